package org.groundswell.web.report;

import org.groundswell.relationships.Relationship;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The confirmation of a report, with what the reporter can do about the account.
 *
 * @param person the account that was reported
 */
public record ReportSentPage(PageFrame page, Person person, Relationship relation) implements View {
    /** The path to which the actions lead back. */
    public String path() {
        return path(person.id());
    }

    static String path(String account) {
        return ReportPages.SENT + "?account=" + account;
    }

    public boolean canUnfollow() {
        return relation.follow().isPresent();
    }

    /** Whether muting is offered: a block already hides more. */
    public boolean canMute() {
        return !relation.isMuting() && !relation.blocking();
    }

    public boolean canBlock() {
        return !relation.blocking();
    }

    @Override
    public String template() {
        return "report/sent";
    }
}
