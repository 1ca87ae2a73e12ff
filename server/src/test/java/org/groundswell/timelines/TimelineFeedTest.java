package org.groundswell.timelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.accounts.Restrictions;
import org.groundswell.lists.ListId;
import org.groundswell.lists.Lists;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.TimelineFeed.Change.Added;
import org.groundswell.timelines.TimelineFeed.Change.Edited;
import org.groundswell.timelines.TimelineFeed.Change.Removed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Subscribers of a timeline get each of its changes, also while it is read again. */
@OnEveryDatabase
class TimelineFeedTest {
    private static final Timeline.Home HOME = new Timeline.Home();

    @Parameter
    private TestDatabase database;

    @TempDir
    private Path directory;

    private World world;
    private MemoryByHand memory;
    private AccountId ana;
    private AccountId ben;
    private AccountId eve;
    private final Queue<TimelineFeed.Change> changes = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void begin() {
        world = new World(database.open(directory), directory);
        memory = new MemoryByHand(world.core, 800);
        ana = world.account("ana");
        ben = world.account("ben");
        eve = world.account("eve");
        follow(ana, ben);
    }

    @AfterEach
    void end() {
        memory.close();
        world.close();
    }

    private void follow(AccountId follower, AccountId followee) {
        world.follows.follow(follower, followee, Follows.Options.DEFAULT);
    }

    private StatusId post(AccountId author, String text) {
        return world.posting.post(author, Draft.of(text)).status().id();
    }

    private List<TimelineFeed.Change> reported() {
        memory.handleAll();
        List<TimelineFeed.Change> reported = new ArrayList<>(changes);
        changes.clear();
        return reported;
    }

    @Test
    void reportsWhatIsAddedEditedAndRemoved() {
        memory.listen(ana, HOME, changes::add);
        StatusId post = post(ben, "one");
        post(eve, "not followed");
        assertThat(reported()).containsExactly(new Added(post));
        world.posting.edit(ben, post, Draft.of("two"));
        assertThat(reported()).containsExactly(new Edited(post));
        world.posting.delete(ben, post);
        assertThat(reported()).containsExactly(new Removed(post));
    }

    /** Posts that are listed or shown again are old: apps would show them as new. */
    @Test
    void reportsOfRestrictionsOnlyWhatIsGone() {
        StatusId first = post(ben, "one");
        StatusId second = post(ben, "two");
        memory.listen(ana, HOME, changes::add);
        reported();
        restrict(now -> now.withLimited(true));
        restrict(now -> now.withLimited(false));
        assertThat(reported()).isEmpty();
        restrict(now -> now.suspended(Instant.now()));
        assertThat(reported()).containsExactlyInAnyOrder(new Removed(first), new Removed(second));
        restrict(Restrictions::notSuspended);
        assertThat(reported()).isEmpty();
        StatusId third = post(ben, "three");
        assertThat(reported()).containsExactly(new Added(third));
        assertThat(memory.timelines().home(ana, Page.first(10)))
                .extracting(Status::id)
                .containsExactly(third, second, first);
    }

    private void restrict(UnaryOperator<Restrictions> change) {
        world.core
                .database()
                .writing(tx -> world.core.restricting().restrictions().change(tx, ben, change));
        world.core.restricting().statuses().align(ben);
    }

    @Test
    void reportsABoostOnlyIfTheTimelineShowsIt() {
        follow(ana, eve);
        memory.listen(ana, HOME, changes::add);
        StatusId post = post(ben, "seen already");
        world.posting.boost(eve, post, Optional.empty());
        assertThat(reported()).containsExactly(new Added(post));
    }

    @Test
    void reportsNothingOfABlockedAccountAndAllOfAFollowedOne() {
        memory.listen(ana, HOME, changes::add);
        memory.handleAll();
        world.blocks.block(ana, ben);
        post(ben, "blocked");
        follow(ana, eve);
        StatusId post = post(eve, "followed");
        assertThat(reported()).containsExactly(new Added(post));
    }

