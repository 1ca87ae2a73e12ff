package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The blocked domains of e-mail addresses.
 *
 * @param typed the domain that was refused, or empty
 * @param problem why it was refused
 * @param older the query of the next page
 */
public record EmailDomainsPage(
        PageFrame page, List<Entry> domains, String typed, Optional<String> problem, Optional<String> older)
        implements View {
    /** @param attempts the sign-ups that were refused in the last seven days */
    public record Entry(String id, String domain, long attempts) {}

    @Override
    public String template() {
        return "admin/email_domains";
    }
}
