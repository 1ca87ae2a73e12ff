package org.groundswell.web.tag;

import java.util.List;
import java.util.Optional;
import org.groundswell.charts.Curve;
import org.groundswell.charts.WaveTable;
import org.groundswell.charts.WaveView;
import org.groundswell.exports.StoryView;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.tags.Tag;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.TagLink;
import org.groundswell.web.view.VoiceView;

/**
 * A tag: its wave, and its posts.
 *
 * @param path the page's own address
 * @param table the figures of its chart; empty if there is no chart, or for too many intervals
 * @param published published stories about it
 * @param together spellings that are counted together, if there are several
 * @param help where to find help, if the tag is a sensitive topic
 * @param posts its latest posts
 * @param older the query of the next page of posts
 */
public record TagPage(
        PageFrame page,
        Tag tag,
        String path,
        WaveView wave,
        Optional<WaveTable> table,
        State state,
        List<Published> published,
        List<Tag> together,
        List<StoryView.Help> help,
        Insights insights,
        List<PostView> posts,
        Optional<String> older)
        implements View {

    /**
     * The tag's state, and how it is shown.
     *
     * @param following whether the visitor follows it
     * @param alerted whether the visitor is notified when it trends
     * @param careful whether it is a sensitive topic: no avatars are shown
     * @param live whether the open page is kept up to date
     * @param apart whether the tag is counted by itself rather than together with other spellings
     * @param muted present if the visitor has muted it: until when, or empty text for good
     * @param partOf the tag into whose entry it is folded in the list of trends
     * @param moment the past moment that the page is of; empty for now
     */
    public record State(
            boolean following,
            boolean alerted,
            boolean careful,
            boolean live,
            boolean apart,
            Optional<String> muted,
            Optional<TagLink> partOf,
            Optional<String> moment) {}

    /**
     * Facts about the wave beyond its numbers.
     *
     * @param hidden relations that moderators have hidden, for moderators
     * @param weighedDown how many posts weighed little in the selection of {@code highlights}, and why, as a sentence
     * @param externalCounts posts about it on other networks
     */
    public record Insights(
            Optional<BeginningView> beginning,
            Optional<ContentView> content,
            List<RelatedView> related,
            List<Hidden> hidden,
            List<VoiceView> voices,
            List<Shown> highlights,
            Optional<String> weighedDown,
            List<EchoView> externalCounts) {

        static final Insights NONE = new Insights(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Whether the preview of the most shared page is shown: not a second time, if the first people shared it too. */
    public boolean showsPreviewOfShared() {
        Optional<String> first =
                insights.beginning().flatMap(BeginningView::link).map(BeginningView.Shared::url);
        Optional<String> most = insights.content()
                .flatMap(ContentView::page)
                .map(page -> page.link().url());
        return most.isPresent() && !most.equals(first);
    }

    /** A hidden relation to another tag, with its key and the moderator's note. */
    public record Hidden(String name, String key, String note) {}

    /** A published story about the tag. */
    public record Published(String url, String language, Ago at) {}

    /**
     * Posts on another network.
     *
     * @param curve people over time, in the steps of the wave's own curve
     */
    public record EchoView(String network, int posts, int people, Curve curve) {}

    /**
     * A post chosen to show what people say.
     *
     * @param why the reasons for choosing it
     * @param more the next posts of its author in the thread
     */
    public record Shown(PostView post, String why, List<PostView> more) {}

    @Override
    public String template() {
        return "tag/tag";
    }
}
