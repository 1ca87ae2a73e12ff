package org.groundswell.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.statuses.Status;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.Examples;
import org.groundswell.waves.Stretch;
import org.groundswell.waves.WaveCsv;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.Waves;

/** A tag: how many, when, and what they said. */
public final class TagPages implements Pages {
    private final Tags tags;
    private final Timelines timelines;
    private final Waves waves;
    private final Examples examples;
    private final WaveViews waveViews;
    private final PostViews posts;
    private final Renderer renderer;

    TagPages(
            Tags tags,
            Timelines timelines,
            Waves waves,
            Examples examples,
            WaveViews waveViews,
            PostViews posts,
            Renderer renderer) {
        this.tags = tags;
        this.timelines = timelines;
        this.waves = waves;
        this.examples = examples;
        this.waveViews = waveViews;
        this.posts = posts;
        this.renderer = renderer;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/tags/{name}", this::show);
        routes.get(
                "/tags/{name}/wave.csv",
                call -> csv(call, "wave", WaveCsv.series(report(call).view().series())));
        routes.get(
                "/tags/{name}/countries.csv",
                call -> csv(
                        call, "countries", WaveCsv.spread(report(call).view().countries(), "country")));
        routes.get(
                "/tags/{name}/languages.csv",
                call -> csv(
                        call, "languages", WaveCsv.spread(report(call).view().languages(), "language")));
        routes.post("/tags/{name}/follow", call -> {
            tags.follow(call.visitor().me().id(), call.part("name"));
            return back(call);
        });
        routes.post("/tags/{name}/unfollow", call -> {
            tags.unfollow(call.visitor().me().id(), call.part("name"));
            return back(call);
        });
    }

    private Reply show(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        WebCall.Slice<Status> slice = call.slice(
                page -> timelines.tag(TagQuery.of(tag.name()), Origin.ANYWHERE, page),
                status -> status.id().value());
        boolean following = call.visitor()
                .id()
                .map(me -> !tags.followedAmong(me, List.of(tag)).isEmpty())
                .orElse(false);
        WaveView wave = waveViews.of(waves.of(tag, Stretch.of(call.params()::text)));
        String description = "#" + tag.displayName() + ": " + wave.posts() + " posts by " + wave.people() + " people";
        return renderer.page(
                call,
                "tag",
                new Renderer.Subject("#" + tag.displayName(), description, ""),
                Map.of(
                        "tag",
                        tag,
                        "path",
                        path(tag),
                        "wave",
                        wave,
                        "following",
                        following,
                        "examples",
                        call.params().text("before").isPresent()
                                ? List.of()
                                : posts.of(
                                        examples.of(tag.name(), call.visitor().id()), call.visitor()),
                        "posts",
                        posts.of(slice.entries(), call.visitor()),
                        "older",
                        slice.older()));
    }

    private WaveReport report(WebCall call) {
        return waves.of(tags.get(call.part("name")), Stretch.of(call.params()::text));
    }

    private static Reply csv(WebCall call, String what, String csv) {
        String file = Params.encode(Tags.name(call.part("name")).key()) + "-" + what + ".csv";
        return Reply.of(200, "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + file)
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String path(Tag tag) {
        return "/tags/" + Params.encode(tag.name().key());
    }

    private static Reply back(WebCall call) {
        return Reply.seeOther(
                "/tags/" + Params.encode(Tags.name(call.part("name")).key()));
    }
}
