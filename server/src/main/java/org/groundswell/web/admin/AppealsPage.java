package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The pending appeals, for moderators.
 *
 * @param problem why a form was refused
 */
public record AppealsPage(PageFrame page, List<Entry> appeals, Optional<String> problem) implements View {
    /**
     * An appeal with the decision that it is about.
     *
     * @param path of the account's page at the desk
     * @param what the decision, in words
     * @param text of the decision
     * @param posts the posts that the decision is about
     * @param caseId of the case that the decision closed; may be empty
     * @param appeal the text of the appeal
     */
    public record Entry(
            String id,
            Person person,
            String path,
            String what,
            String text,
            List<DeskPost> posts,
            Ago decided,
            String caseId,
            String appeal,
            Ago filed) {}

    @Override
    public String template() {
        return "admin/appeals";
    }
}
