package org.groundswell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.auth.Role;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.notifications.Policy.Choice;
import org.groundswell.publishing.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What policies hold and drop, by type and sender; and what becomes of held notifications. */
@OnEveryDatabase
class PolicyTest {
    @Parameter
    TestDatabase kind;

    private NotificationWorld world;
    private AccountId ana;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new NotificationWorld(kind, directory);
        ana = world.account("ana");
        for (String name : List.of("stranger", "followed", "follower")) {
            world.account(name);
        }
        world.account("moderator", Role.MODERATOR);
        world.clock.moveOn(Duration.ofDays(31));
        world.account("young");
        world.follow(ana, id("followed"), true);
        world.follow(id("follower"), ana, false);
        world.catchUp();
        world.services.notifications().clear(ana);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private AccountId id(String name) {
        return world.core.people().accounts().find(name).orElseThrow().id();
    }

    private static Policy policy(Choice notFollowing, Choice notFollowers, Choice newAccounts, Choice privateMentions) {
        return new Policy(notFollowing, notFollowers, newAccounts, privateMentions, Choice.FILTER, Set.of());
    }

    private void set(UnaryOperator<Policy> change) {
        world.services.requests().change(ana, change);
    }

    /** Each sender's notifications of all types, as ana receives them: held ones in brackets. */
    private String received(String sender) {
        AccountId from = id(sender);
        StatusId post = world.post(ana, "my words");
        world.catchUp();
        world.services.notifications().clear(ana);
        world.database.writing(
                tx -> tx.sql("DELETE FROM notification WHERE filtered").run());
        List<String> all = new ArrayList<>();
        StatusId mention = world.post(from, "hello @ana");
        all.addAll(world.types(ana));
        world.core.publishing().interactions().favourite(from, post);
        all.add(world.types(ana).getFirst());
        world.core.publishing().posting().boost(from, post, Optional.empty());
        all.add(world.types(ana).getFirst());
        world.post(from, "psst @ana", Visibility.DIRECT, Optional.empty());
        all.add(world.types(ana).getFirst());
        world.core.publishing().interactions().favourite(ana, mention);
        world.core.publishing().posting().edit(from, mention, Draft.of("bye @ana"));
        all.add(world.types(ana).getFirst());
        return String.join(" ", all);
    }

    private static final String EVERYTHING = "mention favourite reblog mention update";
    private static final String HELD = "(mention) (favourite) (reblog) (mention) update";
    private static final String PRIVATE_HELD = "mention favourite reblog (mention) update";

    private record Row(String sender, Policy policy, String received) {}

    @TestFactory
    Stream<DynamicTest> policiesHoldByTypeAndSender() {
        Choice on = Choice.ACCEPT;
        Choice hold = Choice.FILTER;
        return Stream.of(
                        new Row("stranger", Policy.DEFAULT, PRIVATE_HELD),
                        new Row("followed", Policy.DEFAULT, EVERYTHING),
                        new Row("follower", Policy.DEFAULT, PRIVATE_HELD),
                        new Row("moderator", Policy.DEFAULT, EVERYTHING),
                        new Row("stranger", policy(on, on, on, on), EVERYTHING),
                        new Row("stranger", policy(hold, on, on, on), HELD),
                        new Row("followed", policy(hold, on, on, on), EVERYTHING),
                        new Row("follower", policy(hold, on, on, on), HELD),
                        new Row("moderator", policy(hold, hold, hold, hold), EVERYTHING),
                        new Row("stranger", policy(on, hold, on, on), HELD),
                        new Row("followed", policy(on, hold, on, on), HELD),
                        new Row("follower", policy(on, hold, on, on), EVERYTHING),
                        new Row("stranger", policy(on, on, hold, on), EVERYTHING),
                        new Row("young", policy(on, on, hold, on), HELD))
                .map(row -> dynamicTest(row.sender() + " with " + row.policy(), () -> {
                    set(_ -> row.policy());
                    assertThat(received(row.sender())).isEqualTo(row.received());
                }));
    }

    @Test
    void limitedAccountsAreHeldUnlessTheyAreFollowed() {
        for (String sender : List.of("stranger", "followed")) {
            world.limit(id(sender));
            world.post(id(sender), "hello @ana");
        }
        assertThat(world.types(ana)).containsExactly("mention", "(mention)");
    }

