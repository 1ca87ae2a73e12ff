package org.groundswell.shield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.reports.CaseView;
import org.groundswell.reports.ModerationCase;
import org.groundswell.shield.Strangers.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pile-ons and popularity, played against a running server: for the first the shield goes up, for the second it doesn't. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PileOnTest {
    private static final int STRANGERS = 200;
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final int POPULAR = 20;

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Strangers strangers;
    private Account moderator;
    private int names;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        strangers = new Strangers(server, clock);
        names = 0;
        moderator = server.account("moderator", Role.MODERATOR);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Account account() {
        names++;
        return server.account("person" + names);
    }

    private String token(Account account) {
        return server.token(account, "read write follow");
    }

    private static String id(Answer posted) {
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        return posted.json().path("id").asString();
    }

    private void mention(Person by, Account account) {
        String text = "@" + account.acct().username() + " I saw what you did";
        id(server.post("/api/v1/statuses", by.token(), "status", text));
    }

    private void settle() {
        strangers.settle();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPileOnRaisesTheShield(long seed) {
        Random random = new Random(seed);
        Account victim = account();
        String mine = token(victim);
        List<Person> attackers = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            attackers.add(strangers.make());
        }
        clock.moveOn(Duration.ofHours(30));
        String post = id(server.post("/api/v1/statuses", mine, "status", "What happened to me"));

        int held = 0;
        int refused = 0;
        Set<String> mentions = new HashSet<>();
        for (int i = 0; i < STRANGERS; i++) {
            clock.moveOn(LASTS.dividedBy(STRANGERS));
            String token = attackers.get(i).token();
            String text = "@" + victim.acct().username() + " nobody believes you " + i;
            if (random.nextInt(3) == 0) {
                Answer reply = server.post("/api/v1/statuses", token, "status", text, "in_reply_to_id", post);
                if (reply.status() == 403) {
                    assertThat(reply.json().path("error").asString()).contains("limited replies to followers");
                    refused++;
                } else {
                    mentions.add(id(reply));
                }
            } else {
                mentions.add(id(server.post("/api/v1/statuses", token, "status", text)));
            }
            if (i == 60) {
                await().until(() -> strangers.raised(victim.id()).isPresent());
            }
        }
        settle();
        assertThat(refused).isPositive();
        assertThat(mentions).hasSize(STRANGERS - refused);

        // The person is told, and sees none of it.
        JsonNode told = server.get(
                        "/api/v1/notifications?types[]=groundswell.shield_raised&types[]=mention&limit=80", mine)
                .json();
        assertThat(told.values())
                .extracting(each -> each.path("type").asString())
                .containsExactly("groundswell.shield_raised");

        // Nothing is lost: each mention waits in the request of its sender.
        assertThat(held(mine)).isEqualTo(mentions);

        // The moderators see one case with everyone in it.
        List<ModerationCase> cases = server.server
                .core()
                .reporting()
                .cases()
                .list(moderator.id(), new CaseView(CaseView.Part.OPEN, CaseView.Order.AGE), 0, 100);
        assertThat(cases.stream().filter(each -> each.subject().account().equals(victim.id())))
                .singleElement()
                .satisfies(each -> assertThat(each.subject()).isInstanceOf(ModerationCase.Subject.OfShield.class));
        SurgeReport report = server.server.core().shielding().surges().of(victim.id());
        assertThat(report.total()).isEqualTo(mentions.size());
        assertThat(report.strangers())
                .allSatisfy(each -> assertThat(each.near()).isFalse());
    }

    /** The posts in all requests, page by page. */
    private Set<String> held(String token) {
        Set<String> posts = new HashSet<>();
        String next = "/api/v1/notifications/requests?limit=80";
        while (!next.isEmpty()) {
            Answer page = server.get(next, token);
            page.json().values().forEach(each -> {
                assertThat(each.path("notifications_count").asString()).isEqualTo("1");
                posts.add(each.path("last_status").path("id").asString());
            });
            next = page.link("next").filter(_ -> !page.json().isEmpty()).orElse("");
        }
        return posts;
    }

    /** People whose posts are widely shared by friends of friends are offered the shield at most. */
    @Test
    void popularityDoesNot() {
        List<Person> crowd = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            crowd.add(strangers.make());
        }
        List<Account> popular = new ArrayList<>();
        for (int i = 0; i < POPULAR; i++) {
            Account person = account();
            popular.add(person);
            // A few friends, whom the others follow.
            Random random = new Random(i);
            List<Person> friends = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                Person friend = strangers.make();
                friends.add(friend);
                strangers.follow(friend, person.id());
            }
            crowd.forEach(each -> strangers.follow(
                    each, friends.get(random.nextInt(friends.size())).id()));
        }
        clock.moveOn(Duration.ofDays(8));
        for (int i = 0; i < POPULAR; i++) {
            Random random = new Random(100 + i);
            Account person = popular.get(i);
            String mine = token(person);
            String post = id(server.post("/api/v1/statuses", mine, "status", "Look what I made " + i));
            Set<String> replies = new HashSet<>();
            for (Person each : crowd) {
                clock.moveOn(Duration.ofMillis(LASTS.toMillis() / crowd.size()));
                switch (random.nextInt(3)) {
                    case 0 ->
                        replies.add(id(server.post(
                                "/api/v1/statuses",
                                each.token(),
                                "status",
                                "@" + person.acct().username() + " lovely",
                                "in_reply_to_id",
                                post)));
                    case 1 -> server.post("/api/v1/statuses/" + post + "/favourite", each.token());
                    default -> strangers.follow(each, person.id());
                }
            }
            settle();
            assertThat(strangers.raised(person.id())).as("person %s", i).isEmpty();
            JsonNode mentions = server.get("/api/v1/notifications?types[]=mention&limit=80", mine)
                    .json();
            assertThat(mentions.values().stream()
                            .map(each -> each.path("status").path("id").asString()))
                    .as("person %s", i)
                    .containsExactlyInAnyOrderElementsOf(replies);
            clock.moveOn(Duration.ofHours(2));
        }
    }

    /** Some of the mob come in the last seconds of an hour, the others in the first of the next one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10, 13})
    void aPileOnOverTheTurnOfAnHourRaisesTheShield(int before) {
        Account victim = account();
        List<Person> mob = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            mob.add(strangers.make());
        }
        Instant turn = clock.instant().plus(Duration.ofHours(30)).truncatedTo(ChronoUnit.HOURS);
        clock.moveOn(Duration.between(clock.instant(), turn.minusSeconds(before)));
        for (Person each : mob) {
            mention(each, victim);
            clock.moveOn(Duration.ofSeconds(1));
        }
        settle();
        assertThat(strangers.raised(victim.id())).isPresent();
    }

    /** The same eleven people before and after the turn of an hour are eleven people. */
    @Test
    void nobodyIsCountedTwiceWhenAnHourTurns() {
        Account person = account();
        List<Person> friends = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            friends.add(strangers.make());
        }
        Instant turn = clock.instant().plus(Duration.ofHours(30)).truncatedTo(ChronoUnit.HOURS);
        clock.moveOn(Duration.between(clock.instant(), turn.minusSeconds(11)));
        for (int i = 0; i < 22; i++) {
            mention(friends.get(i % friends.size()), person);
            clock.moveOn(Duration.ofSeconds(1));
        }
        settle();
        assertThat(strangers.raised(person.id())).isEmpty();
    }

    /** An account that all of a mob follow, and that has just followed their victim, doesn't make them friends of friends. */
    @Test
    void aNewFollowerConnectsNobody() {
        Account victim = account();
        Person puppet = strangers.make();
        strangers.follow(puppet, victim.id());
        List<Person> mob = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Person each = strangers.make();
            strangers.follow(each, puppet.id());
            mob.add(each);
        }
        clock.moveOn(Duration.ofHours(30));
        for (Person each : mob) {
            clock.moveOn(Duration.ofSeconds(5));
            mention(each, victim);
        }
        settle();
        await().until(() -> strangers.raised(victim.id()).isPresent());
    }

    /** Strangers who like a post far more than they answer it: the shield is offered, with no effect until it is raised. */
    @Test
    void approvalByStrangersOffersTheShield() {
        Account person = account();
        String mine = token(person);
        List<Person> crowd = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            crowd.add(strangers.make());
        }
        clock.moveOn(Duration.ofHours(30));
        String post = id(server.post("/api/v1/statuses", mine, "status", "We are many"));
        for (int i = 0; i < crowd.size(); i++) {
            clock.moveOn(Duration.ofSeconds(3));
            if (i % 3 == 2) {
                id(server.post(
                        "/api/v1/statuses",
                        crowd.get(i).token(),
                        "status",
                        "@" + person.acct().username() + " so true",
                        "in_reply_to_id",
                        post));
            } else {
                server.post(
                        "/api/v1/statuses/" + post + "/favourite", crowd.get(i).token());
            }
        }
        settle();
        assertThat(strangers.raised(person.id())).isEmpty();
        JsonNode told = server.get(
                        "/api/v1/notifications?types[]=groundswell.shield_offered&types[]=mention&limit=80", mine)
                .json();
        assertThat(told.values().stream()
                        .filter(each -> each.path("type").asString().equals("mention")))
                .hasSize(20);
        assertThat(told.values().stream()
                        .filter(each -> each.path("type").asString().equals("groundswell.shield_offered")))
                .hasSize(1);
        server.post("/api/v1/shield/raise", mine);
        assertThat(strangers.raised(person.id())).isPresent();
    }
}
