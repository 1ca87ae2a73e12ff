package org.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.groundswell.accounts.Restrictions;
import org.groundswell.filters.Filter;
import org.groundswell.filters.Filters;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollDraft;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.ReplyPolicy;
import org.groundswell.statuses.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * Any two writes at the same moment, on both databases: whichever comes first, every stored number is what counting gives,
 * and nothing points to what is gone.
 */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoAtOnceTest {
    /** Each pair so often. */
    private static final int ROUNDS = 3;

    /** What two people may do to the same posts. */
    private record Scene(
            World world,
            AccountId ana,
            AccountId ben,
            StatusId post,
            StatusId reply,
            StatusId boost,
            StatusId quote,
            int round) {
        Status write(AccountId author, Visibility visibility, Optional<String> key) {
            return world.posting
                    .post(
                            author,
                            Draft.builder("Reply " + round + " #Scene https://a.example/" + round)
                                    .visibility(Optional.of(visibility))
                                    .inReplyTo(Optional.of(post))
                                    .idempotencyKey(key)
                                    .build())
                    .status();
        }

        Status quoted() {
            return world.posting
                    .post(
                            ben,
                            Draft.builder("Quote " + round)
                                    .quoted(Optional.of(post))
                                    .build())
                    .status();
        }

        void edit(String text) {
            world.posting.edit(ana, post, Draft.of(text));
        }

        /** Gives the post another poll, whose votes begin again. */
        void ask(String option) {
            world.posting.edit(
                    ana,
                    post,
                    Draft.builder("Well? #Scene")
                            .poll(Optional.of(poll(option)))
                            .build());
        }

        /** A second vote is refused. */
        void vote() {
            try {
                world.core.publishing().polls().vote(ben, post, List.of("0", "1"));
            } catch (Refusal.Invalid twice) {
                assertThat(twice.field()).isEqualTo("vote");
            }
        }

        void delete(AccountId account) {
            world.core.deleting().accounts().begin(account);
            world.core.deleting().accounts().finishAll();
        }

        /** Filters the post, in a filter of ben's own. */
        void filterPost() {
            Filters filters = world.core.filtering().filters();
            Filter filter = filters.muteTag(ben, "Other", Optional.empty());
            filters.addPost(ben, filter.id(), post);
        }

        /** Changes the restrictions of an account, and its statuses as the job would. */
        void restrict(AccountId account, UnaryOperator<Restrictions> change) {
            world.core
                    .database()
                    .writing(tx -> world.core.restricting().restrictions().change(tx, account, change));
            world.core.restricting().statuses().align(account);
        }

        void bring() {
            String line =
                    "{\"id\":\"%s\",\"account\":\"eve@else.example\",\"created_at\":\"%s\",\"text\":\"#Scene again\"}"
                            .formatted(post, Instant.now());
            try {
                world.core.importing().importer().run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static PollDraft poll(String option) {
        return new PollDraft(List.of("never", option, "always"), Optional.of(3_600L), true, false);
    }

    private interface Act {
        void on(Scene scene);
    }

    private static final Map<String, Act> ACTS = acts();

    private static Map<String, Act> acts() {
        Map<String, Act> acts = new LinkedHashMap<>();
        acts.put("reply", scene -> scene.write(scene.ben(), Visibility.PUBLIC, Optional.empty()));
        acts.put("reply to some", scene -> scene.write(scene.ben(), Visibility.DIRECT, Optional.empty()));
        acts.put(
                "post by key",
                scene -> scene.write(scene.ben(), Visibility.PUBLIC, Optional.of("key" + scene.round())));
        acts.put("quote", Scene::quoted);
        acts.put("delete quote", scene -> scene.world().posting.delete(scene.ben(), scene.quote()));
        acts.put(
                "revoke quote",
                scene -> scene.world().core.publishing().quoting().revoke(scene.ana(), scene.post(), scene.quote()));
        acts.put(
                "forbid quotes",
                scene -> scene.world()
                        .core
                        .publishing()
                        .quoting()
                        .setPolicy(scene.ana(), scene.post(), QuotePolicy.NOBODY));
        acts.put("edit", scene -> scene.edit("#Other " + Thread.currentThread().threadId()));
        acts.put("edit away", scene -> scene.edit("no tag at all"));
        acts.put("delete", scene -> scene.world().posting.delete(scene.ana(), scene.post()));
        acts.put("delete reply", scene -> scene.world().posting.delete(scene.ben(), scene.reply()));
        acts.put("delete boost", scene -> scene.world().posting.delete(scene.ben(), scene.boost()));
        acts.put("boost", scene -> scene.world().posting.boost(scene.ben(), scene.post(), Optional.empty()));
        acts.put("unboost", scene -> scene.world().posting.unboost(scene.ben(), scene.post()));
        acts.put("favourite", scene -> scene.world().interactions.favourite(scene.ben(), scene.post()));
        acts.put("unfavourite", scene -> scene.world().interactions.unfavourite(scene.ben(), scene.post()));
        acts.put("vote", Scene::vote);
        acts.put("edit poll", scene -> scene.ask(Thread.currentThread().threadId() + " times"));
        acts.put("bookmark", scene -> scene.world().interactions.bookmark(scene.ben(), scene.post()));
        acts.put("follow", scene -> scene.world().follows.follow(scene.ben(), scene.ana(), Follows.Options.DEFAULT));
        acts.put("unfollow", scene -> scene.world().follows.unfollow(scene.ben(), scene.ana()));
        acts.put("block", scene -> scene.world().blocks.block(scene.ana(), scene.ben()));
        acts.put("unblock", scene -> scene.world().blocks.unblock(scene.ana(), scene.ben()));
        acts.put("mute", scene -> scene.world().mutes.mute(scene.ben(), scene.ana(), true, Duration.ofDays(1)));
        acts.put("follow tag", scene -> scene.world().tags.follow(scene.ben(), "#Scene"));
        acts.put(
                "dismiss suggestion",
                scene -> scene.world().core.discovering().suggestions().dismiss(scene.ben(), scene.ana()));
        acts.put("feature tag", scene -> scene.world().core.tagging().featured().feature(scene.ben(), "Scene"));
        acts.put(
                "mute tag",
                scene -> scene.world().core.filtering().filters().muteTag(scene.ben(), "Scene", Optional.empty()));
        acts.put("filter post", Scene::filterPost);
        acts.put(
                "limit replies",
                scene -> scene.world()
                        .core
                        .publishing()
                        .replyLimits()
                        .set(scene.ana(), scene.post(), ReplyPolicy.NOBODY));
        acts.put("delete author", scene -> scene.delete(scene.ana()));
        acts.put("delete other", scene -> scene.delete(scene.ben()));
        acts.put("suspend author", scene -> scene.restrict(scene.ana(), now -> now.suspended(Instant.now())));
        acts.put("suspend other", scene -> scene.restrict(scene.ben(), now -> now.suspended(Instant.now())));
        acts.put("reinstate other", scene -> scene.restrict(scene.ben(), Restrictions::notSuspended));
        acts.put("limit author", scene -> scene.restrict(scene.ana(), now -> now.withLimited(true)));
        acts.put("import", Scene::bring);
        return acts;
    }

    private final AtomicInteger scenes = new AtomicInteger();

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private World world;

    @BeforeParameterizedClassInvocation
    void start() {
        Path data = directory.resolve(database.name());
        world = new World(database.open(data), data);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        world.close();
    }

    @Test
    void whateverTwoDoAtOnceEveryNumberIsWhatCountingGives() throws Exception {
        List<String> names = List.copyOf(ACTS.keySet());
        List<String> surprises = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int one = 0; one < names.size(); one++) {
                for (int other = one; other < names.size(); other++) {
                    boolean imports = names.get(other).equals("import");
                    if (imports && one == other) {
                        // A process runs one import at a time.
                        continue;
                    }
                    for (int round = 0; round < ROUNDS; round++) {
                        surprises.addAll(both(people, names.get(one), names.get(other)));
                    }
                }
            }
        }
        assertThat(surprises).isEmpty();
        world.core.deleting().accounts().finishAll();
        world.posting.removeLeftovers();
        await().untilAsserted(() -> assertThat(world.core.events().consumers())
                .filteredOn(each -> each.name().equals("tag-counts"))
                .allMatch(each -> each.behind() == 0));
        assertThat(world.core.database().<List<String>>read(Counting::wrong)).isEmpty();
    }

    private List<String> both(ExecutorService people, String one, String other) throws Exception {
        Scene scene = scene();
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<String> surprises = new ArrayList<>();
        Map<String, Future<?>> running = new LinkedHashMap<>();
        for (String name : List.of(one, other)) {
            running.put(name + (running.containsKey(name) ? " again" : ""), people.submit(() -> {
                barrier.await();
                ACTS.get(name).on(scene);
                return true;
            }));
        }
        for (Map.Entry<String, Future<?>> each : running.entrySet()) {
            try {
                each.getValue().get();
            } catch (ExecutionException e) {
                // One of two may come too late; a conflict is for what can't be done twice.
                if (!(e.getCause() instanceof Refusal.NotFound || e.getCause() instanceof Refusal.Forbidden)) {
                    surprises.add(one + " and " + other + ": " + each.getKey() + " failed: " + e.getCause());
                }
            }
        }
        return surprises;
    }

    private Scene scene() {
        int round = scenes.incrementAndGet();
        AccountId ana = account("ana" + round);
        AccountId ben = account("ben" + round);
        Status post = world.posting
                .post(
                        ana,
                        Draft.builder("It begins #Scene https://a.example/" + round + " @ben" + round)
                                .poll(Optional.of(poll("once")))
                                .build())
                .status();
        Scene scene = new Scene(world, ana, ben, post.id(), post.id(), post.id(), post.id(), round);
        Status reply = scene.write(ben, Visibility.PUBLIC, Optional.empty());
        if (round % 2 == 0) {
            world.interactions.favourite(ben, post.id());
            world.follows.follow(ben, ana, Follows.Options.DEFAULT);
        }
        Status boost = world.posting.boost(ben, post.id(), Optional.empty());
        return new Scene(
                world,
                ana,
                ben,
                post.id(),
                reply.id(),
                boost.id(),
                scene.quoted().id(),
                round);
    }

    /** Without a password, which would take longer to make than all the rest. */
    private AccountId account(String name) {
        return world.core
                .database()
                .write(tx -> world.accounts
                        .create(tx, name, "PH", "en", Instant.now())
                        .id());
    }
}
