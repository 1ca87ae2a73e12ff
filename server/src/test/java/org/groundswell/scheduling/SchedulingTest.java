package org.groundswell.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollDraft;
import org.groundswell.publishing.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Posts that are published later: once, in time, or not at all and with a reason. */
@OnEveryDatabase
class SchedulingTest {
    private static final URI HOME = URI.create("https://here.example");

    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-28T10:00:00Z"));
    private Database database;
    private Core core;
    private Scheduling scheduling;
    private AccountId ana;
    private AccountId ben;

    @BeforeEach
    void open() {
        database = kind.open(directory);
        core = new Core(database, HOME, RegistrationMode.OPEN, clock);
        scheduling = core.publishing().scheduling();
        ana = account("ana");
        ben = account("ben");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AccountId account(String name) {
        return database.write(tx -> core.people()
                .accounts()
                .create(tx, name, "", "", clock.instant())
                .id());
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private ScheduledPost schedule(String text, Duration time) {
        return scheduling.schedule(ana, Draft.of(text), in(time));
    }

    private boolean publishNext() {
        return core.publishing().publication().runNext();
    }

    private List<ScheduledPost> waiting() {
        return scheduling.of(ana, Page.first(40));
    }

    private List<String> texts() {
        return database.read(tx -> tx.sql("SELECT text FROM status ORDER BY id").list(row -> row.textOf("text")));
    }

    @Test
    void aPostIsPublishedOnceAtItsTime() {
        PollDraft asked = new PollDraft(List.of("a", "b"), Optional.of(600L), false, false);
        scheduling.schedule(ana, Draft.builder("later").poll(Optional.of(asked)).build(), in(Duration.ofHours(1)));
        clock.moveOn(Duration.ofHours(1).minusMillis(1));
        assertThat(publishNext()).isFalse();
        assertThat(texts()).isEmpty();
        clock.moveOn(Duration.ofMillis(1));
        assertThat(publishNext()).isTrue();
        assertThat(publishNext()).isFalse();
        assertThat(texts()).containsExactly("later");
        assertThat(waiting()).isEmpty();
        // A poll runs from then on.
        clock.moveOn(Duration.ofMinutes(10));
        assertThat(core.publishing().pollEndings().runNext()).isTrue();
    }

    @Test
    void aJobThatIsRepeatedAfterACrashPublishesNothingMore() {
        ScheduledPost post = schedule("later", Duration.ofHours(1));
        clock.moveOn(Duration.ofHours(1));
        assertThat(publishNext()).isTrue();
        database.writing(tx -> scheduling.queue().addOnce(tx, "again", post.id()));
        assertThat(publishNext()).isTrue();
        assertThat(texts()).containsExactly("later");
    }

    @Test
    void ofTwoProcessesOnePublishes() throws Exception {
        Core other = new Core(database, HOME, RegistrationMode.OPEN, clock);
        for (int round = 0; round < 10; round++) {
            schedule("later " + round, Duration.ofHours(1));
            clock.moveOn(Duration.ofHours(1));
            atOnce(this::publishNext, () -> other.publishing().publication().runNext());
        }
        assertThat(texts()).hasSize(10).doesNotHaveDuplicates();
    }

    private static void atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> each : threads.invokeAll(List.of(one, other))) {
                each.get();
            }
        }
    }

    @Test
    void aDeletionAndThePublicationAtTheSameMomentLeaveOneOutcome() throws Exception {
        for (int round = 0; round < 10; round++) {
            ScheduledPost post = schedule("later", Duration.ofHours(1));
            clock.moveOn(Duration.ofHours(1));
            int before = texts().size();
            List<Boolean> deleted = new ArrayList<>();
            atOnce(this::publishNext, () -> {
                try {
                    scheduling.delete(ana, post.id());
                    return deleted.add(true);
                } catch (Refusal.NotFound published) {
                    return false;
                }
            });
            publishNext();
            assertThat(texts()).hasSize(before + 1 - deleted.size());
            assertThat(waiting()).isEmpty();
        }
    }

    @Test
    void anotherTimeCounts() {
        ScheduledPost post = schedule("later", Duration.ofHours(1));
        scheduling.move(ana, post.id(), in(Duration.ofHours(2)));
        clock.moveOn(Duration.ofHours(1));
        assertThat(publishNext()).isFalse();
        clock.moveOn(Duration.ofHours(1));
        assertThat(publishNext()).isTrue();
        assertThat(texts()).containsExactly("later");
    }

    @Test
    void aReplyToADeletedPostStaysWithTheReason() {
        StatusId parent = core.publishing()
                .posting()
                .post(ben, Draft.of("well?"))
                .status()
                .id();
        ScheduledPost post = scheduling.schedule(
                ana, Draft.builder("well!").inReplyTo(Optional.of(parent)).build(), in(Duration.ofHours(1)));
        core.publishing().posting().delete(ben, parent);
        clock.moveOn(Duration.ofHours(1));
        assertThat(publishNext()).isTrue();
        assertThat(publishNext()).isFalse();
        assertThat(texts()).isEmpty();
        assertThat(waiting())
                .extracting(ScheduledPost::problem)
                .containsExactly(Optional.of(ScheduledPost.Problem.PARENT_GONE));
        scheduling.delete(ana, post.id());
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aFrozenAccountPublishesNothing() {
        ScheduledPost post = schedule("later", Duration.ofHours(1));
        freeze(true);
        clock.moveOn(Duration.ofHours(1));
        assertThat(publishNext()).isTrue();
        assertThat(texts()).isEmpty();
        assertThat(waiting())
                .extracting(ScheduledPost::problem)
                .containsExactly(Optional.of(ScheduledPost.Problem.ACCOUNT));
        freeze(false);
        scheduling.move(ana, post.id(), in(Duration.ofHours(1)));
        clock.moveOn(Duration.ofHours(1));
        assertThat(publishNext()).isTrue();
        assertThat(texts()).containsExactly("later");
    }

    private void freeze(boolean frozen) {
        database.writing(tx -> core.restricting().restrictions().change(tx, ana, now -> now.withFrozen(frozen)));
    }

    @Test
    void aDeletedAccountPublishesNothing() {
        schedule("later", Duration.ofHours(1));
        core.deleting().accounts().begin(ana);
        core.deleting().accounts().finishAll();
        clock.moveOn(Duration.ofHours(1));
        while (publishNext()) {
            // As long as there is one.
        }
        assertThat(texts()).isEmpty();
    }

    @Test
    void theNumbersAreLimited() {
        Instant day = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        for (int i = 0; i < Scheduling.MOST; i++) {
            Instant at = day.plus(i / Scheduling.MOST_A_DAY, ChronoUnit.DAYS);
            if (i == Scheduling.MOST_A_DAY) {
                assertThat(refused(day.plus(23, ChronoUnit.HOURS))).isEqualTo("scheduled.day");
            }
            scheduling.schedule(ana, Draft.of("later " + i), at);
        }
        assertThat(refused(day.plus(90, ChronoUnit.DAYS))).isEqualTo("scheduled.many");
        scheduling.schedule(ben, Draft.of("mine"), day);
        ScheduledPost last = waiting().getFirst();
        scheduling.move(ana, last.id(), last.at().plus(1, ChronoUnit.HOURS));
        assertThat(catchThrowableOfType(Refusal.Invalid.class, () -> scheduling.move(ana, last.id(), day))
                        .message()
                        .key())
                .isEqualTo("scheduled.day");
    }

    private String refused(Instant at) {
        return catchThrowableOfType(Refusal.Invalid.class, () -> scheduling.schedule(ana, Draft.of("one more"), at))
                .message()
                .key();
    }

    @Test
    void theSameKeyMeansTheSamePost() throws Exception {
        Draft draft = Draft.builder("later").idempotencyKey(Optional.of("k")).build();
        Predicate<Instant> add = at -> scheduling.schedule(ana, draft, at).id() > 0;
        Instant at = in(Duration.ofHours(1));
        atOnce(() -> add.test(at), () -> add.test(at));
        assertThat(scheduling.schedule(ana, draft, at).id())
                .isEqualTo(waiting().getFirst().id());
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aListHasPages() {
        List<Long> ids = IntStream.range(0, 5)
                .mapToObj(i -> schedule("later " + i, Duration.ofHours(1)).id())
                .toList();
        assertThat(scheduling.of(ana, Page.first(2)))
                .extracting(ScheduledPost::id)
                .containsExactly(ids.get(4), ids.get(3));
        assertThat(scheduling.of(ana, new Page(ids.get(3), 0, 0, 2)))
                .extracting(ScheduledPost::id)
                .containsExactly(ids.get(2), ids.get(1));
        assertThat(scheduling.of(ana, new Page(Long.MAX_VALUE, 0, ids.get(0), 2)))
                .extracting(ScheduledPost::id)
                .containsExactly(ids.get(2), ids.get(1));
    }
}
