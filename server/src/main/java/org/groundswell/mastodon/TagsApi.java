package org.groundswell.mastodon;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.crossnetwork.ExternalCounts;
import org.groundswell.http.AddressLimit;
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
    /** Each is an analysis of its own. */
    private final AddressLimit pastLists;

    public TagsApi(Tags tags, WaveServices waves, ExternalCounts externalCounts, ApiParts parts) {
        this.tags = tags;
        this.waves = waves.waves();
        this.services = waves;
        this.externalCounts = externalCounts;
        this.entities = parts.tags;
        this.waveEntities = new WaveEntities(parts.home());
        this.pastLists = parts.limits.pastLists();
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
        boolean apart = call.params().isOn("apart");
        Optional<Instant> moment = PastMoment.of(call.params());
        if (moment.isPresent()) {
            pastLists.take(call.call());
            return waveEntities.of(waves.at(tag, query, moment.get(), apart), WaveEntities.Insights.NONE);
        }
        WaveReport report = apart ? waves.ofSingleTag(tag, query) : waves.of(tag, query);
        return waveEntities.of(report, insights(call, tag, report));
    }

    private WaveEntities.Insights insights(ApiCall call, Tag tag, WaveReport report) {
        Optional<Integer> wave = report.chosen();
        return new WaveEntities.Insights(
                services.beginnings().of(tag, wave),
                services.courses().of(tag, wave),
                services.pages().of(tag, wave),
                services.phrases().of(tag, wave),
                services.relations().of(tag, wave),
                services.voices().of(tag, wave, call.viewer()),
                services.highlights().of(tag, wave, call.viewer()),
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
