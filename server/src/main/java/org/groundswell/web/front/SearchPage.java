package org.groundswell.web.front;

import java.util.List;
import org.groundswell.rendering.View;
import org.groundswell.tags.Tag;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/** Tags and people that match a search; none before a search. */
public record SearchPage(PageFrame page, String typed, List<Tag> tags, List<Person> people) implements View {
    @Override
    public String template() {
        return "search";
    }
}
