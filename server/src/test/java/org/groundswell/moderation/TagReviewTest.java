package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.TagName;
import org.groundswell.reports.Staff;
import org.groundswell.tags.TagSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The settings of tags. */
@OnEveryDatabase
class TagReviewTest {
    private static final TagName WAVE = new TagName("wave");

    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private TagReview review;
    private AccountId moderator;
    private long tag;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, new SetClock());
        review = new TagReview(
                database,
                new Staff(core.people().logins()),
                core.tagging().tags(),
                core.tagging().disabledTags(),
                core.moderation().review(),
                core.moderation().log());
        moderator = core.people()
                .logins()
                .create(
                        new Logins.SignUp("mo", "mo@mail.example", "a long password", "PH", "en", "", ""),
                        Role.MODERATOR)
                .account();
        tag = core.tagging().tags().follow(moderator, "wave").id().orElseThrow().value();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void changesOfTwoModeratorsAtTheSameMomentAreBothKept() throws Exception {
        Optional<Boolean> no = Optional.of(false);
        for (int round = 0; round < 20; round++) {
            review.change(moderator, tag, change(Optional.of(true), Optional.of(true)));
            atOnce(
                    () -> review.change(moderator, tag, change(no, Optional.empty())),
                    () -> review.change(moderator, tag, change(Optional.empty(), no)));
            assertThat(settings()).isEqualTo(new TagSettings(false, false, Optional.empty()));
        }
    }

    @Test
    void ofTheSameDecisionAtTheSameMomentOneIsRecorded() throws Exception {
        Callable<?> disable = () -> review.change(moderator, tag, change(Optional.of(false), Optional.empty()));
        atOnce(disable, disable);
        assertThat(core.moderation().log().list(LogFilter.ALL, Page.first(10)))
                .extracting(LogEntry::action)
                .containsExactly(new ModerationAction.TagUsabilitySet(WAVE, false));
    }

    @Test
    void theDisplayNameOfATagWithoutPostsIsShown() {
        TagReview.Change spelled =
                new TagReview.Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("#WaVe"), false);
        assertThat(review.change(moderator, tag, spelled).tag().displayName()).isEqualTo("WaVe");
        assertThat(core.tagging().tags().get("wave").displayName()).isEqualTo("WaVe");
    }

    private TagSettings settings() {
        return review.get(moderator, tag).settings();
    }

    private static TagReview.Change change(Optional<Boolean> usable, Optional<Boolean> listable) {
        return new TagReview.Change(Optional.empty(), usable, listable, Optional.empty(), false);
    }

    private static void atOnce(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = List.of(
                    threads.submit(() -> {
                        start.await();
                        return one.call();
                    }),
                    threads.submit(() -> {
                        start.await();
                        return other.call();
                    }));
            for (Future<?> each : running) {
                each.get();
            }
        }
    }
}
