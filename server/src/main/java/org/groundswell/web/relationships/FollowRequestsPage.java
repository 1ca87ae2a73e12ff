package org.groundswell.web.relationships;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The accounts that ask to follow the visitor.
 *
 * @param older the query of the next page
 */
public record FollowRequestsPage(PageFrame page, List<Person> people, Optional<String> older) implements View {
    @Override
    public String template() {
        return "relationships/follow_requests";
    }
}
