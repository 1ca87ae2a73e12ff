package org.groundswell.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.TagUse;
import org.groundswell.model.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events: a golden file for each kind below {@code src/test/resources/golden/events}. Files of a released
 * version must not change; a change of the form needs a new version.
 */
class EventCodecTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/events");
    private static final AccountId ANA = new AccountId(8);
    private static final AccountId BEN = new AccountId(9);
    private static final StatusReference OTHER = new StatusReference(new StatusId(5), BEN);
    private static final Instant AT = Instant.ofEpochMilli(1_400_960_000_123L);

    private final EventCodec codec = new EventCodec();

    private static StatusFacts post() {
        return new StatusFacts(
                new StatusId(7),
                ANA,
                AT,
                Provenance.LOCAL,
                Visibility.UNLISTED,
                new StatusFacts.Content(
                        List.of(TagUse.of("YesAllWomen"), TagUse.of("März")),
                        List.of(BEN),
                        List.of("https://a.example/"),
                        "de",
                        "PH",
                        -5L,
                        37_982),
                new StatusFacts.References(OTHER, null, new StatusReference(new StatusId(6), null)));
    }

    private static StatusFacts boost() {
        return new StatusFacts(
                new StatusId(7),
                ANA,
                AT,
                Provenance.IMPORTED,
                Visibility.PUBLIC,
                new StatusFacts.Content(List.of(), List.of(), List.of(), null, null, null, null),
                new StatusFacts.References(null, OTHER, null));
    }

    private static Event example(EventType type) {
        return switch (type) {
            case STATUS_POSTED -> new Event.StatusPosted(post());
            case STATUS_EDITED -> new Event.StatusEdited(boost(), post());
            case STATUS_VISIBILITY_CHANGED ->
                new Event.StatusVisibilityChanged(post(), post().withVisibility(Visibility.HIDDEN));
            case QUOTE_REVOKED -> new Event.QuoteRevoked(post(), post().withoutQuote());
            case STATUS_DELETED -> new Event.StatusDeleted(boost(), DeletedBy.OTHERS);
            case POLL_ENDED -> new Event.PollEnded(post());
            case FAVOURITED -> new Event.Favourited(ANA, OTHER);
            case UNFAVOURITED -> new Event.Unfavourited(ANA, new StatusReference(new StatusId(5), null));
            case FOLLOWED -> new Event.Followed(ANA, BEN);
            case UNFOLLOWED -> new Event.Unfollowed(ANA, BEN);
            case ACCOUNT_CREATED -> new Event.AccountCreated(ANA);
            case ACCOUNT_UPDATED -> new Event.AccountUpdated(ANA);
            case ACCOUNT_RESTRICTED -> new Event.AccountRestricted(ANA, true, false, false);
            case ACCOUNT_DELETED -> new Event.AccountDeleted(ANA);
            case TREND_ALERTED -> new Event.TrendAlerted(ANA, 12, TagName.of("YesAllWomen"));
            case QUOTE_REQUESTED -> new Event.QuoteRequested(ANA, 13, OTHER);
            case NOTIFIED -> new Event.Notified(ANA, 14, "mention", BEN, new StatusId(5), false);
            case PRIVATE_MENTION_JUDGED -> new Event.PrivateMentionJudged(ANA, new StatusId(5), true);
            case CONVERSATION_UPDATED -> new Event.ConversationUpdated(ANA, 15, new StatusId(5));
            case FOLLOW_CHANGED -> new Event.FollowChanged(ANA, BEN);
            case FOLLOW_REQUESTED -> new Event.FollowRequested(ANA, BEN);
            case FOLLOW_REQUEST_CLOSED -> new Event.FollowRequestClosed(ANA, BEN);
            case BLOCKED -> new Event.Blocked(ANA, BEN);
            case UNBLOCKED -> new Event.Unblocked(ANA, BEN);
            case MUTED -> new Event.Muted(ANA, BEN);
            case UNMUTED -> new Event.Unmuted(ANA, BEN);
            case DOMAIN_BLOCKED -> new Event.DomainBlocked(ANA, "other.example");
            case DOMAIN_UNBLOCKED -> new Event.DomainUnblocked(ANA, "other.example");
            case LIST_CHANGED -> new Event.ListChanged(ANA, 5);
            case TAG_FOLLOWS_CHANGED -> new Event.TagFollowsChanged(ANA);
            case RELATIONSHIPS_SEVERED -> new Event.RelationshipsSevered(ANA, 18);
            case RELATIONS_DELETED -> new Event.RelationsDeleted(ANA);
            case SHIELD_RAISED -> new Event.ShieldRaised(ANA, Instant.parse("2026-05-25T09:00:00Z"), true, 17L);
            case SHIELD_LOWERED -> new Event.ShieldLowered(ANA, true);
            case SHIELD_OFFERED -> new Event.ShieldOffered(ANA);
            case FILTERS_CHANGED -> new Event.FiltersChanged(ANA);
            case REPORTED -> new Event.Reported(ANA, 15, BEN);
            case REPORT_CLOSED -> new Event.ReportClosed(ANA, 15);
            case ACCOUNT_WARNED -> new Event.AccountWarned(BEN, 16);
            case APPEALED -> new Event.Appealed(BEN, 16);
            case APPEAL_DECIDED -> new Event.AppealDecided(BEN, 16);
            case ANNOUNCED -> new Event.Announced(19);
            case ANNOUNCEMENT_REACTED -> new Event.AnnouncementReacted(19, "🌊");
            case ANNOUNCEMENT_ENDED -> new Event.AnnouncementEnded(19);
            case TRENDS_REVIEWED -> new Event.TrendsReviewed(new Event.ReviewSubject("tag", "yesallwomen"));
        };
    }

    @ParameterizedTest
    @EnumSource
    void eachKindIsWrittenAsRecordedAndReadAgain(EventType type) throws IOException {
        Event event = example(type);
        String written = codec.write(event);
        Path file = GOLDEN.resolve(type.wireName() + ".json");
        JsonMapper json = new JsonMapper();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(
                    file, json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(written)) + "\n");
        }
        String recorded = Files.readString(file);
        assertThat(json.readTree(written)).isEqualTo(json.readTree(recorded));
        assertThat(EventType.of(event)).isEqualTo(type);
        assertThat(codec.read(type.wireName(), 2, recorded)).isEqualTo(event);
    }

    /** Until it was recorded who deleted a status, deletions counted as the author's. */
    @Test
    void aDeletionWithoutAWordOfWhoDeletedIsTheAuthors() {
        String recorded = codec.write(new Event.StatusDeleted(boost(), DeletedBy.OTHERS));
        String older = recorded.replace(",\"by\":\"others\"", "");

        assertThat(older).isNotEqualTo(recorded);
        assertThat(codec.read("StatusDeleted", 2, older)).isEqualTo(new Event.StatusDeleted(boost(), DeletedBy.AUTHOR));
        assertThatThrownBy(() -> codec.read("StatusDeleted", 2, recorded.replace("others", "nobody")))
                .hasMessageContaining("nobody");
    }

    @Test
    void kindsHaveUniqueNames() {
        assertThat(EventType.values()).extracting(EventType::wireName).doesNotHaveDuplicates();
    }

    static Stream<Arguments> eventsOfVersion1() {
        StatusFacts old = new StatusFacts(
                new StatusId(7),
                ANA,
                AT,
                Provenance.IMPORTED,
                Visibility.FOLLOWERS,
                new StatusFacts.Content(
                        List.of(TagUse.of("März")), List.of(), List.of("https://a.example/"), "tl", "PH", -5L, null),
                StatusFacts.References.NONE);
        StatusFacts oldest = new StatusFacts(
                new StatusId(7),
                ANA,
                AT,
                Provenance.IMPORTED,
                Visibility.PUBLIC,
                new StatusFacts.Content(List.of(TagUse.of("a")), List.of(), List.of(), null, null, null, null),
                new StatusFacts.References(null, new StatusReference(new StatusId(5), null), null));
        String status = "{'id':7,'account':8,'at':1400960000123,'visibility':2,'tags':['März'],'country':'PH',"
                + "'language':'tl','links':['https://a.example/'],'textHash':-5}";
        String bare = "{'id':7,'account':8,'at':1400960000123,'visibility':0,'tags':['a'],'country':''}";
        return Stream.of(
                Arguments.of(
                        "StatusPosted",
                        "{'status':" + status + ",'inReplyTo':0,'boostOf':0}",
                        new Event.StatusPosted(old)),
                Arguments.of(
                        "StatusDeleted",
                        "{'status':" + bare + ",'inReplyTo':0,'boostOf':5}",
                        new Event.StatusDeleted(oldest, DeletedBy.AUTHOR)),
                Arguments.of(
                        "StatusEdited",
                        "{'before':" + status + ",'status':" + status + "}",
                        new Event.StatusEdited(old, old)),
                Arguments.of(
                        "Favourited",
                        "{'account':8,'status':5}",
                        new Event.Favourited(ANA, new StatusReference(new StatusId(5), null))),
                Arguments.of(
                        "Unfavourited",
                        "{'account':8,'status':5}",
                        new Event.Unfavourited(ANA, new StatusReference(new StatusId(5), null))),
                Arguments.of("Followed", "{'follower':8,'followee':9}", new Event.Followed(ANA, BEN)),
                Arguments.of("Unfollowed", "{'follower':8,'followee':9}", new Event.Unfollowed(ANA, BEN)),
                Arguments.of("AccountCreated", "{'account':8}", new Event.AccountCreated(ANA)),
                Arguments.of("AccountUpdated", "{'account':8}", new Event.AccountUpdated(ANA)),
                Arguments.of("AccountDeleted", "{'account':8}", new Event.AccountDeleted(ANA)),
                Arguments.of("TrendsReviewed", "{'kind':'','subject':''}", new Event.TrendsReviewed(null)),
                Arguments.of(
                        "TrendsReviewed",
                        "{'kind':'domain','subject':'a.example'}",
                        new Event.TrendsReviewed(new Event.ReviewSubject("domain", "a.example"))));
    }

    @ParameterizedTest
    @MethodSource("eventsOfVersion1")
    void anEventOfVersion1IsRead(String kind, String payload, Event event) {
        assertThat(codec.read(kind, 1, payload.replace('\'', '"'))).isEqualTo(event);
    }

    @Test
    void anEventOfANewerVersionIsRejected() {
        assertThatThrownBy(() -> codec.read("Followed", 3, "{}")).hasMessageContaining("version 3");
        assertThatThrownBy(() -> codec.read("Elevated", 2, "{}")).hasMessageContaining("Elevated");
    }
}
