package org.groundswell.web.lists;

import java.util.List;
import java.util.Optional;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The settings of a list and its members.
 *
 * @param older the query of the next page of members
 * @param problem why a change was refused
 */
public record ListEditPage(
        PageFrame page, FollowList list, List<Person> members, Optional<String> older, Optional<String> problem)
        implements View {
    /** The choices of replies, with the keys of their names. */
    public List<RepliesPolicy> policies() {
        return List.of(RepliesPolicy.values());
    }

    @Override
    public String template() {
        return "lists/edit";
    }
}
