package org.groundswell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Restrictions;
import org.groundswell.alerts.TrendSubscription;
import org.groundswell.app.RelationshipsAssembly;
import org.groundswell.auth.Role;
import org.groundswell.events.DeletedBy;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.Position;
import org.groundswell.events.Provenance;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollDraft;
import org.groundswell.publishing.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What an account is notified of, and when a notification is gone again. ana is notified, ben is the cause. */
@OnEveryDatabase
class CausesTest {
    @Parameter
    TestDatabase kind;

    private NotificationWorld world;
    private AccountId ana;
    private AccountId ben;
    private StatusId post;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new NotificationWorld(kind, directory);
        ana = world.account("ana");
        ben = world.account("ben");
        post = world.post(ana, "my words");
    }

    @AfterEach
    void close() {
        world.close();
    }

    /**
     * Something that ben does.
     *
     * @param types ana's notifications of it
     * @param undo undoes it, after which there are none
     */
    private record Cause(
            String name,
            String types,
            BiConsumer<CausesTest, StatusId[]> act,
            BiConsumer<CausesTest, StatusId[]> undo) {
        static Cause of(
                String name,
                String types,
                BiConsumer<CausesTest, StatusId[]> act,
                BiConsumer<CausesTest, StatusId[]> undo) {
            return new Cause(name, types, act, undo);
        }
    }

    private static final BiConsumer<CausesTest, StatusId[]> DELETE =
            (test, made) -> test.world.core.publishing().posting().delete(test.ben, made[0]);

    private static final List<Cause> CAUSES = List.of(
            new Cause(
                    "a mention", "mention", (test, made) -> made[0] = test.world.post(test.ben, "hello @ana"), DELETE),
            new Cause(
                    "a direct post",
                    "(mention)",
                    (test, made) ->
                            made[0] = test.world.post(test.ben, "hello @ana", Visibility.DIRECT, Optional.empty()),
                    DELETE),
            new Cause(
                    "a mention that an edit takes away",
                    "mention",
                    (test, made) -> made[0] = test.world.post(test.ben, "hello @ana"),
                    (test, made) ->
                            test.world.core.publishing().posting().edit(test.ben, made[0], Draft.of("hello all"))),
            new Cause(
                    "a mention that an edit adds",
                    "mention",
                    (test, made) -> {
                        made[0] = test.world.post(test.ben, "hello");
                        test.world.core.publishing().posting().edit(test.ben, made[0], Draft.of("hello @ana"));
                    },
                    DELETE),
            new Cause(
                    "a favourite",
                    "favourite",
                    (test, _) -> test.world.core.publishing().interactions().favourite(test.ben, test.post),
                    (test, _) -> test.world.core.publishing().interactions().unfavourite(test.ben, test.post)),
            new Cause(
                    "a boost",
                    "reblog",
                    (test, _) -> test.world.core.publishing().posting().boost(test.ben, test.post, Optional.empty()),
                    (test, _) -> test.world.core.publishing().posting().unboost(test.ben, test.post)),
            new Cause(
                    "a follow",
                    "follow",
                    (test, _) -> test.world.follow(test.ben, test.ana, false),
                    (test, _) -> test.world.core.people().follows().unfollow(test.ben, test.ana)),
            new Cause(
                    "a post of an account that ana wants to hear of",
                    "status",
                    (test, made) -> {
                        test.world.follow(test.ana, test.ben, true);
                        made[0] = test.world.post(test.ben, "news");
                    },
                    DELETE),
            new Cause(
                    "a post of such an account that mentions her",
                    "mention",
                    (test, made) -> {
                        test.world.follow(test.ana, test.ben, true);
                        made[0] = test.world.post(test.ben, "news for @ana");
                    },
                    DELETE),
            new Cause(
                    "edits of a post that she boosted and favourited",
                    "update",
                    (test, made) -> {
                        made[0] = test.world.post(test.ben, "news");
                        test.world.core.publishing().interactions().favourite(test.ana, made[0]);
                        test.world.core.publishing().posting().boost(test.ana, made[0], Optional.empty());
                        test.world.core.publishing().posting().edit(test.ben, made[0], Draft.of("old news"));
                        test.world.clock.moveOn(Duration.ofSeconds(1));
                        test.world.core.publishing().posting().edit(test.ben, made[0], Draft.of("very old news"));
                    },
                    DELETE));

    @TestFactory
    Stream<DynamicTest> eachCauseIsNotifiedOfOnceAndItsNotificationGoesWithIt() {
        return CAUSES.stream()
                .map(cause -> dynamicTest(cause.name(), () -> {
                    world.clock.moveOn(Duration.ofMinutes(1));
                    StatusId[] made = new StatusId[1];
                    cause.act().accept(this, made);
                    assertThat(world.types(ana)).isEqualTo(List.of(cause.types()));

                    replay();
                    assertThat(world.types(ana)).as("after a replay").isEqualTo(List.of(cause.types()));

                    cause.undo().accept(this, made);
                    assertThat(world.types(ana)).as("undone").isEmpty();
                    replay();
                    assertThat(world.types(ana)).as("undone, after a replay").isEmpty();
                    world.core.people().follows().unfollow(ana, ben);
                }));
    }

    /** Handles all events of the log again. */
    private void replay() {
        List<Envelope> events = world.database.read(tx -> world.core.events().after(tx, Position.START, 100_000));
        world.database.writing(tx -> world.services.consumer().handle(tx, events));
    }

    @Test
    void aRequestToFollowIsNotifiedOfUntilItIsClosed() {
        lock(ana);
        world.follow(ben, ana, false);
        assertThat(world.types(ana)).containsExactly("follow_request");
        world.core.people().followRequests().accept(ana, ben);
        assertThat(world.types(ana)).containsExactly("follow");

        AccountId cay = world.account("cay");
        world.follow(cay, ana, false);
        assertThat(world.types(ana)).containsExactly("follow_request", "follow");
        world.core.people().followRequests().reject(ana, cay);
        assertThat(world.types(ana)).containsExactly("follow");
    }

    private void lock(AccountId account) {
        world.database.writing(tx -> tx.sql("UPDATE account SET locked = TRUE, version = version + 1 WHERE id = :id")
                .set("id", account.value())
                .run());
    }

    /**
     * A relation between the two.
     *
     * @param begin begins it, {@code end} ends it
     * @param hides whether it hides what was there before, until it ends
     */
    private record Relation(String name, boolean hides, Consumer<CausesTest> begin, Consumer<CausesTest> end) {}

    @TestFactory
    Stream<DynamicTest> aRelationHidesNotificationsAsLongAsItLastsAndPreventsNewOnes() {
        return Stream.of(
                        new Relation(
                                "a block",
                                true,
                                test -> test.relations().blocks().block(ana, ben),
                                test -> test.relations().blocks().unblock(ana, ben)),
                        new Relation(
                                "being blocked",
                                true,
                                test -> test.relations().blocks().block(ben, ana),
                                test -> test.relations().blocks().unblock(ben, ana)),
                        new Relation(
                                "a mute with notifications",
                                true,
                                test -> test.relations().mutes().mute(ana, ben, true, Duration.ZERO),
                                test -> test.relations().mutes().unmute(ana, ben)),
                        new Relation(
                                "a mute without them",
                                false,
                                test -> test.relations().mutes().mute(ana, ben, false, Duration.ZERO),
                                test -> test.relations().mutes().unmute(ana, ben)))
                .map(relation -> dynamicTest(relation.name(), () -> {
                    StatusId before = world.post(ben, "hello @ana");
                    world.core.publishing().interactions().favourite(ben, post);
                    assertThat(world.types(ana)).containsExactlyInAnyOrder("favourite", "mention");

                    relation.begin().accept(this);
                    assertThat(world.types(ana)).hasSize(relation.hides() ? 0 : 2);
                    assertThat(world.services.notifications().unread(ana, Selection.ALL, 10))
                            .isEqualTo(relation.hides() ? 0 : 2);
                    assertThat(world.services.notifications().unreadGroups(ana, Selection.ALL, 10))
                            .isEqualTo(relation.hides() ? 0 : 2);
                    StatusId meanwhile = world.post(ben, "again @ana");
                    assertThat(world.types(ana)).hasSize(relation.hides() ? 0 : 3);

                    relation.end().accept(this);
                    assertThat(world.types(ana)).hasSize(relation.hides() ? 2 : 3);
                    world.core.publishing().interactions().unfavourite(ben, post);
                    world.core.publishing().posting().delete(ben, List.of(before, meanwhile), DeletedBy.OTHERS);
                    assertThat(world.types(ana)).isEmpty();
                }));
    }

    private RelationshipsAssembly relations() {
        return world.core.relationships();
    }

    @Test
    void whatIsUndoneBeforeTheConsumerSeesItIsNeverAnnounced() {
        world.core.publishing().interactions().favourite(ben, post);
        world.core.publishing().interactions().unfavourite(ben, post);
        world.follow(ben, ana, false);
        world.core.people().follows().unfollow(ben, ana);
        StatusId mention = world.post(ben, "hello @ana");
        world.core.publishing().posting().delete(ben, mention);
        assertThat(world.types(ana)).isEmpty();
        assertThat(world.announced(ana)).isZero();
    }

    @Test
    void nobodyIsNotifiedOfTheirOwnDoings() {
        world.core.publishing().interactions().favourite(ana, post);
        world.core.publishing().posting().boost(ana, post, Optional.empty());
        world.post(ana, "I am @ana");
        assertThat(world.types(ana)).isEmpty();
    }

    @Test
    void importedPostsNotifyNobody() throws Exception {
        world.follow(ana, ben, true);
        world.core.importing().importer().run(new ByteArrayInputStream("""
                {"id":"1","account":"@ben","created_at":"2014-05-24T22:00:00Z","text":"old words for @ana"}
                {"id":"2","account":"rex@else.example","created_at":"2014-05-24T22:00:00Z","text":"old words for @ana"}
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(world.types(ana)).isEmpty();
    }

    @Test
    void aQuoteIsNotifiedOfAndSoIsAnEditOfWhatWasQuoted() {
        StatusId quote = world.post(ben, "look at this");
        world.database.writing(tx -> {
            tx.sql("UPDATE status SET quote_of_id = :post WHERE id = :quote")
                    .set("post", post.value())
                    .set("quote", quote.value())
                    .run();
            StatusFacts facts = new StatusFacts(
                    quote,
                    ben,
                    world.clock.instant(),
                    Provenance.LOCAL,
                    Visibility.PUBLIC,
                    new StatusFacts.Content(List.of(), List.of(), List.of(), null, null, null, null),
                    new StatusFacts.References(null, null, new StatusReference(post, ana)));
            world.core.events().append(tx, new Event.StatusPosted(facts));
        });
        assertThat(world.types(ana)).containsExactly("quote");
        world.core.publishing().posting().edit(ana, post, Draft.of("other words"));
        assertThat(world.shown(ben).getFirst().what()).isEqualTo(new Notification.QuotedEdited(ana, quote));
    }

    @Test
    void theEndOfAPollIsToldOnceToItsAuthorAndToEachVoter() {
        PollDraft asked = new PollDraft(List.of("yes", "no"), Optional.of(300L), false, false);
        StatusId poll = world.core
                .publishing()
                .posting()
                .post(ana, Draft.builder("well?").poll(Optional.of(asked)).build())
                .status()
                .id();
        List<AccountId> voters = world.crowd(2 * Crowd.BATCH + 5);
        voters.forEach(voter -> world.core.publishing().polls().vote(voter, poll, List.of("0")));
        AccountId blocked = voters.getLast();
        world.core.relationships().blocks().block(ana, blocked);
        world.clock.moveOn(Duration.ofMinutes(5));
        assertThat(world.core.publishing().pollEndings().runNext()).isTrue();
        world.handleEvents();
        assertThat(world.notified(poll)).isEqualTo(1 + Crowd.BATCH);
        assertThat(world.types(ana)).containsExactly("poll");
        assertThat(world.types(ben)).isEmpty();
        assertThat(world.types(voters.getFirst())).containsExactly("poll");
        assertThat(world.types(blocked)).isEmpty();
        assertThat(world.notified(poll)).isEqualTo(voters.size());
    }

    @Test
    void moderatorsAreNotifiedOfSignUps() {
        AccountId mod = world.account("mod", Role.MODERATOR);
        AccountId root = world.account("root", Role.ADMIN);
        world.catchUp();
        world.account("cay", Role.USER);
        assertThat(world.types(root)).startsWith("admin.sign_up");
        assertThat(world.types(mod)).startsWith("admin.sign_up");
        assertThat(world.types(ana)).isEmpty();
    }

    @Test
    void thoseForModeratorsEndWithTheRole() {
        AccountId root = world.account("root", Role.ADMIN);
        AccountId second = world.account("second", Role.ADMIN);
        world.catchUp();
        AccountId mod = world.account("mod", Role.MODERATOR);
        AccountId cay = world.account("cay", Role.USER);
        world.follow(cay, mod, false);
        assertThat(world.types(mod)).startsWith("follow", "admin.sign_up");
        // Of two roles that moderate, either will do.
        world.core.people().logins().setRole(second, Role.MODERATOR);
        assertThat(world.types(second)).isEqualTo(world.types(root)).contains("admin.sign_up");

        world.core.people().logins().setRole(mod, Role.EDITOR);
        assertThat(world.types(mod)).containsExactly("follow");
        // They are gone, and don't come back with the role.
        world.core.people().logins().setRole(mod, Role.MODERATOR);
        assertThat(world.types(mod)).containsExactly("follow");
    }

    /** One that is made while the role ends is stored, and not shown. */
    @Test
    void thoseForModeratorsAreShownToModeratorsOnly() {
        AccountId mod = world.account("mod", Role.MODERATOR);
        world.catchUp();
        world.account("cay", Role.USER);
        assertThat(world.types(mod)).containsExactly("admin.sign_up");
        long id = world.shown(mod).getFirst().id();
        world.database.writing(tx -> tx.sql("UPDATE login SET role = 'user' WHERE account_id = :id")
                .set("id", mod.value())
                .run());
        assertThat(world.types(mod)).isEmpty();
        assertThat(world.services.notifications().unread(mod, Selection.ALL, 10))
                .isZero();
        assertThat(world.services
                        .notifications()
                        .groups(mod, Selection.ALL, Page.first(10))
                        .page()
                        .entries())
                .isEmpty();
        assertThatThrownBy(() -> world.services.notifications().get(mod, id)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aTrendAndAQuestionAreNotifications() {
        world.core.alerts().alerts().subscribe(ana, new TrendSubscription.OfTag(TagName.of("calm")));
        world.database.writing(tx -> {
            world.core.events().append(tx, new Event.TrendAlerted(ana, 77, TagName.of("calm")));
            world.core.events().append(tx, new Event.QuoteRequested(ben, 5, new StatusReference(post, ana)));
            world.core.events().append(tx, new Event.QuoteRequested(ben, 6, new StatusReference(post, ana)));
        });
        assertThat(world.shown(ana))
                .extracting(Received::what)
                .containsExactly(
                        new Notification.QuoteRequested(ben, post, 6),
                        new Notification.QuoteRequested(ben, post, 5),
                        new Notification.Trending(ana, TagName.of("calm"), 77));
    }

    @Test
    void aCrowdIsNotifiedInBatchesEachOnce() {
        List<AccountId> crowd = world.crowd(2 * Crowd.BATCH + 7);
        crowd.forEach(each -> world.follow(each, ben, true));
        world.catchUp();
        StatusId news = world.post(ben, "news for @" + "crowd3");

        world.handleEvents();
        assertThat(world.notified(news)).as("at once").isEqualTo(Crowd.BATCH + 1);
        world.catchUp();
        assertThat(world.notified(news)).isEqualTo(crowd.size());
        assertThat(world.announced(crowd.toArray(AccountId[]::new))).isEqualTo(crowd.size());
        assertThat(world.types(crowd.get(3))).containsExactly("mention");

        world.core.publishing().posting().delete(ben, news);
        world.core.publishing().posting().removeLeftovers();
        assertThat(world.notified(news)).isZero();
    }

    @Test
    void aNotificationIsGoneWhileItsStatusCannotBeSeen() {
        world.follow(ana, ben, true);
        world.post(ben, "for followers", Visibility.FOLLOWERS, Optional.empty());
        assertThat(world.types(ana)).containsExactly("status");
        world.core.people().follows().unfollow(ana, ben);
        assertThat(world.types(ana)).isEmpty();
        assertThat(world.services.notifications().unread(ana, Selection.ALL, 10))
                .isZero();
        world.follow(ana, ben, true);
        assertThat(world.types(ana)).containsExactly("status");
    }

    @Test
    void anAccountThatIsDeletedTakesItsNotificationsAlong() {
        world.follow(ben, ana, false);
        world.core.publishing().interactions().favourite(ben, post);
        world.post(ben, "hello @ana");
        assertThat(world.types(ana)).hasSize(3);
        world.core.deleting().accounts().begin(ben);
        world.core.deleting().accounts().finishAll();
        assertThat(world.types(ana)).isEmpty();
    }

    /** What one can undo and do again at will: each once, undone, and again. */
    private void repeat() {
        world.core.publishing().interactions().favourite(ben, post);
        world.core.publishing().posting().boost(ben, post, Optional.empty());
        world.follow(ben, ana, false);
        assertThat(world.types(ana)).hasSize(4);
        world.core.publishing().interactions().unfavourite(ben, post);
        world.core.publishing().posting().unboost(ben, post);
        world.core.people().follows().unfollow(ben, ana);
        assertThat(world.types(ana)).containsExactly("mention");
        world.core.publishing().interactions().favourite(ben, post);
        world.core.publishing().posting().boost(ben, post, Optional.empty());
        world.follow(ben, ana, false);
    }

    @Test
    void whatIsUndoneAndDoneAgainIsBackAndNotToldTwiceInADay() {
        StatusId mention = world.post(ben, "hello @ana");
        world.catchUp();
        repeat();
        world.core.publishing().posting().edit(ben, mention, Draft.of("hello all"));
        world.core.publishing().posting().edit(ben, mention, Draft.of("hello @ana again"));
        assertThat(world.types(ana)).containsExactlyInAnyOrder("mention", "favourite", "reblog", "follow");
        assertThat(world.announced(ana)).isEqualTo(4);

        world.core.publishing().interactions().unfavourite(ben, post);
        world.catchUp();
        world.clock.moveOn(Duration.ofDays(1));
        assertThat(world.services.retention().purge()).isZero();
        world.clock.moveOn(Duration.ofMillis(1));
        assertThat(world.services.retention().purge()).isEqualTo(1);
        world.core.publishing().interactions().favourite(ben, post);
        assertThat(world.types(ana)).hasSize(4);
        assertThat(world.announced(ana)).isEqualTo(5);
    }

    @Test
    void strangersAreInTheListOnlyWhileTheShieldIsUp() {
        AccountId friend = world.account("friend");
        world.follow(ana, friend, false);
        world.core.shielding().shields().raise(ana, Duration.ofHours(1));
        world.catchUp();
        for (AccountId each : List.of(ben, friend)) {
            world.core.publishing().interactions().favourite(each, post);
            world.core.publishing().posting().boost(each, post, Optional.empty());
            world.follow(each, ana, false);
        }
        assertThat(world.types(ana))
                .containsExactlyInAnyOrder(
                        "favourite", "reblog", "follow_request", "favourite", "reblog", "follow_request");
        assertThat(world.announced(ana)).isEqualTo(3);
    }

    @Test
    void aMentionFromJustBeforeASuspensionIsThereAfterIt() {
        world.post(ben, "hello @ana");
        suspend(true);
        assertThat(world.types(ana)).isEmpty();
        suspend(false);
        assertThat(world.types(ana)).containsExactly("mention");
    }

    private void suspend(boolean suspended) {
        world.database.writing(tx -> world.core
                .restricting()
                .restrictions()
                .change(tx, ben, now -> suspended ? now.suspended(world.clock.instant()) : Restrictions.NONE));
        world.core.restricting().statuses().align(ben);
    }
}
