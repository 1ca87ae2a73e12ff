package org.groundswell.web.tag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.filters.FilterPlace;
import org.groundswell.model.Page;
import org.groundswell.model.TagName;
import org.groundswell.rendering.Templates;
import org.groundswell.statuses.StatusPage;
import org.groundswell.stories.TagCare;
import org.groundswell.streaming.Hub;
import org.groundswell.streaming.Source;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.waves.WaveQuery;
import org.groundswell.waves.Waves;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.WaveViews;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to tags for open pages: counts, the newest posts and, less often, the curve. */
final class LiveTags implements Source<LiveTags.Key, LiveTag> {
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
    private final Messages messages;
    private final Renderer renderer;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * A channel.
     *
     * @param language of its sentences; one that there are messages in
     */
    record Key(TagName tag, Locale language) {}

    LiveTags(LivePages.Sources sources, WebParts parts) {
        this.tags = sources.tags();
        this.timelines = sources.timelines();
        this.waves = sources.waves();
        this.care = sources.care();
        this.waveViews = parts.waves();
        this.postViews = parts.posts();
        this.templates = parts.templates();
        this.messages = parts.messages();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public Changes<LiveTag> open(Key key) {
        return new TagChanges(key.tag(), messages.in(key.language()));
    }

    /**
     * The state of a tag at the latest event.
     *
     * @param hasCurve whether the tag had enough people for a curve
     * @param curveAt the time of the latest event with the curve
     */
    private record Sight(int posts, int people, long newest, boolean hasCurve, Instant curveAt) {
        static final Sight NONE = new Sight(-1, -1, 0, false, Instant.EPOCH);
    }

    private final class TagChanges implements Changes<LiveTag> {
        private final TagName name;
        private final Translator t;
        private Sight last = Sight.NONE;

        TagChanges(TagName name, Translator t) {
            this.name = name;
            this.t = t;
        }

        @Override
        public Optional<LiveTag> next() {
            Tag tag = tags.get(name.key());
            Instant now = clock.instant();
            WaveView wave = waveViews.of(waves.of(tag, WaveQuery.MAIN), t);
            List<TagName> together = waves.together(tag).stream().map(Tag::name).toList();
            StatusPage newest = newest(together);
            long newestId = newest.statuses().isEmpty()
                    ? 0
                    : newest.statuses().getFirst().id().value();
            boolean changed =
                    wave.posts() != last.posts() || wave.people() != last.people() || newestId != last.newest();
            Duration sinceCurve = Duration.between(last.curveAt(), now);
            // The first curve of a tag that has just got enough people for one doesn't wait.
            boolean first = wave.chart().isPresent() && !last.hasCurve();
            boolean curve = first || sinceCurve.compareTo(changed ? CURVE_PACE : Hub.KEEP_ALIVE) >= 0;
            if (!changed && !curve) {
                return Optional.empty();
            }
            ObjectNode figures = figures(wave, curve);
            LivePosts form = new LivePosts(
                    postViews,
                    templates,
                    renderer.aroundFragment(t),
                    FilterPlace.ofTags(together),
                    care.isNeededForAny(together));
            last = new Sight(
                    wave.posts(), wave.people(), newestId, wave.chart().isPresent(), curve ? now : last.curveAt());
            return Optional.of(new LiveTag(figures, newest, form));
        }
    }

    /** As visitors see it who are not signed in. */
    private StatusPage newest(List<TagName> together) {
        TagQuery query = new TagQuery(together, List.of(), List.of());
        return timelines.page(Optional.empty(), new Timeline.Tagged(query, Origin.ANYWHERE), Page.first(POSTS));
    }

    private ObjectNode figures(WaveView wave, boolean curve) {
        ObjectNode figures = json.createObjectNode();
        figures.put("posts", wave.posts()).put("people", wave.people()).put("sentence", wave.sentence());
        if (curve && wave.chart().isPresent()) {
            WaveChart chart = wave.chart().get();
            figures.put("line", chart.line())
                    .put("so_far", chart.soFar())
                    .put("area", chart.surplus())
                    .put("band", chart.band())
                    .put("expected", chart.expected());
            ArrayNode grid = figures.putArray("grid");
            chart.grid()
                    .lines()
                    .forEach(line -> grid.addObject().put("y", line.percent()).put("label", line.label()));
        }
        return figures;
    }
}
