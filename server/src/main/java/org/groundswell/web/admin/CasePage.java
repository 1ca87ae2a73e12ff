package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.moderation.Decision;
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
 * @param surge the strangers, if it is about a shield
 * @param problem why a form was refused
 */
public record CasePage(
        PageFrame page,
        Head head,
        Optional<About> about,
        List<ReportView> reports,
        List<PostEvidence> posts,
        List<EntryView> entries,
        boolean mayDecide,
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
     * The account that a case is about.
     *
     * @param restrictions in force, in words, with their names in forms
     * @param strikes earlier decisions
     * @param cases the number of its other cases
     * @param linked accounts that may be the same person's
     */
    public record About(
            Person person,
            Ago joined,
            long followers,
            long posts,
            List<Restriction> restrictions,
            List<StrikeLine> strikes,
            int cases,
            List<Linked> linked) {}

    /**
     * An account with which another has a browser or a network in common.
     *
     * @param device whether it is a browser
     */
    public record Linked(Person person, boolean device) {}

    /** A restriction in force. */
    public record Restriction(String type, String label) {}

    /** An earlier decision, in words. */
    public record StrikeLine(String what, String text, Ago at, boolean lifted) {}

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
     * A reported post.
     *
     * @param text as it was reported
     * @param url of the post in its thread; empty if it is deleted, or the visitor may not see it
     * @param changed whether its text is another one by now
     * @param parent the post that it replies to
     */
    public record PostEvidence(
            String id,
            String spoiler,
            String text,
            String url,
            boolean changed,
            Ago posted,
            int reports,
            Optional<Parent> parent) {}

    /** The post that a reported post replies to. */
    public record Parent(String acct, String text, String url) {}

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
            Person person, Ago joined, Ago first, int posts, int follows, boolean near, List<Linked> linked) {}

    /** An account that several strangers follow. */
    public record Followed(Person person, long strangers) {}

    /** A server, in words, with the number of strangers from it. */
    public record Server(String name, long strangers) {}

    public int longestNote() {
        return Cases.LONGEST_NOTE;
    }

    public int longestText() {
        return Decision.LONGEST_TEXT;
    }

    @Override
    public String template() {
        return "admin/case";
    }
}
