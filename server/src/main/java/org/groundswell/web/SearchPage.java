package org.groundswell.web;

import java.util.List;
import org.groundswell.tags.Tag;

/** Tags and people that match a search; none before a search. */
public record SearchPage(Page page, String typed, List<Tag> tags, List<Person> people) implements View {
    @Override
    public String template() {
        return "search";
    }
}
