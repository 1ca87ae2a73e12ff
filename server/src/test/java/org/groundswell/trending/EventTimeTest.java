package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Draft;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events read late are counted at the time at which they happened. */
class EventTimeTest {
    private static final URI HOME = URI.create("https://here.example");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;
    private final List<AccountId> people = new ArrayList<>();

    @TempDir
    Path directory;

    private Database database;
    private Core core;

    @BeforeEach
    void makePeople() {
        database = TestDatabase.SQLITE.open(directory);
        core = new Core(database, HOME, RegistrationMode.OPEN, clock);
        for (int i = 0; i < 15; i++) {
            var signUp =
                    new Logins.SignUp("person" + i, "p" + i + "@mail.example", "a long password", "PH", "en", "", "");
            people.add(TestLogins.create(core, signUp, Role.USER));
        }
        // The first post starts the period for which uses are known.
        post("good morning #hello");
        pass(Duration.ofDays(2));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void favouritesReadAtOnceMakeAPostRise() {
        StatusId post = post("read this");
        keepACheckpoint();
        pass(Duration.ofMinutes(5));
        allFavourite(post);
        pass(Duration.ofSeconds(1));

        awaitRising(post);
    }

    @Test
    void favouritesReadADayLateDoNotMakeItRiseThen() {
        StatusId post = post("read this");
        StatusId other = post("and this");
        keepACheckpoint();
        pass(Duration.ofMinutes(5));
        allFavourite(post);
        pass(Duration.ofDays(1));
        allFavourite(other);
        pass(Duration.ofSeconds(1));

        assertThat(awaitRising(other)).doesNotContain(post.toString());
    }

    /** Servers have clocks that are fast: their posts are counted when their time has come, whatever happens before. */
    @Test
    void postsDatedAheadAreCountedAtTheirTimeAlsoAfterARestartOrARebuild() throws IOException {
        importAhead("first", Duration.ofMinutes(4));
        keepACheckpoint();
        pass(Duration.ofMinutes(1));
        try (Trending trending = trending()) {
            trending.start();
            await().until(() -> trending.position().isAfter(Position.START));
            assertThat(tags(trending)).isEmpty();
        }
        pass(Duration.ofMinutes(4));
        awaitTags("first");

        importAhead("second", Duration.ofMinutes(4));
        deleteCheckpoints();
        keepACheckpoint();
        pass(Duration.ofMinutes(5));
        awaitTags("first", "second");
    }

    private void importAhead(String tag, Duration ahead) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            lines.append("""
                    {"id":"%s%d","account":"p%d@server%d.example","created_at":"%s","text":"look #%s",\
                    "account_created_at":"2015-01-1%dT00:00:00Z","followers":900}
                    """.formatted(tag, i, i, i, now.get().plus(ahead).plusSeconds(i), tag, i));
        }
        core.importing()
                .importer()
                .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void deleteCheckpoints() {
        for (File file : directory.resolve("trends").toFile().listFiles()) {
            assertThat(file.delete()).isTrue();
        }
    }

    private void awaitTags(String... tags) {
        try (Trending trending = trending()) {
            trending.start();
            await().untilAsserted(() -> {
                pass(Duration.ofSeconds(1));
                assertThat(tags(trending)).containsExactlyInAnyOrder(tags);
            });
        }
    }

    private static List<String> tags(Trending trending) {
        return trending.now(Place.WORLD, 10).stream().map(Trend::tag).toList();
    }

    private StatusId post(String text) {
        return core.publishing()
                .posting()
                .post(people.getFirst(), Draft.of(text))
                .status()
                .id();
    }

    private void allFavourite(StatusId post) {
        people.stream()
                .skip(1)
                .forEach(person -> core.publishing().interactions().favourite(person, post));
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Saves a checkpoint, from which the next run continues. */
    private void keepACheckpoint() {
        try (Trending trending = trending()) {
            trending.start();
            await().until(() -> trending.position().isAfter(Position.START));
        }
        assertThat(directory.resolve("trends/live-posts.checkpoint")).exists();
    }

    /** Runs the engine until a post is on the list, and returns the list. */
    private List<String> awaitRising(StatusId post) {
        try (Trending trending = trending()) {
            trending.start();
            await().untilAsserted(() -> {
                pass(Duration.ofSeconds(1));
                assertThat(rising(trending)).contains(post.toString());
            });
            return rising(trending);
        }
    }

    private static List<String> rising(Trending trending) {
        return trending.posts(Place.WORLD, 10).stream().map(Trend::tag).toList();
    }

    private Trending trending() {
        TrendSettings settings = new TrendSettings(HOME, directory.resolve("trends"), TrendParameters.DEFAULT);
        return new Trending(database, core.events(), clock, settings);
    }
}
