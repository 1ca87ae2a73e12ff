package org.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.groundswell.importing.ImportReport;
import org.groundswell.importing.ImportWatcher;
import org.groundswell.model.AccountId;
import org.groundswell.model.Message;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.AccountFilter;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** One life of a hashtag, told on both databases. */
@OnEveryDatabase
class FirstLightTest {
    @TempDir
    Path directory;

    @Parameter
    TestDatabase database;

    private World world;

    @BeforeEach
    void start() {
        world = new World(database.open(directory), directory);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whatIsPostedIsInTheVeryNextTimelineAndCountedAndUncountedWhenItGoes() {
        AccountId ana = world.account("ana");
        AccountId ben = world.account("ben");
        Status first = post(ana, "It happened to me. #YesAllWomen");
        Status second = post(ben, "And to me #yesallwomen, and again #YesAllWomen");

        assertThat(tagTimeline("YESALLWOMEN")).containsExactly(second.id(), first.id());
        assertThat(world.accounts.get(ana).counts().statuses()).isEqualTo(1);
        awaitTag("yesallwomen", 2, 2);
        assertThat(world.tags.get("yesallwomen").displayName()).isEqualTo("YesAllWomen");
        assertThat(world.tags.days(world.tags.get("yesallwomen")).getFirst().people())
                .isEqualTo(2);

        world.posting.delete(ben, second.id());
        awaitTag("yesallwomen", 1, 1);
        assertThat(tagTimeline("yesallwomen")).containsExactly(first.id());
        assertThat(world.accounts.get(ben).counts().statuses()).isZero();
    }

    @Test
    void aTagAnEditAddsIsListedAndOneItTakesAwayIsNot() {
        AccountId ana = world.account("ana");
        Status status = post(ana, "#before");
        awaitTag("before", 1, 1);
        world.posting.edit(ana, status.id(), Draft.of("#after"));
        assertThat(tagTimeline("before")).isEmpty();
        assertThat(tagTimeline("after")).containsExactly(status.id());
        awaitTag("before", 0, 0);
        awaitTag("after", 1, 1);
        assertThat(world.statuses.history(Optional.empty(), status.id()))
                .extracting(edit -> edit.text())
                .containsExactly("#before", "#after");
    }

    @Test
    void aCrowdMakesATrendAndItsDeletionEndsIt() throws IOException {
        // On a server that is new itself, nothing is more than usual.
        imported("""
                    {"id":"1","account":"ana@a.example","created_at":"%s","text":"#before"}
                    """.formatted(Instant.now().minus(Duration.ofDays(2))));
        List<Status> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            posts.add(post(world.account("person" + i), "#NotAllMen again"));
        }
        await().untilAsserted(() -> {
            List<Trend> trends = world.trending.now(Place.WORLD, 10);
            assertThat(trends).extracting(Trend::tag).containsExactly("notallmen");
            assertThat(trends.getFirst().people()).isEqualTo(8);
        });
        assertThat(world.trending.now(Place.country("PH"), 10)).hasSize(1);
        posts.forEach(status -> world.posting.delete(status.account(), status.id()));
        await().untilAsserted(
                        () -> assertThat(world.trending.now(Place.WORLD, 10)).isEmpty());
    }

    @Test
    void homeHasThoseOneFollowsTheirBoostsAndTheTagsOneFollows() {
        AccountId ana = world.account("ana");
        AccountId ben = world.account("ben");
        AccountId eve = world.account("eve");
        world.follows.follow(ana, ben, Follows.Options.DEFAULT);
        Status own = post(ana, "mine");
        Status followed = post(ben, "his");
        Status stranger = post(eve, "not for home");
        Status tagged = post(eve, "#march today");
        world.tags.follow(ana, "#March");
        Status boost = world.posting.boost(ben, stranger.id(), Optional.empty());

        assertThat(ids(world.timelines.home(ana, Page.first(20))))
                .containsExactly(boost.id(), tagged.id(), followed.id(), own.id());
        assertThat(ids(world.timelines.home(
                        ana, new Page(Long.MAX_VALUE, 0, own.id().value(), 1))))
                .containsExactly(followed.id());
        assertThat(world.accounts.get(ben).counts().followers()).isEqualTo(1);
        assertThat(ids(world.timelines.everybody(Origin.ANYWHERE, Page.first(20))))
                .containsExactly(tagged.id(), stranger.id(), followed.id(), own.id());
        assertThat(ids(world.timelines.account(Optional.of(ana), ben, AccountFilter.ALL, Page.first(20))))
                .containsExactly(boost.id(), followed.id());
    }

