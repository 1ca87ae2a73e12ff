package org.groundswell.web;

import java.util.List;
import java.util.Optional;

/**
 * The followers of an account, or the accounts it follows.
 *
 * @param older the query of the next page
 */
public record PeoplePage(Page page, String heading, List<Person> people, Optional<String> older) implements View {
    @Override
    public String template() {
        return "people";
    }
}
