package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.moderation.AccountSearch;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The accounts of this server and of others, for moderators.
 *
 * @param query what was searched; may be empty
 * @param state the chosen state; may be empty
 * @param origin the chosen origin; may be empty
 * @param older the query of the next page
 */
public record AccountListPage(
        PageFrame page,
        String query,
        String state,
        String origin,
        List<Tab> states,
        List<Tab> origins,
        List<Entry> accounts,
        Optional<String> older)
        implements View {
    /** A part of the list. */
    public record Tab(String path, String name, boolean chosen) {}

    /**
     * An account.
     *
     * @param path of its page at the desk
     * @param role of staff, in words; empty for others
     * @param states what holds for it beside being active, in words
     */
    public record Entry(String path, Person person, String role, Ago joined, long followers, List<String> states) {}

    public int longestQuery() {
        return AccountSearch.LONGEST;
    }

    @Override
    public String template() {
        return "admin/accounts";
    }
}
