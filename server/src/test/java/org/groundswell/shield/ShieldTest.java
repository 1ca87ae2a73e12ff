package org.groundswell.shield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.shield.Strangers.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** What a shield does while it is up, and that all is as before when it is down. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShieldTest {
    private static final int SURGE = 15;
    private static final String FORM_TOKEN = "name=\"csrf\" value=\"";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Strangers strangers;
    private int names;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        strangers = new Strangers(server, clock);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Account account() {
        return account(Role.USER);
    }

    private Account account(Role role) {
        names++;
        return server.account("shielded" + names, role);
    }

    private String token(Account account) {
        return server.token(account, "read write follow");
    }

    private String post(String token, String text) {
        return id(server.post("/api/v1/statuses", token, "status", text));
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private Answer reply(String token, String to, String text) {
        return server.post("/api/v1/statuses", token, "status", text, "in_reply_to_id", to);
    }

    private void mention(Person by, Account whom) {
        post(by.token(), "@" + whom.acct().username() + " hello");
    }

    /** To the beginning of an hour, more than a day later. */
    private void later() {
        Instant then = clock.instant().plus(Duration.ofHours(30)).truncatedTo(ChronoUnit.HOURS);
        clock.moveOn(Duration.between(clock.instant(), then));
    }

    /** So many strangers mention an account at once. */
    private void surge(Account whom) {
        for (int i = 0; i < SURGE; i++) {
            mention(strangers.make(), whom);
        }
        strangers.settle();
    }

    private List<String> types(String token, String... types) {
        JsonNode shown = server.get("/api/v1/notifications?limit=80&types[]=" + String.join("&types[]=", types), token)
                .json();
        return shown.values().stream().map(each -> each.path("type").asString()).toList();
    }

    private List<String> mentioning(String token) {
        strangers.settle();
        return server.get("/api/v1/notifications?types[]=mention", token).json().values().stream()
                .map(each -> each.path("account").path("username").asString())
                .toList();
    }

    private boolean isUp(String token) {
        return server.get("/api/v1/shield", token).json().path("up").asBoolean();
    }

    private String name(Person person) {
        return server.server.core().people().accounts().get(person.id()).acct().username();
    }

    @Test
    void holdsMentionsAndLimitsRepliesFollowersAndCounts() {
        Account ana = account();
        String mine = token(ana);
        Person follower = strangers.make();
        strangers.follow(follower, ana.id());
        Person followed = strangers.make();
        server.post("/api/v1/accounts/" + followed.id() + "/follow", mine);
        Person stranger = strangers.make();
        Person late = strangers.make();
        Person mentioned = strangers.make();
        clock.moveOn(Duration.ofHours(2));
        // Not an old friend.
        strangers.follow(late, ana.id());
        String about = post(mine, "a post with @" + name(mentioned));
        server.post("/api/v1/statuses/" + about + "/favourite", follower.token());

        JsonNode raised =
                server.post("/api/v1/shield/raise", mine, "duration", "3600").json();
        assertThat(raised.path("up").asBoolean()).isTrue();
        assertThat(raised.path("automatic").asBoolean()).isFalse();
        assertThat(raised.path("mode").asString()).isEqualTo("automatic");
        assertThat(Instant.parse(raised.path("expires_at").asString()))
                .isEqualTo(clock.instant().plusSeconds(3_600));

        for (Person each : List.of(follower, followed, stranger, late)) {
            mention(each, ana);
        }
        assertThat(mentioning(mine)).containsExactly(name(followed), name(follower));
        assertThat(server.get("/api/v1/notifications/requests", mine).json().values().stream()
                        .map(each -> each.path("account").path("username").asString()))
                .containsExactlyInAnyOrder(name(stranger), name(late));

        for (Person each : List.of(stranger, late)) {
            Answer refused = reply(each.token(), about, "no");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("error").asString()).contains("limited replies to followers");
        }
        String replied = "";
        for (Person each : List.of(follower, followed, mentioned)) {
            replied = id(reply(each.token(), about, "yes"));
        }
        // Nor below the replies of others in the thread.
        assertThat(reply(stranger.token(), replied, "no").status()).isEqualTo(403);
        id(reply(mine, replied, "of course"));

        assertThat(server.get("/api/v1/accounts/" + ana.id(), "")
                        .json()
                        .path("locked")
                        .asBoolean())
                .isTrue();
        JsonNode asked = server.post("/api/v1/accounts/" + ana.id() + "/follow", stranger.token())
                .json();
        assertThat(asked.path("requested").asBoolean()).isTrue();
        assertThat(asked.path("following").asBoolean()).isFalse();

        JsonNode hidden = server.get("/api/v1/statuses/" + about, "").json();
        assertThat(List.of(
                        hidden.path("favourites_count").asInt(),
                        hidden.path("replies_count").asInt()))
                .containsExactly(0, 0);
        assertThat(server.get("/api/v1/statuses/" + about, follower.token())
                        .json()
                        .path("favourited")
                        .asBoolean())
                .isTrue();

        JsonNode lowered = server.post("/api/v1/shield/lower", mine).json();
        assertThat(lowered.path("up").asBoolean()).isFalse();
        id(reply(stranger.token(), about, "now"));
        JsonNode shown = server.get("/api/v1/statuses/" + about, "").json();
        assertThat(List.of(
                        shown.path("favourites_count").asInt(),
                        shown.path("replies_count").asInt()))
                .containsExactly(1, 4);
        assertThat(server.get("/api/v1/accounts/" + ana.id(), "")
                        .json()
                        .path("locked")
                        .asBoolean())
                .isFalse();
        assertThat(server.post(
                                "/api/v1/accounts/" + ana.id() + "/follow",
                                strangers.make().token())
                        .json()
                        .path("following")
                        .asBoolean())
                .isTrue();
        mention(stranger, ana);
        assertThat(mentioning(mine)).startsWith(name(stranger));
        // What was held stays held until it is accepted.
        String request = server.get("/api/v1/notifications/requests", mine).json().values().stream()
                .filter(each -> each.path("account").path("username").asString().equals(name(late)))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(server.post("/api/v1/notifications/requests/" + request + "/accept", mine)
                        .status())
                .isEqualTo(200);
        assertThat(mentioning(mine)).contains(name(late));
    }

    @Test
    void holdsWhatStrangersSentInTheHourBefore() {
        Account ana = account();
        String mine = token(ana);
        Person follower = strangers.make();
        strangers.follow(follower, ana.id());
        Person early = strangers.make();
        Person recent = strangers.make();
        mention(early, ana);
        clock.moveOn(Duration.ofMinutes(61));
        mention(recent, ana);
        mention(follower, ana);
        assertThat(mentioning(mine)).containsExactly(name(follower), name(recent), name(early));
        server.post("/api/v1/shield/raise", mine);
        assertThat(mentioning(mine)).containsExactly(name(follower), name(early));
        assertThat(server.get("/api/v1/notifications/requests", mine).json().size())
                .isEqualTo(1);
    }

    /** More than fit into one batch. Few people, so that it does not go up by itself. */
    @Test
    void holdsAllThatStrangersSentHoweverMuchItIs() {
        Account ana = account();
        String mine = token(ana);
        List<Person> few = Stream.generate(strangers::make).limit(3).toList();
        few.forEach(each -> IntStream.range(0, 90).forEach(_ -> mention(each, ana)));
        assertThat(mentioning(mine)).hasSize(40);
        assertThat(isUp(mine)).isFalse();
        server.post("/api/v1/shield/raise", mine);
        await().untilAsserted(() -> assertThat(mentioning(mine)).isEmpty());
        await().untilAsserted(() -> assertThat(server.get("/api/v1/notifications/requests", mine)
                        .json()
                        .values())
                .extracting(each -> each.path("notifications_count").asString())
                .containsExactly("90", "90", "90"));
    }

    @Test
    void endsByItselfAndSaysSo() {
        Account ana = account();
        String mine = token(ana);
        server.post("/api/v1/shield/raise", mine, "duration", "3600");
        clock.moveOn(Duration.ofMinutes(30));
        // From now on, another hour.
        server.post("/api/v1/shield/raise", mine, "duration", "3600");
        clock.moveOn(Duration.ofMinutes(59));
        assertThat(isUp(mine)).isTrue();
        clock.moveOn(Duration.ofMinutes(1));
        await().until(() -> !isUp(mine));
        strangers.settle();
        assertThat(types(mine, "groundswell.shield_ended", "groundswell.shield_raised"))
                .containsExactly("groundswell.shield_ended");
    }

    @Test
    void goesUpByItselfUnlessItsOwnerHasChosenOtherwise() {
        Account automatic = account();
        Account asked = account();
        Account off = account();
        server.form("PATCH", "/api/v1/shield", token(asked), "mode", "ask");
        server.form("PATCH", "/api/v1/shield", token(off), "mode", "off");
        later();
        for (Account each : List.of(automatic, asked, off)) {
            surge(each);
        }
        String[] own = {"groundswell.shield_offered", "groundswell.shield_raised"};
        assertThat(isUp(token(automatic))).isTrue();
        assertThat(types(token(automatic), own)).containsExactly("groundswell.shield_raised");
        assertThat(isUp(token(asked))).isFalse();
        assertThat(types(token(asked), own)).containsExactly("groundswell.shield_offered");
        assertThat(isUp(token(off))).isFalse();
        assertThat(types(token(off), own)).isEmpty();
    }

    @Test
    void staysDownForSomeHoursAfterItsOwnerHasLoweredIt() {
        Account ana = account();
        String mine = token(ana);
        later();
        surge(ana);
        assertThat(isUp(mine)).isTrue();
        server.post("/api/v1/shield/lower", mine);
        clock.moveOn(Duration.ofMinutes(30));
        surge(ana);
        assertThat(isUp(mine)).isFalse();
        assertThat(types(mine, "groundswell.shield_offered")).hasSize(1);
        later();
        for (int i = 0; i < 4; i++) {
            surge(ana);
        }
        assertThat(isUp(mine)).isTrue();
    }

    @Test
    void conversationsAndRepeatsAreNoSurge() {
        Account ana = account();
        String mine = token(ana);
        List<Person> friends = new ArrayList<>();
        StringBuilder names = new StringBuilder("what do you think,");
        for (int i = 0; i < SURGE; i++) {
            friends.add(strangers.make());
            names.append(" @").append(name(friends.getLast()));
        }
        later();
        // They were asked.
        String question = post(mine, names.toString());
        friends.forEach(
                each -> id(reply(each.token(), question, "@" + ana.acct().username() + " I agree")));
        // One stranger, again and again.
        Person loud = strangers.make();
        for (int i = 0; i < 2 * SURGE; i++) {
            mention(loud, ana);
        }
        strangers.settle();
        assertThat(isUp(mine)).isFalse();
        assertThat(types(mine, "groundswell.shield_offered")).isEmpty();
    }

    @Test
    void unlockingAnAccountAcceptsNobodyWhileTheShieldIsUp() {
        Account ana = account();
        String mine = token(ana);
        server.form("PATCH", "/api/v1/accounts/update_credentials", mine, "locked", "true");
        Person waiting = strangers.make();
        strangers.follow(waiting, ana.id());
        server.post("/api/v1/shield/raise", mine);
        server.form("PATCH", "/api/v1/accounts/update_credentials", mine, "locked", "false");
        Account other = account();
        server.form("PATCH", "/api/v1/accounts/update_credentials", token(other), "locked", "true");
        strangers.follow(waiting, other.id());
        server.form("PATCH", "/api/v1/accounts/update_credentials", token(other), "locked", "false");
        // Jobs run in order: when the other account has accepted, this one would have.
        await().until(() -> server.get("/api/v1/accounts/relationships?id[]=" + other.id(), waiting.token())
                .json()
                .path(0)
                .path("following")
                .asBoolean());
        assertThat(server.get("/api/v1/accounts/relationships?id[]=" + ana.id(), waiting.token())
                        .json()
                        .path(0)
                        .path("requested")
                        .asBoolean())
                .isTrue();
    }

    private void block(String token, Account whom) {
        id(server.post("/api/v1/accounts/" + whom.id() + "/block", token));
    }

    @Test
    void moderatorsSeeTheStrangersAndCantPunishTheAccountForThem() {
        Account moderator = account(Role.MODERATOR);
        Account victim = account(Role.ADMIN);
        Person hub = strangers.make();
        List<Person> attackers = new ArrayList<>();
        for (int i = 0; i < SURGE; i++) {
            attackers.add(strangers.make());
            strangers.follow(attackers.getLast(), hub.id());
        }
        // At the desk, blocks don't count.
        block(token(victim), moderator);
        later();
        String post = post(token(victim), "what they answer");
        id(reply(attackers.getFirst().token(), post, "@" + victim.acct().username() + " hello"));
        attackers.stream().skip(1).forEach(each -> mention(each, victim));
        strangers.settle();
        String session = server.server.core().people().logins().startSession(moderator.id());
        String told = server.get("/api/v1/notifications?types[]=groundswell.shield_case", token(moderator))
                .body();
        assertThat(told).contains(victim.acct().username());

        String list = page("/admin/reports", session).body();
        String link = list.substring(0, list.indexOf("@" + victim.acct().username()));
        String path = link.substring(link.lastIndexOf("/admin/reports/")).replaceAll("\">.*", "");
        path = path.substring(
                0,
                "/admin/reports/".length()
                        + (int) path.substring("/admin/reports/".length())
                                .chars()
                                .takeWhile(Character::isDigit)
                                .count());
        Answer shown = page(path, session);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Shield of @" + victim.acct().username(), SURGE + " strangers", "@" + name(hub))
                .contains("@" + name(attackers.getLast()), "/@" + victim.acct().username() + "/" + post)
                .doesNotContain("name=\"action\"");
        assertThat(server.server.core().shielding().surges().of(victim.id()).followed())
                .containsExactly(new SurgeReport.Followed(hub.id(), SURGE));

        assertThat(form(path + "/decide", session, "action", "suspend", "version", "1")
                        .status())
                .isIn(403, 404);
        assertThat(form(path + "/note", session, "note", "They come from one account")
                        .status())
                .isEqualTo(303);
        assertThat(form(path + "/resolve", session, "version", "1").status()).isEqualTo(303);
        assertThat(page(path, session).body()).contains("They come from one account");
    }

    private Answer page(String path, String session) {
        return server.send(
                server.request(path).header("Cookie", "groundswell=" + session).GET());
    }

    private Answer form(String path, String session, String... fields) {
        String page = page("/admin/reports", session).body();
        String token = page.substring(page.indexOf(FORM_TOKEN) + FORM_TOKEN.length());
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("csrf", token.substring(0, token.indexOf('"'))));
        return server.send(server.request(path)
                .header("Cookie", "groundswell=" + session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestServer.encoded(all.toArray(String[]::new)))));
    }

    @Test
    void twoAtOnceRaiseAndLowerItOnce() {
        Account ana = account();
        String mine = token(ana);
        Shields shields = server.server.core().shielding().shields();
        for (int i = 0; i < 5; i++) {
            both(
                    () -> shields.raise(ana.id(), Duration.ofHours(1)),
                    () -> shields.raise(ana.id(), Duration.ofHours(6)));
            assertThat(isUp(mine)).isTrue();
            both(() -> shields.lower(ana.id()), () -> shields.raise(ana.id(), Duration.ofDays(1)));
            boolean up = isUp(mine);
            assertThat(server.get("/api/v1/accounts/" + ana.id(), "")
                            .json()
                            .path("locked")
                            .asBoolean())
                    .isEqualTo(up);
            both(() -> shields.lower(ana.id()), () -> shields.lower(ana.id()));
            assertThat(isUp(mine)).isFalse();
        }
    }

    private static void both(Runnable one, Runnable other) {
        CompletableFuture.allOf(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))
                .join();
    }
}
