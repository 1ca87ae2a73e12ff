package org.groundswell.mastodon;

import org.groundswell.auth.Scope;
import org.groundswell.crossnetwork.ExternalCounts;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.waves.WaveQuery;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.WaveServices;
import org.groundswell.waves.Waves;

/** Tags, and following them: {@code /api/v1/tags}. */
public final class TagsApi implements Resource {
    private final Tags tags;
    private final Waves waves;
    private final WaveServices services;
    private final ExternalCounts externalCounts;
    private final TagEntities entities;
    private final WaveEntities waveEntities;

    public TagsApi(Tags tags, WaveServices waves, ExternalCounts externalCounts, ApiParts parts) {
        this.tags = tags;
        this.waves = waves.waves();
        this.services = waves;
        this.externalCounts = externalCounts;
        this.entities = parts.tags;
        this.waveEntities = new WaveEntities(parts.home());
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/tags/{name}", Access.open(Scope.READ_STATUSES, Scope.READ_FOLLOWS), "A tag", this::show);
        routes.get(
                "/api/v1/tags/{name}/wave",
                Access.open(Scope.READ_STATUSES),
                "A tag's wave: exact counts, curve, countries, related tags, voices",
                this::wave);
        routes.post("/api/v1/tags/{name}/follow", Access.person(Scope.WRITE_FOLLOWS), "Follows a tag", this::follow);
        routes.post(
                "/api/v1/tags/{name}/unfollow", Access.person(Scope.WRITE_FOLLOWS), "Unfollows a tag", this::unfollow);
        routes.get("/api/v1/followed_tags", Access.person(Scope.READ_FOLLOWS), "Followed tags", this::followed);
    }

    private TagEntity show(ApiCall call) {
        return entities.of(tags.get(call.part("name")), call.viewer());
    }

    private WaveEntity wave(ApiCall call) {
        WaveQuery query = WaveQuery.of(call.params()::text);
        Tag tag = tags.get(call.part("name"));
        WaveReport report = call.params().isOn("apart") ? waves.ofSingleTag(tag, query) : waves.of(tag, query);
        return waveEntities.of(
                report,
                new WaveEntities.Told(
                        services.beginnings().of(tag, report.chosen()),
                        services.courses().of(tag, report.chosen()),
                        services.pages().of(tag, report.chosen()),
                        services.phrases().of(tag, report.chosen())),
                services.relations().of(tag, report.chosen()),
                services.voices().of(tag, report.chosen(), call.viewer()),
                services.highlights().of(tag, report.chosen(), call.viewer()),
                externalCounts.of(
                        waves.together(tag).stream().map(Tag::name).toList(),
                        report.view().series()));
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
                followed ->
                        entities.found(followed.stream().map(Tags.Followed::tag).toList(), call.viewer()));
    }
}
