package org.groundswell.web.explore;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Tags and people that a newcomer can follow.
 *
 * @param groups tags by where they trend; none if nothing trends
 * @param most how many tags and people can be followed at once
 * @param problem why the form was refused
 */
public record WelcomePage(
        PageFrame page, List<TagGroup> groups, List<PersonChoice> people, int most, Optional<String> problem)
        implements View {

    /** Tags that trend in a place. */
    public record TagGroup(String heading, List<TagChoice> tags) {}

    /**
     * A tag to follow.
     *
     * @param key its key
     * @param people how many people use it, in words; may be empty
     */
    public record TagChoice(String key, String name, String people, boolean chosen) {}

    /** An account to follow. */
    public record PersonChoice(SuggestionView suggestion, boolean chosen) {}

    @Override
    public String template() {
        return "explore/welcome";
    }
}
