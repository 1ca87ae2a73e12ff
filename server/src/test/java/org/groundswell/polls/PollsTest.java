package org.groundswell.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Draft;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;
import org.groundswell.voting.PollEndings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Polls from their post to their end. */
@OnEveryDatabase
class PollsTest {
    private static final URI HOME = URI.create("https://here.example");
    private static final long HOUR = 3_600;
    private static final List<String> OPTIONS = List.of("red", "green", "blue");

    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private Database database;
    private Core core;
    private AccountId ana;
    private AccountId ben;
    private AccountId cay;
    private StatusId poll;

    @BeforeEach
    void open() {
        database = kind.open(directory);
        core = new Core(database, HOME, RegistrationMode.OPEN, clock);
        ana = account("ana");
        ben = account("ben");
        cay = account("cay");
        poll = post("which?", draft(OPTIONS, false, false));
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

    private static PollDraft draft(List<String> options, boolean multiple, boolean hidden) {
        return new PollDraft(options, Optional.of(HOUR), multiple, hidden);
    }

    private StatusId post(String text, PollDraft asked) {
        return core.publishing()
                .posting()
                .post(ana, Draft.builder(text).poll(Optional.of(asked)).build())
                .status()
                .id();
    }

    private void edit(String text, Optional<PollDraft> asked) {
        core.publishing()
                .posting()
                .edit(ana, poll, Draft.builder(text).poll(asked).build());
    }

    private void vote(AccountId voter, String... choices) {
        core.publishing().polls().vote(voter, poll, List.of(choices));
    }

    private Optional<PollState> state() {
        Post post = core.publishing().statuses().post(Optional.empty(), poll);
        StatusPage page = core.publishing().statuses().page(Optional.empty(), List.of(post));
        return page.poll(post);
    }

    private PollResult result() {
        return state().orElseThrow().result();
    }

    /** The announcements of the end of polls so far. */
    private long ends() {
        core.events().consumers();
        return database.read(tx ->
                tx.sql("SELECT count(*) FROM event WHERE kind = 'PollEnded'").number());
    }

    private PollEndings endings() {
        return core.publishing().pollEndings();
    }

    @Test
    void anEditOfTheTextKeepsVotesAndTime() {
        vote(ben, "1");
        clock.moveOn(Duration.ofMinutes(10));
        Poll before = state().orElseThrow().poll();
        edit("so, which?", Optional.of(PollDraft.of(before)));
        assertThat(result()).isEqualTo(new PollResult(1, List.of(0L, 1L, 0L)));
        assertThat(state().orElseThrow().poll()).isEqualTo(before);
        assertThat(catchThrowable(() -> vote(ben, "2"))).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void otherOptionsAndMoreChoicesDeleteAllVotes() {
        vote(ben, "1");
        edit("which?", Optional.of(draft(List.of("red", "green"), false, false)));
        assertThat(result()).isEqualTo(new PollResult(0, List.of(0L, 0L)));
        vote(ben, "1");
        edit("which?", Optional.of(draft(List.of("green", "red"), false, false)));
        assertThat(result()).isEqualTo(new PollResult(0, List.of(0L, 0L)));
        vote(ben, "1");
        edit("which?", Optional.of(draft(List.of("green", "red"), true, false)));
        assertThat(result()).isEqualTo(new PollResult(0, List.of(0L, 0L)));
        vote(ben, "0", "1");
        assertThat(result()).isEqualTo(new PollResult(1, List.of(1L, 1L)));
    }

    @Test
    void hiddenTotalsAndOtherTimesKeepVotes() {
        vote(ben, "0");
        edit("which?", Optional.of(draft(OPTIONS, false, true)));
        assertThat(result().voters()).isEqualTo(1);
        assertThat(state().orElseThrow().showsTotals()).isFalse();
        clock.moveOn(Duration.ofSeconds(HOUR));
        assertThat(state().orElseThrow().showsTotals()).isTrue();
    }

    @Test
    void anEditWithoutAPollRemovesIt() {
        vote(ben, "0");
        clock.moveOn(Duration.ofSeconds(1));
        edit("nothing to ask", Optional.empty());
        assertThat(state()).isEmpty();
        assertThat(catchThrowable(() -> vote(cay, "0"))).isInstanceOf(Refusal.NotFound.class);
        clock.moveOn(Duration.ofSeconds(HOUR));
        assertThat(endings().runNext()).isFalse();
        assertThat(core.publishing().statuses().history(Optional.empty(), poll))
                .extracting(edit -> edit.poll().map(Poll::options))
                .containsExactly(Optional.of(OPTIONS), Optional.empty());
    }

    @Test
    void oneVotesUntilTheLastMillisecond() {
        clock.moveOn(Duration.ofSeconds(HOUR).minusMillis(1));
        vote(ben, "0");
        assertThat(endings().runNext()).isFalse();
        clock.moveOn(Duration.ofMillis(1));
        assertThat(catchThrowable(() -> vote(cay, "0")))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.message().key()).isEqualTo("polls.vote.over"));
        assertThat(state().orElseThrow().over()).isTrue();
        assertThat(result().voters()).isEqualTo(1);
    }