    @Test
    void theStricterOfTwoChoicesCounts() {
        set(_ -> policy(Choice.FILTER, Choice.DROP, Choice.ACCEPT, Choice.ACCEPT));
        world.post(id("stranger"), "hello @ana");
        world.post(id("follower"), "hello @ana");
        assertThat(world.types(ana)).containsExactly("(mention)");
    }

    @Test
    void aTypeThatIsTurnedOffIsDropped() {
        set(now -> now.withoutTypes(Set.of(NotificationType.FOLLOW)));
        world.follow(id("stranger"), ana, false);
        world.post(id("stranger"), "hello @ana");
        assertThat(world.types(ana)).containsExactly("mention");
    }

    @Test
    void aDirectReplyToADirectPostOfOnesOwnIsExpected() {
        StatusId asked = world.post(ana, "do you know, @stranger?", Visibility.DIRECT, Optional.empty());
        StatusId answer = world.post(id("stranger"), "yes @ana", Visibility.DIRECT, Optional.of(asked));
        world.post(id("stranger"), "and @ana", Visibility.DIRECT, Optional.of(answer));
        world.post(id("stranger"), "buy this @ana", Visibility.DIRECT, Optional.empty());
        assertThat(world.types(ana)).containsExactly("(mention)", "mention", "mention");
    }

    private List<NotificationRequest> requests() {
        return world.services.requests().list(ana, Page.first(10)).entries();
    }

    @Test
    void anAcceptedSenderIsShownFromThenOn() {
        set(_ -> policy(Choice.FILTER, Choice.ACCEPT, Choice.ACCEPT, Choice.ACCEPT));
        StatusId last = world.post(id("stranger"), "hello @ana");
        world.post(id("young"), "hello @ana");
        assertThat(world.shown(ana)).isEmpty();
        assertThat(world.services.requests().pending(ana)).isEqualTo(new NotificationRequest.Pending(2, 2));
        NotificationRequest request = requests().getLast();
        assertThat(request.count()).isEqualTo(1);
        assertThat(request.lastStatus()).contains(last);

        world.services.requests().accept(ana, List.of(request.id()));
        assertThat(world.types(ana)).containsExactly("(mention)", "mention");
        world.post(id("stranger"), "again @ana");
        assertThat(world.types(ana)).containsExactly("mention", "(mention)", "mention");
        assertThat(requests()).extracting(NotificationRequest::from).containsExactly(id("young"));
    }

