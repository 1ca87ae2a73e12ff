package org.groundswell.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.statuses.Status;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagHistory;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.Examples;

/** A tag: how many, when, and what they said. */
public final class TagPages implements Pages {
    private final Tags tags;
    private final Timelines timelines;
    private final Examples examples;
    private final PostViews posts;
    private final Renderer renderer;
    private final InstantSource clock;

    TagPages(
            Tags tags,
            Timelines timelines,
            Examples examples,
            PostViews posts,
            Renderer renderer,
            InstantSource clock) {
        this.tags = tags;
        this.timelines = timelines;
        this.examples = examples;
        this.posts = posts;
        this.renderer = renderer;
        this.clock = clock;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/tags/{name}", this::show);
        routes.post("/tags/{name}/follow", call -> {
            tags.follow(call.visitor().me().id(), call.part("name"));
            return back(call);
        });
        routes.post("/tags/{name}/unfollow", call -> {
            tags.unfollow(call.visitor().me().id(), call.part("name"));
            return back(call);
        });
    }

    /**
     * A tag's life as a curve.
     *
     * @param measure what a point stands for: "an hour"
     * @param most the highest point
     */
    public record Life(Curve curve, String measure, long most, Ago first, Ago last) {}

    private Reply show(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        WebCall.Slice<Status> slice = call.slice(
                page -> timelines.tag(TagQuery.of(tag.name()), Origin.ANYWHERE, page),
                status -> status.id().value());
        boolean following = call.visitor()
                .id()
                .map(me -> !tags.followedAmong(me, List.of(tag)).isEmpty())
                .orElse(false);
        String description = "#" + tag.displayName() + ": " + tag.posts() + " posts by " + tag.people() + " people";
        return renderer.page(
                call,
                "tag",
                new Renderer.Subject("#" + tag.displayName(), description, ""),
                Map.of(
                        "tag",
                        tag,
                        "path",
                        path(tag),
                        "life",
                        tags.curve(tag).flatMap(this::life),
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

    private Optional<Life> life(TagHistory history) {
        if (history.people().size() < 2) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant end = history.start()
                .plus(history.stretch().multipliedBy(history.people().size() - 1L));
        Curve curve = Curve.of(history.people(), -1, 640, 160);
        return Optional.of(new Life(
                curve, measure(history.stretch()), curve.most(), Ago.of(history.start(), now), Ago.of(end, now)));
    }

    private static String measure(Duration stretch) {
        if (stretch.toDays() >= 30) {
            return "every 30 days";
        }
        if (stretch.toDays() >= 7) {
            return "a week";
        }
        if (stretch.toDays() >= 1) {
            return "a day";
        }
        if (stretch.toHours() >= 1) {
            return stretch.toHours() == 1 ? "an hour" : "every " + stretch.toHours() + " hours";
        }
        return stretch.toMinutes() == 1 ? "a minute" : "every " + stretch.toMinutes() + " minutes";
    }

    private static String path(Tag tag) {
        return "/tags/" + Params.encode(tag.name().key());
    }

    private static Reply back(WebCall call) {
        return Reply.seeOther(
                "/tags/" + Params.encode(Tags.name(call.part("name")).key()));
    }
}