    @Test
    void theEndIsAnnouncedOnceAlsoByTwoProcessesAndAfterARestart() {
        clock.moveOn(Duration.ofSeconds(HOUR));
        Core other = new Core(database, HOME, RegistrationMode.OPEN, clock);
        PollEndings second = other.publishing().pollEndings();
        assertThat(second.runNext()).isTrue();
        assertThat(endings().runNext()).isFalse();
        assertThat(ends()).isEqualTo(1);
    }

    @Test
    void moreTimeMovesTheEnd() {
        clock.moveOn(Duration.ofMinutes(30));
        edit("which?", Optional.of(draft(OPTIONS, false, false)));
        clock.moveOn(Duration.ofMinutes(30));
        assertThat(endings().runNext()).isFalse();
        vote(ben, "0");
        clock.moveOn(Duration.ofMinutes(30));
        assertThat(endings().runNext()).isTrue();
        assertThat(ends()).isEqualTo(1);
        // Once more, after its end.
        edit("which, again?", Optional.of(draft(OPTIONS, false, false)));
        vote(cay, "1");
        assertThat(result().voters()).isEqualTo(2);
        clock.moveOn(Duration.ofSeconds(HOUR));
        assertThat(endings().runNext()).isTrue();
        assertThat(ends()).isEqualTo(2);
    }

    @Test
    void aDeletedPollHasNoEnd() {
        vote(ben, "0");
        core.publishing().posting().delete(ana, poll);
        clock.moveOn(Duration.ofSeconds(HOUR));
        while (endings().runNext()) {
            // As long as there is one.
        }
        assertThat(ends()).isZero();
        core.publishing().posting().removeLeftovers();
        for (String table : List.of("poll", "poll_option", "poll_vote")) {
            assertThat(database.<Long>read(
                            tx -> tx.sql("SELECT count(*) FROM " + table).number()))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void theVotesOfADeletedAccountAreTakenBack() {
        vote(ben, "0");
        vote(cay, "0");
        core.deleting().accounts().begin(ben);
        core.deleting().accounts().finishAll();
        assertThat(result()).isEqualTo(new PollResult(1, List.of(1L, 0L, 0L)));
    }

    @Test
    void theVotesOfASuspendedAccountStayCounted() {
        vote(ben, "0");
        database.writing(
                tx -> core.restricting().restrictions().change(tx, ben, now -> now.suspended(clock.instant())));
        // As favourites do.
        assertThat(result().voters()).isEqualTo(1);
    }

    @Test
    void blockedAccountsCantVote() {
        core.relationships().blocks().block(ana, ben);
        assertThat(catchThrowable(() -> vote(ben, "0"))).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void severalChoicesOfOnePersonCountOnePerson() {
        poll = post("several?", draft(OPTIONS, true, false));
        IntStream.range(0, 3).forEach(i -> vote(account("voter" + i), "0", Integer.toString(1 + i % 2)));
        assertThat(result()).isEqualTo(new PollResult(3, List.of(3L, 2L, 1L)));
    }
}