    @Test
    void aDismissedSenderIsHeldAgain() {
        set(_ -> policy(Choice.FILTER, Choice.ACCEPT, Choice.ACCEPT, Choice.ACCEPT));
        world.post(id("stranger"), "hello @ana");
        world.catchUp();
        NotificationRequest first = requests().getFirst();
        world.services.requests().dismiss(ana, List.of(first.id()));
        assertThat(world.types(ana)).isEmpty();
        assertThat(requests()).isEmpty();
        world.post(id("stranger"), "again @ana");
        assertThat(world.types(ana)).containsExactly("(mention)");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aRequestIsGoneWithItsLastNotification() {
        set(_ -> policy(Choice.FILTER, Choice.ACCEPT, Choice.ACCEPT, Choice.ACCEPT));
        StatusId post = world.post(id("stranger"), "hello @ana");
        world.catchUp();
        long id = requests().getFirst().id();
        world.core.publishing().posting().delete(id("stranger"), post);
        assertThat(requests()).isEmpty();
        assertThat(world.services.requests().pending(ana)).isEqualTo(new NotificationRequest.Pending(0, 0));
        assertThatThrownBy(() -> world.services.requests().accept(ana, List.of(id)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void onlyTheNewestAreKept() {
        AccountId stranger = id("stranger");
        AccountId follower = id("follower");
        // Later than all notifications there are, so that no id is taken.
        long first = Ids.first(world.clock.millis() + 60_000);
        world.database.writing(tx -> {
            for (long i = 1; i <= Retention.KEPT + 3; i++) {
                insert(tx, first, stranger, i, false);
            }
            insert(tx, first, follower, 99_999, true);
            for (long i = 1; i <= Retention.KEPT_HELD_OF_ONE + 2; i++) {
                insert(tx, first, stranger, 100_000 + i, true);
            }
            insert(tx, first, ana, -1, false);
        });
        world.catchUp();
        assertThat(world.services.retention().purge()).isEqualTo(5);
        assertThat(kept(99_999)).as("of another sender").isTrue();
        assertThat(kept(100_002)).as("the oldest of many").isFalse();
        assertThat(kept(100_003)).isTrue();
        assertThat(kept(-1)).as("from the server").isTrue();
        assertThat(world.services.retention().purge()).isZero();
        assertThat(world.database.<Long>read(
                        tx -> tx.sql("SELECT min(status_id) FROM notification WHERE status_id > 0 AND NOT filtered")
                                .number()))
                .isEqualTo(4L);
    }

    private boolean kept(long status) {
        return world.database.<Long>read(tx -> tx.sql("SELECT count(*) FROM notification WHERE status_id = :status")
                        .set("status", status)
                        .number())
                == 1;
    }

    @Test
    void beyondTheLimitThoseGoOfWhichASenderHasSentTheMost() {
        RetentionStore store = new RetentionStore();
        long first = Ids.first(world.clock.millis() + 60_000);
        List<AccountId> senders = Stream.of("young", "follower", "follower", "stranger", "stranger", "stranger")
                .map(this::id)
                .toList();
        world.database.writing(tx -> {
            for (int i = 1; i <= 8; i++) {
                insert(tx, first, senders.get(Math.min(i, senders.size()) - 1), i, true);
            }
        });
        assertThat(world.database.<Long>read(tx -> store.held(tx, ana))).isEqualTo(8);
        assertThat(world.database.<Integer>write(tx -> store.deleteHeld(tx, ana, 1, 3)))
                .isEqualTo(3);
        assertThat(Stream.iterate(1L, i -> i <= 8, i -> i + 1).filter(this::kept))
                .containsExactly(1L, 2L, 3L, 7L, 8L);
        assertThat(world.database.<Integer>write(tx -> store.deleteHeld(tx, ana, 1, 100)))
                .isEqualTo(2);
        assertThat(Stream.iterate(1L, i -> i <= 8, i -> i + 1).filter(this::kept))
                .containsExactly(1L, 3L, 8L);
    }

    @Test
    void aBlockOrMuteEndsTheAcceptanceOfRequests() {
        set(_ -> policy(Choice.FILTER, Choice.ACCEPT, Choice.ACCEPT, Choice.ACCEPT));
        AccountId stranger = id("stranger");
        for (String relation : List.of("block", "mute")) {
            world.post(stranger, "hello @ana");
            assertThat(world.types(ana)).as(relation).containsExactly("(mention)");
            world.services.requests().accept(ana, List.of(requests().getFirst().id()));
            world.post(stranger, "hello again @ana");
            assertThat(world.types(ana)).containsExactly("mention", "mention");

            if (relation.equals("block")) {
                world.core.relationships().blocks().block(ana, stranger);
                world.core.relationships().blocks().unblock(ana, stranger);
            } else {
                world.core.relationships().mutes().mute(ana, stranger, true, Duration.ZERO);
                world.core.relationships().mutes().unmute(ana, stranger);
            }
            world.services.notifications().clear(ana);
            world.post(stranger, "and again @ana");
            assertThat(world.types(ana)).as(relation).containsExactly("(mention)");
            world.services.requests().dismiss(ana, List.of(requests().getFirst().id()));
        }
    }

    @Test
    void aPrivateMentionDuringAMuteWaitsInTheRequest() {
        AccountId stranger = id("stranger");
        world.core.relationships().mutes().mute(ana, stranger, true, Duration.ZERO);
        world.post(stranger, "psst @ana", Visibility.DIRECT, Optional.empty());
        assertThat(world.types(ana)).isEmpty();
        assertThat(requests()).isEmpty();
        world.core.relationships().mutes().unmute(ana, stranger);
        assertThat(world.types(ana)).containsExactly("(mention)");
        assertThat(requests()).hasSize(1);
    }

    private void insert(Tx tx, long first, AccountId from, long number, boolean filtered) {
        tx.sql("""
                INSERT INTO notification (id, account_id, type, origin_id, status_id, created_at, filtered)
                VALUES (:id, :ana, 'mention', :from, :status, 1, :filtered)
                """)
                .set("id", first + number)
                .set("ana", ana.value())
                .set("from", from.value())
                .set("status", number)
                .set("filtered", filtered)
                .run();
    }
}
