package org.groundswell.events;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagUse;
import org.groundswell.model.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads events of version 1, which remain in the log for up to a week after the upgrade to version 2. They lack
 * provenance, mentions and the authors of referenced statuses, have 0 and empty text for absent values, and tags
 * without their keys. Their provenance reads as imported, so that nobody is notified of, and nothing delivered for, an
 * event of unknown origin.
 */
final class EventsVersion1 {
    private final JsonMapper json = new JsonMapper();

    Event read(EventType type, String payload) {
        JsonNode event = json.readTree(payload);
        return switch (type) {
            case STATUS_POSTED -> new Event.StatusPosted(status(event));
            case STATUS_EDITED ->
                new Event.StatusEdited(
                        facts(event.path("before"), StatusFacts.References.NONE),
                        facts(event.path("status"), StatusFacts.References.NONE));
            case STATUS_DELETED -> new Event.StatusDeleted(status(event), DeletedBy.AUTHOR);
            case FAVOURITED -> new Event.Favourited(account(event, "account"), favourite(event));
            case UNFAVOURITED -> new Event.Unfavourited(account(event, "account"), favourite(event));
            case FOLLOWED -> new Event.Followed(account(event, "follower"), account(event, "followee"));
            case UNFOLLOWED -> new Event.Unfollowed(account(event, "follower"), account(event, "followee"));
            case ACCOUNT_CREATED -> new Event.AccountCreated(account(event, "account"));
            case ACCOUNT_UPDATED -> new Event.AccountUpdated(account(event, "account"));
            case ACCOUNT_DELETED -> new Event.AccountDeleted(account(event, "account"));
            case FILTERS_CHANGED -> new Event.FiltersChanged(account(event, "account"));
            case TRENDS_REVIEWED -> new Event.TrendsReviewed(subject(event));
            case QUOTE_REVOKED,
                    STATUS_VISIBILITY_CHANGED,
                    POLL_ENDED,
                    ACCOUNT_RESTRICTED,
                    SHIELD_RAISED,
                    SHIELD_LOWERED,
                    SHIELD_OFFERED,
                    FOLLOW_CHANGED,
                    FOLLOW_REQUESTED,
                    FOLLOW_REQUEST_CLOSED,
                    BLOCKED,
                    UNBLOCKED,
                    MUTED,
                    UNMUTED,
                    DOMAIN_BLOCKED,
                    DOMAIN_UNBLOCKED,
                    RELATIONSHIPS_SEVERED,
                    LIST_CHANGED,
                    TAG_FOLLOWS_CHANGED,
                    RELATIONS_DELETED,
                    TREND_ALERTED,
                    QUOTE_REQUESTED,
                    NOTIFIED,
                    PRIVATE_MENTION_JUDGED,
                    CONVERSATION_UPDATED,
                    REPORTED,
                    REPORT_CLOSED,
                    ACCOUNT_WARNED,
                    APPEALED,
                    APPEAL_DECIDED,
                    ANNOUNCED,
                    ANNOUNCEMENT_REACTED,
                    ANNOUNCEMENT_ENDED ->
                throw new IllegalStateException("version 1 of the event log has no " + type.wireName());
        };
    }

    private static StatusFacts status(JsonNode event) {
        return facts(
                event.path("status"),
                new StatusFacts.References(reference(event, "inReplyTo"), reference(event, "boostOf"), null));
    }

    private static StatusFacts facts(JsonNode status, StatusFacts.References references) {
        long hash = status.path("textHash").asLong(0);
        return new StatusFacts(
                new StatusId(status.path("id").longValue()),
                account(status, "account"),
                Instant.ofEpochMilli(status.path("at").longValue()),
                Provenance.IMPORTED,
                Visibility.ofCode(status.path("visibility").intValue()),
                new StatusFacts.Content(
                        list(status, "tags", TagUse::of),
                        List.of(),
                        list(status, "links", Function.identity()),
                        textOrNull(status, "language"),
                        textOrNull(status, "country"),
                        hash == 0 ? null : hash,
                        null),
                references);
    }

    private static <T> List<T> list(JsonNode status, String field, Function<String, T> element) {
        return status.path(field)
                .valueStream()
                .map(JsonNode::stringValue)
                .map(element)
                .toList();
    }

    private static AccountId account(JsonNode event, String field) {
        return new AccountId(event.path(field).longValue());
    }

    private static StatusReference favourite(JsonNode event) {
        return new StatusReference(new StatusId(event.path("status").longValue()), null);
    }

    private static @Nullable StatusReference reference(JsonNode event, String field) {
        long id = event.path(field).asLong(0);
        return id == 0 ? null : new StatusReference(new StatusId(id), null);
    }

    private static Event.@Nullable ReviewSubject subject(JsonNode event) {
        String kind = event.path("kind").asString("");
        return kind.isEmpty()
                ? null
                : new Event.ReviewSubject(kind, event.path("subject").asString(""));
    }

    private static @Nullable String textOrNull(JsonNode status, String field) {
        String text = status.path(field).asString("");
        return text.isEmpty() ? null : text;
    }
}
