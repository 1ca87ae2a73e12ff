package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PictureView;

/**
 * An account at the desk, with its cases and posts.
 *
 * @param about the account
 * @param log the path of the entries about it in the audit log
 * @param pictures of its profile, as far as there are any
 * @param pending why its owner wants to join, while it waits for approval; the text may be empty
 * @param cases about it, the newest first
 * @param openCase the path of the open one; may be empty
 * @param posts some of its posts
 * @param hidden whether they are hidden, since the account is suspended
 * @param older the path of the page with older posts
 * @param decision the form for a decision, if the visitor may act on the account
 * @param own whether it is the visitor's own account
 * @param problem why a form was refused
 */
public record AccountPage(
        PageFrame page,
        DeskAccount about,
        String log,
        List<PictureView> pictures,
        Optional<String> pending,
        List<CaseLine> cases,
        String openCase,
        List<DeskPost> posts,
        boolean hidden,
        Optional<String> older,
        Optional<DecisionForm> decision,
        boolean own,
        Optional<String> problem)
        implements View {
    /** A case about the account: what became of it, or that it is open. */
    public record CaseLine(String path, String what, String reports, Ago at) {}

    @Override
    public String template() {
        return "admin/account";
    }
}
