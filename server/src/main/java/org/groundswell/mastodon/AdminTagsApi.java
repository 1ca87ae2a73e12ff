package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.TagName;
import org.groundswell.moderation.TagReview;
import org.groundswell.moderation.TagReview.Reviewed;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/** Tags and their review, for moderators: {@code /api/v1/admin/tags} and {@code /api/v1/admin/trends/tags}. */
public final class AdminTagsApi implements Resource {
    private static final String PATH = "/api/v1/admin/tags";
    private static final String TRENDS = "/api/v1/admin/trends/tags";

    private final TagReview review;
    private final Tags tags;
    private final Trending trending;
    private final URI home;

    public AdminTagsApi(TagReview review, Tags tags, Trending trending, ApiParts parts) {
        this.review = review;
        this.tags = tags;
        this.trending = trending;
        this.home = parts.home();
    }

    /**
     * A tag, for moderators.
     *
     * @param name its display name
     * @param history the last seven days, newest first
     * @param trendable whether it may be on lists of trends
     * @param usable whether new posts may have it
     * @param requiresReview whether it waits for a decision
     * @param listable whether searches, suggestions and lists may show it
     */
    record Entity(
            String id,
            String name,
            String url,
            List<TagEntity.Day> history,
            boolean trendable,
            boolean usable,
            boolean requiresReview,
            boolean listable) {}

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ);
        Access write = Access.moderator(Scope.ADMIN_WRITE);
        routes.get(
                PATH,
                read,
                "Tags, for moderators",
                call -> call.listing(
                        100,
                        200,
                        page -> review.list(call.me(), page),
                        each -> each.tag().id().orElseThrow().value(),
                        this::entities));
        routes.get(
                PATH + "/{id}",
                read,
                "A tag, for moderators",
                call -> entity(review.get(call.me(), call.number("id"))));
        routes.put(
                PATH + "/{id}", write, "Changes the settings of a tag, and decides whether it may trend", this::change);
        routes.get(TRENDS, read, "Tags that trend or wait for approval, for moderators", this::trends);
        routes.post(
                TRENDS + "/{id}/approve",
                write,
                "Lets a tag trend",
                call -> entity(review.change(call.me(), call.number("id"), TagReview.Change.trendable(true))));
        routes.post(
                TRENDS + "/{id}/reject",
                write,
                "Hides a tag from trends",
                call -> entity(review.change(call.me(), call.number("id"), TagReview.Change.trendable(false))));
    }

    private Entity change(ApiCall call) {
        Params params = call.params();
        return entity(review.change(
                call.me(),
                call.number("id"),
                new TagReview.Change(
                        params.flag("trendable"),
                        params.flag("usable"),
                        params.flag("listable"),
                        params.text("display_name"),
                        params.isOn("requires_review"))));
    }

    private List<Entity> trends(ApiCall call) {
        int offset = Math.clamp(call.params().number("offset").orElse(0), 0, 1_000);
        int limit = Math.clamp(call.params().number("limit").orElse(10), 1, 100);
        int all = offset + limit;
        List<TagName> names = Stream.concat(trending.awaiting(all).stream(), trending.now(Place.WORLD, all).stream())
                .map(Trend::tag)
                .distinct()
                .skip(offset)
                .limit(limit)
                .map(TagName::new)
                .toList();
        return entities(review.byNames(call.me(), names));
    }

    private List<Entity> entities(List<Reviewed> found) {
        return found.stream().map(this::entity).toList();
    }

    private Entity entity(Reviewed reviewed) {
        return new Entity(
                Long.toString(reviewed.tag().id().orElseThrow().value()),
                reviewed.tag().displayName(),
                TagEntities.url(home, reviewed.tag().name()),
                tags.days(reviewed.tag()).stream().map(TagEntities::day).toList(),
                reviewed.trendable(),
                reviewed.settings().usable(),
                reviewed.awaiting(),
                reviewed.settings().listable());
    }
}
