package org.groundswell.mastodon;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.http.AddressLimit;
import org.groundswell.http.Params;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.trending.ListQuery;
import org.groundswell.trending.Topic;
import org.groundswell.trending.Trending;
import org.groundswell.trending.TrendingPosts;
import org.groundswell.trends.model.Place;

/** Trends, worldwide or of a place: {@code /api/v1/trends}. */
public final class TrendsApi implements Resource {
    private final Trending trending;
    /** Each is an engine's work. */
    private final AddressLimit pastLists;

    private final TrendingPosts posts;
    private final LinkEntities linkEntities;
    private final TagEntities tagEntities;
    private final StatusEntities statusEntities;
    private final InstantSource clock;

    public TrendsApi(Trending trending, TrendingPosts posts, LinkDays linkDays, ApiParts parts) {
        this.trending = trending;
        this.pastLists = parts.limits.pastLists();
        this.posts = posts;
        this.linkEntities = new LinkEntities(linkDays, parts);
        this.tagEntities = parts.tags;
        this.statusEntities = parts.statuses;
        this.clock = parts.clock;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/trends", Access.open(Scope.READ_STATUSES), "Trending tags", this::tags);
        routes.get("/api/v1/trends/tags", Access.open(Scope.READ_STATUSES), "Trending tags", this::tags);
        routes.get("/api/v1/trends/statuses", Access.open(Scope.READ_STATUSES), "Trending statuses", this::statuses);
        routes.get("/api/v1/trends/links", Access.open(Scope.READ_STATUSES), "Trending links", this::links);
    }

    private Json statuses(ApiCall call) {
        Params params = call.params();
        return statusEntities.of(
                posts.in(place(params), call.viewer(), offset(params), limit(params, 20, 40)), call.viewer());
    }

    private List<LinkEntity> links(ApiCall call) {
        Params params = call.params();
        int offset = offset(params);
        List<LinkUrl> pages = trending.links(place(params), offset + limit(params, 10, 20)).stream()
                .skip(offset)
                .map(trend -> new LinkUrl(trend.tag()))
                .toList();
        return List.copyOf(linkEntities.of(pages).values());
    }

    private static int limit(Params params, int standard, int most) {
        return Math.clamp(params.number("limit").orElse(standard), 1, most);
    }

    private static int offset(Params params) {
        return Math.clamp(params.number("offset").orElse(0), 0, 1_000);
    }

    private List<TagEntity> tags(ApiCall call) {
        Params params = call.params();
        int limit = limit(params, 10, 20);
        int offset = offset(params);
        Place place = place(params);
        Optional<Instant> at = PastMoment.of(params);
        if (at.isPresent()) {
            pastLists.take(call.call());
        }
        ListQuery query = new ListQuery(
                place, params.isOn("still_high") ? ListQuery.Kind.STILL_HIGH : ListQuery.Kind.TRENDING, at);
        List<Topic> listed = params.isOn("unfolded")
                ? trending.list(query, offset + limit).stream()
                        .map(Topic::alone)
                        .toList()
                : trending.topics(query, offset + limit);
        return tagEntities.of(
                listed.stream().skip(offset).toList(),
                at,
                clock.instant(),
                call.viewer(),
                call.call().translator());
    }

    /** The country or language that is asked for; the world if neither is. */
    private static Place place(Params params) {
        Optional<String> country = params.text("place").filter(code -> !code.isEmpty());
        Optional<String> language = params.text("language").filter(code -> !code.isEmpty());
        if (country.isPresent() && language.isPresent()) {
            throw new Refusal.Invalid("language", "error.trends.language_and_place");
        }
        if (language.isPresent()) {
            return LanguageCode.parse(language.get())
                    .filter(LanguageCode::isPlain)
                    .map(code -> Place.language(code.tag()))
                    .orElseThrow(() -> new Refusal.Invalid("language", "error.trends.language"));
        }
        return country.map(code ->
                        CountryCode.parse(code).orElseThrow(() -> new Refusal.Invalid("place", "error.country")))
                .map(code -> Place.country(code.code()))
                .orElse(Place.WORLD);
    }
}
