package org.groundswell.web.settings;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The passkeys of the visitor's account.
 *
 * @param full whether the account has as many as it can have
 * @param code whether adding one needs a code
 * @param suggested a name for a new one
 * @param problem why a form was refused
 */
public record PasskeysPage(
        PageFrame page,
        List<PasskeyView> passkeys,
        boolean full,
        boolean code,
        String suggested,
        Optional<String> problem)
        implements View {
    /**
     * A passkey.
     *
     * @param lastUsed empty if nobody has signed in with it
     */
    public record PasskeyView(String id, String name, boolean synced, Ago since, Optional<Ago> lastUsed) {}

    @Override
    public String template() {
        return "settings/passkeys";
    }
}
