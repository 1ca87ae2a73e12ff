package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkUrl;
import org.groundswell.links.Links;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.EntryReview;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.Verdicts;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.trending.Trending;
import org.groundswell.trending.TrendingPosts;

/**
 * The review of trending posts, pages and websites, for moderators: {@code /api/v1/admin/trends}. None of them needs
 * approval, so approving is undoing a rejection.
 */
public final class AdminTrendsApi implements Resource {
    private static final String STATUSES = "/api/v1/admin/trends/statuses";
    private static final String LINKS = "/api/v1/admin/trends/links";
    private static final String PUBLISHERS = LINKS + "/publishers";

    private final EntryReview review;
    private final Sources sources;
    private final Statuses statuses;
    private final LinkEntities linkEntities;
    private final StatusEntities statusEntities;

    /** The services that entries are read from. */
    public record Sources(Trending trending, TrendingPosts posts, Statuses statuses, Links links, LinkDays linkDays) {}

    public AdminTrendsApi(EntryReview review, Sources sources, ApiParts parts) {
        this.review = review;
        this.sources = sources;
        this.statuses = sources.statuses().atDesk();
        this.linkEntities = new LinkEntities(sources.linkDays(), parts);
        this.statusEntities = parts.statuses.atDesk();
    }

    /**
     * A page, for moderators.
     *
     * @param requiresReview always false
     * @param trendable whether it may be on lists of trends
     */
    record LinkReviewEntity(
            String id,
            boolean requiresReview,
            boolean trendable,
            @JsonUnwrapped LinkEntity link) {}

    /**
     * A website, for moderators.
     *
     * @param id its name, as in {@code domain}
     * @param requiresReview always false
     * @param trendable whether its pages may be on lists of trends
     */
    record PublisherEntity(String id, String domain, boolean requiresReview, boolean trendable) {}

    /** A part of a list. */
    private record Part(int offset, int limit) {
        static Part of(Params params) {
            return new Part(
                    Math.clamp(params.number("offset").orElse(0), 0, 1_000),
                    Math.clamp(params.number("limit").orElse(10), 1, 100));
        }

        int end() {
            return offset + limit;
        }
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ);
        Access write = Access.moderator(Scope.ADMIN_WRITE);
        routes.get(STATUSES, read, "Trending statuses with the hidden ones, for moderators", this::statuses);
        routes.post(STATUSES + "/{id}/approve", write, "Lets a status trend", call -> reviewStatus(call, true));
        routes.post(STATUSES + "/{id}/reject", write, "Hides a status from trends", call -> reviewStatus(call, false));
        routes.get(LINKS, read, "Trending links with the hidden ones, for moderators", this::links);
        routes.post(LINKS + "/{id}/approve", write, "Lets a link trend", call -> reviewLink(call, true));
        routes.post(LINKS + "/{id}/reject", write, "Hides a link from trends", call -> reviewLink(call, false));
        routes.get(PUBLISHERS, read, "Websites of trending links, for moderators", this::publishers);
        routes.post(
                PUBLISHERS + "/{id}/approve",
                write,
                "Lets the links of a website trend",
                call -> reviewPublisher(call, true));
        routes.post(
                PUBLISHERS + "/{id}/reject",
                write,
                "Hides the links of a website from trends",
                call -> reviewPublisher(call, false));
    }

    private List<Json> statuses(ApiCall call) {
        Verdicts verdicts = review.verdicts(call.me());
        Part part = Part.of(call.params());
        return entities(call, verdicts, sources.posts().withHidden(call.me(), part.offset(), part.limit()));
    }

    private Json reviewStatus(ApiCall call, boolean trendable) {
        review.verdicts(call.me());
        StatusId id = call.statusId();
        List<Post> post = statuses.posts(Optional.of(call.me()), List.of(id)).stream()
                .filter(found -> found.visibility().isListed())
                .toList();
        if (post.isEmpty()) {
            throw new Refusal.NotFound();
        }
        review.setTrendable(call.me(), new Subject.OfPost(id), trendable);
        return entities(call, review.verdicts(call.me()), post).stream()
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    private List<Json> entities(ApiCall call, Verdicts verdicts, List<Post> posts) {
        return statusEntities.reviewed(
                posts, call.viewer(), status -> verdicts.showsPost(status.id().toString()));
    }

    private List<LinkReviewEntity> links(ApiCall call) {
        Verdicts verdicts = review.verdicts(call.me());
        Part part = Part.of(call.params());
        List<LinkUrl> pages = trending(part.end()).skip(part.offset()).toList();
        Map<LinkUrl, Long> ids = sources.links().ids(pages);
        Map<LinkUrl, LinkEntity> entities = linkEntities.of(pages);
        return pages.stream()
                .flatMap(page ->
                        Optional.ofNullable(ids.get(page)).map(id -> entity(id, page, entities, verdicts)).stream())
                .toList();
    }

    private LinkReviewEntity reviewLink(ApiCall call, boolean trendable) {
        review.verdicts(call.me());
        long id = call.number("id");
        LinkUrl page = sources.links().find(id).orElseThrow(Refusal.NotFound::new);
        review.setTrendable(call.me(), new Subject.OfLink(page), trendable);
        return entity(id, page, linkEntities.of(List.of(page)), review.verdicts(call.me()));
    }

    private static LinkReviewEntity entity(
            long id, LinkUrl page, Map<LinkUrl, LinkEntity> entities, Verdicts verdicts) {
        return new LinkReviewEntity(
                Long.toString(id), false, verdicts.showsLink(page), Objects.requireNonNull(entities.get(page)));
    }

    /** Websites of pages that trend, the strongest first, then those that are hidden. */
    private List<PublisherEntity> publishers(ApiCall call) {
        Verdicts verdicts = review.verdicts(call.me());
        Part part = Part.of(call.params());
        List<String> hidden = new ArrayList<>(verdicts.entries().hiddenPublishers());
        hidden.sort(null);
        return Stream.concat(trending(Integer.MAX_VALUE).map(LinkUrl::site), hidden.stream())
                .distinct()
                .skip(part.offset())
                .limit(part.limit())
                .map(site -> entity(site, verdicts))
                .toList();
    }

    private PublisherEntity reviewPublisher(ApiCall call, boolean trendable) {
        if (!(Subject.of("publisher", call.part("id")) instanceof Subject.OfPublisher publisher)) {
            throw new Refusal.NotFound();
        }
        review.setTrendable(call.me(), publisher, trendable);
        return entity(publisher.site(), review.verdicts(call.me()));
    }

    private static PublisherEntity entity(String site, Verdicts verdicts) {
        return new PublisherEntity(site, site, false, verdicts.showsPublisher(site));
    }

    private Stream<LinkUrl> trending(int limit) {
        return sources.trending().linksWithHidden(limit).stream().map(trend -> new LinkUrl(trend.tag()));
    }
}
