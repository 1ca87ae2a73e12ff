package org.groundswell.web.people;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The followers of an account, or the accounts it follows.
 *
 * @param older the query of the next page
 */
public record PeoplePage(PageFrame page, String heading, List<Person> people, Optional<String> older) implements View {
    @Override
    public String template() {
        return "people/people";
    }
}
