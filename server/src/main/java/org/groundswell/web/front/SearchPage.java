package org.groundswell.web.front;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.tags.Tag;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * Tags and people that match a search; none before a search.
 *
 * @param typed the search as typed, or empty
 */
public record SearchPage(PageFrame page, String typed, List<Tag> tags, List<Person> people) implements View {
    /** The tag to write with, if the search may be one. */
    public Optional<String> tag() {
        return typed.startsWith("@") ? Optional.empty() : Optional.of(typed.replaceFirst("^#", ""));
    }

    @Override
    public String template() {
        return "front/search";
    }
}
