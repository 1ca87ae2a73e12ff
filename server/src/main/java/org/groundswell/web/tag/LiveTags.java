package org.groundswell.web.tag;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.charts.WaveView;
import org.groundswell.model.Page;
import org.groundswell.model.TagName;
import org.groundswell.rendering.Templates;
import org.groundswell.statuses.StatusPage;
import org.groundswell.stories.TagCare;
import org.groundswell.streaming.Hub;
import org.groundswell.streaming.Source;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.waves.WaveQuery;
import org.groundswell.waves.Waves;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;
import org.groundswell.web.view.WaveViews;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to tags for open pages: counts, the newest posts and, less often, the curve. */
final class LiveTags implements Source<TagName> {
    /** A curve is many bytes, and changes little in a second. */
    private static final Duration CURVE_PACE = Duration.ofSeconds(5);

    private static final int POSTS = 5;

    private final Tags tags;
    private final Timelines timelines;
    private final Waves waves;
    private final TagCare care;
    private final WaveViews waveViews;
    private final PostViews postViews;
    private final Templates templates;
    private final Translator t;
    private final PageFrame around;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    LiveTags(Tags tags, Timelines timelines, Waves waves, TagCare care, WebParts parts) {
        this.tags = tags;
        this.timelines = timelines;
        this.waves = waves;
        this.care = care;
        this.waveViews = parts.waves();
        this.postViews = parts.posts();
        this.templates = parts.templates();
        this.t = parts.messages().english(); // until there is a stream per language
        this.around = parts.renderer().aroundFragment(t);
        this.clock = parts.clock();
    }

    @Override
    public Changes open(TagName tag) {
        return new TagChanges(tag);
    }

    /**
     * The state of a tag at the latest event.
     *
     * @param curveAt the time of the latest event with the curve
     */
    private record Sight(int posts, int people, long newest, Instant curveAt) {
        static final Sight NONE = new Sight(-1, -1, 0, Instant.EPOCH);
    }

    private final class TagChanges implements Changes {
        private final TagName name;
        private Sight last = Sight.NONE;

        TagChanges(TagName name) {
            this.name = name;
        }

        @Override
        public Optional<byte[]> next() {
            Tag tag = tags.get(name.key());
            Instant now = clock.instant();
            WaveView wave = waveViews.of(waves.of(tag, WaveQuery.MAIN), t);
            StatusPage newest = newest(tag);
            long newestId = newest.statuses().isEmpty()
                    ? 0
                    : newest.statuses().getFirst().id().value();
            boolean changed =
                    wave.posts() != last.posts() || wave.people() != last.people() || newestId != last.newest();
            Duration sinceCurve = Duration.between(last.curveAt(), now);
            boolean curve = sinceCurve.compareTo(changed ? CURVE_PACE : Hub.KEEP_ALIVE) >= 0;
            if (!changed && !curve) {
                return Optional.empty();
            }
            byte[] event = event(tag, wave, newest, curve);
            last = new Sight(wave.posts(), wave.people(), newestId, curve ? now : last.curveAt());
            return Optional.of(event);
        }
    }

    private StatusPage newest(Tag tag) {
        TagQuery query =
                new TagQuery(waves.together(tag).stream().map(Tag::name).toList(), List.of(), List.of());
        return timelines.page(Optional.empty(), new Timeline.Tagged(query, Origin.ANYWHERE), Page.first(POSTS));
    }

    private byte[] event(Tag tag, WaveView wave, StatusPage newest, boolean curve) {
        ObjectNode event = json.createObjectNode();
        event.put("posts", wave.posts()).put("people", wave.people()).put("sentence", wave.sentence());
        if (curve) {
            event.put("line", wave.chart().people().line())
                    .put("area", wave.chart().people().area())
                    .put("band", wave.chart().band())
                    .put("expected", wave.chart().expected());
        }
        ArrayNode posts = event.putArray("latest");
        boolean careful = care.isNeeded(tag.name());
        // All of the newest, since slow connections miss events; oldest first, since the page adds each on top.
        for (PostView post : postViews.of(newest, Visitor.STRANGER, t).reversed()) {
            posts.addObject().put("id", post.id()).put("html", templates.text(new LivePost(around, post, careful)));
        }
        return ("data: " + json.writeValueAsString(event) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
