package org.groundswell.web.people;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostView;

/**
 * The posts of an account that have a tag.
 *
 * @param tag its name as it is shown, without {@code #}
 * @param url of the tag's page
 * @param older the query of the next page of posts
 */
public record TaggedPage(
        PageFrame page, Person person, String tag, String url, List<PostView> posts, Optional<String> older)
        implements View {
    @Override
    public String template() {
        return "people/tagged";
    }
}