    /** The posts are there when the timeline is read again, and their events are behind the change. */
    @Test
    void missesNoPostWhileTheTimelineIsReadAgain() {
        memory.listen(ana, HOME, changes::add);
        memory.handleAll();
        follow(ana, eve);
        StatusId first = post(eve, "before the change was handled");
        StatusId second = post(ben, "also");
        world.posting.edit(ben, second, Draft.of("edited"));
        memory.handle(1);
        memory.settle();
        assertThat(changes).contains(new Added(first), new Added(second), new Edited(second));
        StatusId third = post(eve, "after it");
        assertThat(reported()).contains(new Added(third));
    }

    @Test
    void aListReportsToItsOwnerByItsSettingsAsTheyAre() {
        ListId list = list(RepliesPolicy.NONE);
        Timeline.OfList asOpened = new Timeline.OfList(list, RepliesPolicy.NONE);
        memory.listen(ana, asOpened, changes::add);
        memory.listen(eve, asOpened, change -> {
            throw new AssertionError("a list of another account");
        });
        StatusId post = post(ben, "one");
        assertThat(reported()).containsExactly(new Added(post));
        StatusId question = post(eve, "a question");
        follow(ana, eve);
        reply(ben, question);
        assertThat(reported()).isEmpty();
        world.core.lists().lists().change(ana, list, change(RepliesPolicy.FOLLOWED));
        StatusId reply = reply(ben, question);
        assertThat(reported()).containsExactly(new Added(reply));
    }

    private ListId list(RepliesPolicy policy) {
        ListId list = world.core.lists().lists().create(ana, change(policy)).id();
        world.core.lists().lists().add(ana, list, List.of(ben));
        return list;
    }

    private static Lists.Change change(RepliesPolicy policy) {
        return new Lists.Change(Optional.of("List"), Optional.of(policy), Optional.of(false));
    }

    private StatusId reply(AccountId author, StatusId question) {
        return world.posting
                .post(
                        author,
                        Draft.builder("a reply")
                                .inReplyTo(Optional.of(question))
                                .build())
                .status()
                .id();
    }

    @Test
    void anEndedSubscriptionGetsNothing() {
        TimelineFeed.Subscription subscription = memory.listen(ana, HOME, changes::add);
        memory.listen(ana, HOME, change -> {});
        subscription.close();
        post(ben, "unheard");
        assertThat(reported()).isEmpty();
    }

    @Test
    void aTimelineStaysInMemoryAfterItsLastSubscription() {
        memory.listen(ana, HOME, changes::add).close();
        memory.listen(ana, HOME, changes::add);
        memory.handleAll();
        long before = memory.pagesFromMemory();
        StatusId post = post(ben, "one");
        assertThat(memory.timelines()
                        .page(Optional.of(ana), HOME, Page.first(1))
                        .statuses())
                .extracting(Status::id)
                .containsExactly(post);
        assertThat(memory.pagesFromMemory()).isEqualTo(before + 1);
    }

    @Test
    void aFailingListenerDoesNotKeepOthersFromChanges() {
        memory.listen(ana, HOME, change -> {
            throw new IllegalStateException("a test");
        });
        memory.listen(ana, HOME, changes::add);
        StatusId post = post(ben, "one");
        assertThat(reported()).containsExactly(new Added(post));
    }

    /** Posts from several threads, while the timeline is dropped and read again all the time, by the log's own thread. */
    @Test
    void missesNoPostOfSeveralWritersWhileFollowsChange() throws InterruptedException {
        TimelineMemory live = world.core.publishing().timelineMemory();
        live.start();
        live.listen(ana, HOME, changes::add);
        try {
            Queue<StatusId> posted = new ConcurrentLinkedQueue<>();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                writers.add(Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 30; i++) {
                        StatusId id = post(ben, "post " + i);
                        // A page read now has it, however far behind the memory is.
                        assertThat(world.timelines.home(ben, Page.first(40)))
                                .extracting(Status::id)
                                .contains(id);
                        posted.add(id);
                    }
                }));
            }
            for (int i = 0; i < 10; i++) {
                follow(ana, eve);
                world.follows.unfollow(ana, eve);
            }
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(posted).hasSize(90);
            await().untilAsserted(() -> assertThat(
                            changes.stream().filter(Added.class::isInstance).map(TimelineFeed.Change::status))
                    .containsAll(posted));
        } finally {
            live.close();
        }
    }
}
