package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.reports.Cases;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * A case with everything that a decision needs.
 *
 * @param about the account; empty if it was deleted
 * @param posts the reported posts, each once
 * @param mayDecide whether the visitor may act on the account
 * @param decision the form, if a decision can close the case
 * @param surge the strangers, if it is about a shield
 * @param problem why a form was refused
 */
public record CasePage(
        PageFrame page,
        Head head,
        Optional<DeskAccount> about,
        List<ReportView> reports,
        List<DeskPost> posts,
        List<EntryView> entries,
        boolean mayDecide,
        Optional<DecisionForm> decision,
        Optional<SurgeView> surge,
        Optional<String> problem)
        implements View {
    /**
     * The state of a case.
     *
     * @param assignee the address of the moderator who handles it; may be empty
     * @param mine whether that is the visitor
     * @param outcome of a closed case, in words; empty if it is open
     */
    public record Head(
            String id, int version, String acct, int reports, String assignee, boolean mine, String outcome) {
        public boolean open() {
            return outcome.isEmpty();
        }
    }

    /**
     * A report.
     *
     * @param reporter empty if that account was deleted
     * @param rules the rules that were violated
     * @param forward whether the reporter asks to send it to the account's server
     */
    public record ReportView(
            Optional<Person> reporter,
            String category,
            List<String> rules,
            String comment,
            boolean forward,
            int posts,
            Ago at) {}

    /**
     * An entry in the log of the case.
     *
     * @param by the moderator's address; may be empty
     * @param what in words; empty for a note
     */
    public record EntryView(String by, String what, String note, Ago at) {}

    /**
     * The surge of strangers that raised a shield.
     *
     * @param state of the shield, in words
     * @param total the number of strangers
     * @param posts addresses of the posts that most of them answered
     * @param followed the accounts that several of them follow
     * @param servers the servers they are from
     * @param elsewhere how many of them also contacted others whose shields went up
     */
    public record SurgeView(
            String state,
            long total,
            List<Stranger> strangers,
            List<String> posts,
            List<Followed> followed,
            List<Server> servers,
            long elsewhere) {}

    /** A stranger, with what it did. */
    public record Stranger(
            Person person,
            Ago joined,
            Ago first,
            int posts,
            int follows,
            boolean near,
            List<DeskAccount.Linked> linked) {}

    /** An account that several strangers follow. */
    public record Followed(Person person, long strangers) {}

    /** A server, in words, with the number of strangers from it. */
    public record Server(String name, long strangers) {}

    public int longestNote() {
        return Cases.LONGEST_NOTE;
    }

    @Override
    public String template() {
        return "admin/case";
    }
}
