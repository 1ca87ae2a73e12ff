package org.groundswell.mastodon;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.publishing.Draft;
import org.groundswell.scheduling.ScheduledPost;
import org.groundswell.scheduling.Scheduling;

/** Statuses that are published later: {@code /api/v1/scheduled_statuses}. */
public final class ScheduledApi implements Resource {
    private static final String TIME = "scheduled_at";
    private static final int LONGEST_TIME = 40;

    private final Scheduling scheduling;
    private final Logins logins;
    private final MediaUploads uploads;
    private final MediaEntities media;

    public ScheduledApi(Scheduling scheduling, Logins logins, MediaUploads uploads, ApiParts parts) {
        this.scheduling = scheduling;
        this.logins = logins;
        this.uploads = uploads;
        this.media = new MediaEntities(parts.home());
    }

    @Override
    public void addTo(ApiRoutes routes) {
        String one = "/api/v1/scheduled_statuses/{id}";
        Access reading = Access.person(Scope.READ_STATUSES);
        Access writing = Access.person(Scope.WRITE_STATUSES);
        routes.get("/api/v1/scheduled_statuses", reading, "Scheduled statuses", this::list);
        routes.get(
                one,
                reading,
                "A scheduled status",
                call -> entity(scheduling.get(call.me(), id(call)), usual(call.me())));
        routes.put(one, writing, "Changes the time of a scheduled status", this::move);
        routes.delete(one, writing, "Deletes a scheduled status", call -> {
            scheduling.delete(call.me(), id(call));
            return Map.of();
        });
    }

    /** The time of a status that is to be published later; empty for one that is published at once. */
    static Optional<Instant> time(Params params) {
        return params.single(TIME).filter(text -> !text.isBlank()).map(ScheduledApi::time);
    }

    /** ISO 8601; without a zone it is UTC. */
    private static Instant time(String text) {
        String stripped = text.strip();
        try {
            if (stripped.length() <= LONGEST_TIME) {
                return DateTimeFormatter.ISO_DATE_TIME.parseBest(stripped, OffsetDateTime::from, LocalDateTime::from)
                                instanceof OffsetDateTime zoned
                        ? zoned.toInstant()
                        : LocalDateTime.parse(stripped).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeParseException noTime) {
            // Refused below, like a text that is too long.
        }
        throw new Refusal.Invalid(TIME, "scheduled.time");
    }

    ScheduledEntity schedule(AccountId author, Draft draft, Instant at) {
        return entity(scheduling.schedule(author, draft, at), usual(author));
    }

    private Listing list(ApiCall call) {
        PostingDefaults usual = usual(call.me());
        return call.listing(
                20,
                40,
                page -> scheduling.of(call.me(), page),
                ScheduledPost::id,
                posts -> posts.stream().map(post -> entity(post, usual)).toList());
    }

    private ScheduledEntity move(ApiCall call) {
        Instant at = time(call.params()).orElseThrow(() -> new Refusal.Invalid(TIME, "scheduled.time"));
        return entity(scheduling.move(call.me(), id(call), at), usual(call.me()));
    }

    private static long id(ApiCall call) {
        return call.statusId().value();
    }

    private PostingDefaults usual(AccountId account) {
        return logins.login(account).map(Login::posting).orElse(PostingDefaults.NONE);
    }

    private ScheduledEntity entity(ScheduledPost post, PostingDefaults usual) {
        List<MediaEntity> attached = post.draft().media().orElse(List.of()).stream()
                .flatMap(each -> uploads.find(post.account(), each.id()).stream())
                .map(media::of)
                .toList();
        return ScheduledEntity.of(post, usual, attached);
    }
}
