package org.groundswell.web.people;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.text.SafeHtml;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PictureView;
import org.groundswell.web.view.PostView;

/**
 * An account and its posts.
 *
 * @param featured the accounts that it features
 * @param tags the tags that it features
 * @param pinned the posts that it has pinned; none on later pages
 * @param older the query of the next page of posts
 */
public record ProfilePage(
        PageFrame page,
        ProfileView profile,
        List<Person> featured,
        List<FeaturedTagView> tags,
        List<PostView> pinned,
        List<PostView> posts,
        Optional<String> older)
        implements View {

    /** A field of a profile. */
    public record Line(String name, SafeHtml value) {}

    /**
     * A featured tag.
     *
     * @param url the account's posts with it
     * @param posts how many there are, as text
     */
    public record FeaturedTagView(String name, String url, String posts) {}

    /**
     * A profile.
     *
     * @param avatar without an address if there is none; so is the header
     * @param origin the server of an account from elsewhere, or empty
     * @param own whether it is the visitor's
     * @param locked whether it accepts its followers one by one
     * @param relation the visitor's relationship to it; empty for one's own, and for visitors who aren't signed in
     */
    public record ProfileView(
            Person person,
            PictureView avatar,
            PictureView header,
            SafeHtml note,
            List<Line> lines,
            String country,
            Ago joined,
            long posts,
            long following,
            long followers,
            String origin,
            boolean own,
            boolean locked,
            Optional<RelationView> relation) {}

    @Override
    public String template() {
        return "people/profile";
    }
}
