package org.groundswell.web.settings;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The security settings of the visitor's account.
 *
 * @param email the account's address
 * @param mail whether the server sends e-mail, so that the address can be changed
 * @param sessions the browsers that are signed in, those used last first
 * @param apps the apps that have access, those used last first
 * @param problem why a form was refused
 */
public record SecurityPage(
        PageFrame page,
        String email,
        boolean mail,
        List<SessionView> sessions,
        List<AppView> apps,
        Optional<String> problem)
        implements View {
    /**
     * A browser that is signed in.
     *
     * @param browser in words; empty if unknown
     * @param network the address it was begun from; empty if unknown
     * @param current whether it is the one that shows the page
     */
    public record SessionView(String id, String browser, String network, boolean current, Ago since, Ago lastUsed) {}

    /** An app that has access. */
    public record AppView(long id, String name, String website, String scopes, Ago since, Ago lastUsed) {}

    @Override
    public String template() {
        return "settings/security";
    }
}
