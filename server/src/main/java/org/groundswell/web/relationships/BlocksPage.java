package org.groundswell.web.relationships;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * One of the lists of what the visitor blocks or mutes.
 *
 * @param ended follows that ended with blocked servers, the latest first
 * @param older the query of the next page
 */
public record BlocksPage(
        PageFrame page,
        Kind kind,
        List<Entry> people,
        List<String> domains,
        List<Ended> ended,
        Optional<String> older,
        Optional<String> problem)
        implements View {
    /** The lists, with the parts of their addresses. */
    public enum Kind {
        BLOCKED("blocked"),
        MUTED("muted"),
        SERVERS("servers");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        public String path() {
            return "/settings/" + path;
        }

        /** The key of its name. */
        public String label() {
            return "blocks." + path;
        }

        /** The key of what it says if it is empty. */
        public String empty() {
            return label() + ".empty";
        }
    }

    /**
     * A blocked or muted account.
     *
     * @param until the end of a mute
     */
    public record Entry(Person person, Optional<Ago> until) {}

    /**
     * Follows that ended with a blocked server.
     *
     * @param url the page that lists them
     */
    public record Ended(String url, String domain, long count, Ago at) {}

    @Override
    public String template() {
        return "relationships/blocks";
    }
}
