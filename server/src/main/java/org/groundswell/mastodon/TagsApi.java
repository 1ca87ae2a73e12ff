package org.groundswell.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Trending;
import org.groundswell.trends.Place;
import org.groundswell.trends.Trend;
import org.groundswell.words.CountryCode;
import org.groundswell.words.LanguageCode;
import org.groundswell.words.Refusal;

/** Tags, following them, and which of them rise: {@code /api/v1/tags}, {@code /api/v1/trends}. */
final class TagsApi implements Resource {
    private static final int STANDARD = 10;
    private static final int MOST = 20;

    private final Tags tags;
    private final Trending trending;
    private final TagEntities entities;

    TagsApi(Tags tags, Trending trending, TagEntities entities) {
        this.tags = tags;
        this.trending = trending;
        this.entities = entities;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/tags/{name}", Access.ANYONE, this::show);
        routes.post("/api/v1/tags/{name}/follow", Access.person("write:follows"), this::follow);
        routes.post("/api/v1/tags/{name}/unfollow", Access.person("write:follows"), this::unfollow);
        routes.get("/api/v1/followed_tags", Access.person("read:follows"), this::followed);
        routes.get("/api/v1/trends", Access.ANYONE, this::trends);
        routes.get("/api/v1/trends/tags", Access.ANYONE, this::trends);
    }

    private TagEntity show(ApiCall call) {
        return entities.of(tags.get(call.part("name")), call.viewer());
    }

    private TagEntity follow(ApiCall call) {
        return entities.of(tags.follow(call.me(), call.part("name")), call.viewer());
    }

    private TagEntity unfollow(ApiCall call) {
        return entities.of(tags.unfollow(call.me(), call.part("name")), call.viewer());
    }

    private Listing followed(ApiCall call) {
        return call.listing(
                100,
                200,
                page -> tags.followed(call.me(), page),
                Tags.Followed::pageId,
                followed -> followed.stream()
                        .map(each -> entities.followed(each.tag()))
                        .toList());
    }

    private List<TagEntity> trends(ApiCall call) {
        Params params = call.params();
        int limit = Math.clamp(params.number("limit").orElse(STANDARD), 1, MOST);
        int offset = params.number("offset").orElse(0);
        Place place = place(params);
        List<Trend> listed = params.text("at")
                .filter(at -> !at.isEmpty())
                .map(at -> trending.at(place, moment(at), offset + limit))
                .orElseGet(() -> trending.now(place, offset + limit));
        return entities.of(listed.stream().skip(offset).toList(), call.viewer());
    }

    /** The country or language that is asked for; the world if neither is. */
    private static Place place(Params params) {
        Optional<String> country = params.text("place").filter(code -> !code.isEmpty());
        Optional<String> language = params.text("language").filter(code -> !code.isEmpty());
        if (country.isPresent() && language.isPresent()) {
            throw new Refusal.Invalid("language", "can't be asked for together with a place");
        }
        if (language.isPresent()) {
            return LanguageCode.parse(language.get())
                    .filter(code -> code.length() <= 3)
                    .map(Place::language)
                    .orElseThrow(() -> new Refusal.Invalid("language", "must be a language code like es"));
        }
        return country.map(code -> CountryCode.parse(code)
                        .orElseThrow(() -> new Refusal.Invalid("place", "must be a two-letter country code like PH")))
                .map(code -> Place.country(code.code()))
                .orElse(Place.WORLD);
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new Refusal.Invalid("at", "must be a time like 2013-08-26T04:00:00Z");
        }
    }
}