    @Test
    void whatIsNotForTheseEyesIsNotFound() {
        AccountId ana = world.account("ana");
        AccountId ben = world.account("ben");
        Status status = world.posting
                .post(
                        ana,
                        Draft.builder("for followers")
                                .visibility(Optional.of(Visibility.FOLLOWERS))
                                .build())
                .status();
        assertThatThrownBy(() -> world.statuses.get(Optional.of(ben), status.id()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> world.interactions.favourite(ben, status.id())).isInstanceOf(Refusal.NotFound.class);
        world.follows.follow(ben, ana, Follows.Options.DEFAULT);
        assertThat(world.statuses.get(Optional.of(ben), status.id()).id()).isEqualTo(status.id());
        assertThat(world.interactions.favourite(ben, status.id()).counts().favourites())
                .isEqualTo(1);
    }

    @Test
    void aHundredAtOnceAreEachCountedOnce() throws Exception {
        AccountId ana = world.account("ana");
        Status root = post(ana, "the question");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Status>> replies = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String text = "answer " + i + " #crowd";
                replies.add(() -> world.posting
                        .post(
                                ana,
                                Draft.builder(text)
                                        .inReplyTo(Optional.of(root.id()))
                                        .build())
                        .status());
            }
            for (var reply : people.invokeAll(replies)) {
                reply.get();
            }
        }
        assertThat(world.statuses.post(Optional.empty(), root.id()).counts().replies())
                .isEqualTo(100);
        assertThat(world.accounts.get(ana).counts().statuses()).isEqualTo(101);
        assertThat(world.statuses.thread(Optional.of(ana), root.id()).descendants())
                .hasSize(100);
        awaitTag("crowd", 100, 1);
    }

    @Test
    void aWriteThatBreaksDownBreaksDownAlone() {
        AccountId ana = world.account("ana");
        assertThatThrownBy(() -> world.core.database().write(tx -> {
                    throw new StackOverflowError("on purpose");
                }))
                .hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(world.accounts
                        .get(post(ana, "still here").account())
                        .counts()
                        .statuses())
                .isEqualTo(1);
    }

    @Test
    void theSameKeyWithinAnHourIsTheSamePost() {
        AccountId ana = world.account("ana");
        Draft draft = Draft.builder("once").idempotencyKey(Optional.of("key")).build();
        assertThat(world.posting.post(ana, draft).status().id())
                .isEqualTo(world.posting.post(ana, draft).status().id());
        assertThat(world.accounts.get(ana).counts().statuses()).isEqualTo(1);
    }

    @Test
    void nameAndPasswordMustBelongTogether() {
        AccountId ana = world.account("ana");
        for (String name : List.of("Ana", "ana@mail.example")) {
            assertThat(world.logins.signIn(name, "a long password", "1.2.3.4").account())
                    .isEqualTo(ana);
        }
        assertThatThrownBy(() -> world.logins.signIn("ana", "a wrong password", "1.2.3.4"))
                .isInstanceOf(Refusal.Unauthorised.class);
        assertThatThrownBy(() -> world.logins.signIn("nobody", "a wrong password", "1.2.3.4"))
                .isInstanceOf(Refusal.Unauthorised.class);
        assertThatThrownBy(() -> world.account("ANA")).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void anImportKeepsTimesAuthorsAndThreadsAddsNothingTwiceAndReportsWhatItCannotRead() throws IOException {
        String file = """
                    {"id":"2","account":"ben@b.example","created_at":"2013-08-26T04:00:00Z","text":"yes #March","in_reply_to":"1"}
                    {"id":"1","account":"ana@b.example","created_at":"2013-08-26T03:00:00Z","text":"come? #March","boosts":3,"favourites":2}
                    {"broken
                    {"id":"3","account":"eve@b.example","created_at":"2013-08-26T05:00:00Z","boost_of":"1"}
                    {"id":"4","account":"eve@b.example","created_at":"2013-08-26T05:00:00Z","boost_of":"none"}
                    {"id":"5","account":"eve@b.example","created_at":"2113-08-26T05:00:00Z","text":"later"}
                    {"id":"6\\u0000","account":"eve@b.example","created_at":"2013-08-26T05:00:00Z","text":"nul"}
                    {"id":"7","account":"eve@b.example","created_at":"2013-08-26T05:00:00Z","text":"half \\ud83d"}
                    {"id":"8","uri":"not an address","content":"x","created_at":"2013-08-26T05:00:00Z","in_reply_to_id":"9","account":{"acct":"x","url":"nowhere"}}
                    """;
        ImportReport first = imported(file);
        assertThat(first.read()).isEqualTo(9);
        assertThat(first.imported()).isEqualTo(3);
        assertThat(first.replies()).isEqualTo(1);
        assertThat(rejected).containsExactlyInAnyOrder(3L, 5L, 6L, 7L, 8L, 9L);
        rejected.clear();
        ImportReport second = imported(file);
        assertThat(second.imported()).isZero();
        assertThat(second.known()).isEqualTo(3);

        awaitTag("march", 2, 2);
        List<Status> shown = world.timelines.tag(TagQuery.of(TagName.of("march")), Origin.ANYWHERE, Page.first(9));
        assertThat(shown.getFirst().parent()).contains(shown.getLast().id());
        assertThat(((Post) shown.getLast()).counts()).isEqualTo(new Post.Counts(1, 3, 2, 0));
        assertThat(shown.getLast().createdAt()).isEqualTo(Instant.parse("2013-08-26T03:00:00Z"));
        assertThat(world.trending.now(Place.WORLD, 9)).isEmpty();
    }

    private final List<Long> rejected = new ArrayList<>();

    private ImportReport imported(String file) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file.getBytes(StandardCharsets.UTF_8));
        }
        return world.importer.run(new ByteArrayInputStream(packed.toByteArray()), "", new ImportWatcher() {
            @Override
            public void moved(long bytes) {}

            @Override
            public void rejected(long number, Message reason, String record) {
                rejected.add(number);
            }

            @Override
            public void leftOut(long number, Message reason, String record) {
                rejected.add(number);
            }
        });
    }

    private Status post(AccountId author, String text) {
        return world.posting.post(author, Draft.of(text)).status();
    }

    private List<StatusId> tagTimeline(String tag) {
        return ids(world.timelines.tag(TagQuery.of(TagName.of(tag)), Origin.ANYWHERE, Page.first(20)));
    }

    private void awaitTag(String tag, long posts, long people) {
        await().untilAsserted(() -> {
            assertThat(world.tags.get(tag).posts()).isEqualTo(posts);
            assertThat(world.tags.get(tag).people()).isEqualTo(people);
        });
    }

    private static List<StatusId> ids(List<Status> statuses) {
        return statuses.stream().map(Status::id).toList();
    }
}
