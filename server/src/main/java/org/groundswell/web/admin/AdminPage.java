package org.groundswell.web.admin;

import java.util.List;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Registrations: requests that wait for approval, staff and invitations.
 *
 * @param mode how people get an account: open, approval, invite or closed
 * @param waiting requests that wait for approval
 * @param staff accounts with a role
 * @param invites invitations that can still be used
 */
public record AdminPage(PageFrame page, String mode, List<Waiting> waiting, List<Staff> staff, List<InviteView> invites)
        implements View {

    /** An account with more permissions than a user's. */
    public record Staff(String acct, String role) {}

    /** A request for an account that waits for approval. */
    public record Waiting(String id, String username, String email, String reason, Ago since) {}

    /** An invitation, as a link to give away. */
    public record InviteView(String url, int usesLeft) {}

    @Override
    public String template() {
        return "admin/admin";
    }
}
