package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.Awaitility;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.FilterContext;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.Selection;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** From a notification to the device, through a push service that decrypts. */
@OnEveryDatabase
class PushDeliveryTest {
    @Parameter
    TestDatabase kind;

    private PushWorld world;
    private AccountId ana;
    private AccountId ben;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new PushWorld(kind, directory);
        ana = world.account("ana");
        ben = world.account("ben");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMentionArrivesInEitherEncoding(boolean standard) {
        Holder.App app = world.subscribe(ana, "phone", standard);
        world.post(ben, "Hello @ana, see you at 8");
        assertThat(world.of("phone")).singleElement().satisfies(message -> {
            assertThat(message.headers())
                    .containsEntry("content-encoding", standard ? "aes128gcm" : "aesgcm")
                    .containsEntry("ttl", "172800")
                    .containsEntry("urgency", "normal");
            assertThat(message.size()).isLessThanOrEqualTo(4_096);
            JsonNode json = message.json();
            assertThat(json.propertyNames())
                    .containsExactly(
                            "access_token",
                            "preferred_locale",
                            "notification_id",
                            "notification_type",
                            "icon",
                            "title",
                            "body");
            assertThat(json.path("access_token").asString()).isEqualTo(app.accessToken());
            assertThat(json.path("preferred_locale").asString()).isEqualTo("en");
            long id = world.core
                    .notifying()
                    .core()
                    .notifications()
                    .list(ana, Selection.ALL, Page.first(1))
                    .entries()
                    .getFirst()
                    .id();
            assertThat(json.path("notification_id").isNumber()).isTrue();
            assertThat(json.path("notification_id").asLong()).isEqualTo(id);
            assertThat(message.headers()).containsEntry("topic", Long.toString(id));
            assertThat(json.path("notification_type").asString()).isEqualTo("mention");
            assertThat(json.path("icon").asString()).isEqualTo("https://here.example/assets/avatar.png");
            assertThat(json.path("title").asString()).isEqualTo("ben mentioned you");
            assertThat(json.path("body").asString()).isEqualTo("Hello @ana, see you at 8");
        });
    }

    @Test
    void aBrowserGetsWhatItsWorkerShows() {
        Holder browser = new Holder.Browser(world.core.people().logins().startSession(ana));
        world.subscribe(ana, browser, world.service, "browser", true);
        String status = world.post(ben, "Hello @ana").toString();
        assertThat(world.of("browser")).singleElement().satisfies(message -> {
            JsonNode json = message.json();
            assertThat(json.propertyNames()).containsExactly("title", "body", "icon", "tag", "url");
            assertThat(json.path("url").asString()).isEqualTo("/@ben/" + status);
            assertThat(json.path("tag").asString()).isEqualTo(message.headers().get("topic"));
        });
        world.core.people().follows().follow(ben, ana, new Follows.Options(true, false));
        assertThat(world.of("browser").getLast().json().path("url").asString()).isEqualTo("/notifications");
    }

    @Test
    void aPrivatePostAndOneWithAWarningAreNotQuoted() {
        world.core.people().follows().follow(ana, ben, new Follows.Options(true, false));
        world.subscribe(ana, "phone", true);
        world.direct(ben, "@ana the code is 1234");
        assertThat(world.of("phone").getLast().json().path("body").asString()).isEqualTo("Private mention");
        world.post(
                ben,
                Draft.builder("@ana the murderer is the gardener")
                        .spoiler("The film")
                        .build());
        assertThat(world.of("phone").getLast().json().path("body").asString()).isEqualTo("The film");
    }

    @Test
    void aPostThatAFilterCoversIsNotQuoted() {
        world.core
                .filtering()
                .filters()
                .create(
                        ana,
                        new FilterChange(
                                Optional.of("Football"),
                                Optional.of(Set.of(FilterContext.NOTIFICATIONS)),
                                Optional.of(FilterAction.WARN),
                                Optional.empty(),
                                List.of(FilterChange.KeywordChange.add("goal", true))));
        world.subscribe(ana, "phone", true);
        world.post(ben, "What a goal @ana");
        assertThat(world.of("phone").getLast().json().path("body").asString())
                .isEqualTo("Hidden by your filter “Football”");
    }

    @Test
    void aBrowsersSubscriptionEndsWithItsSession() {
        String session = world.core.people().logins().startSession(ana);
        Holder browser = new Holder.Browser(session);
        world.subscribe(ana, browser, world.service, "browser", true);
        world.subscribe(ana, "phone", true);
        world.post(ben, "Hello @ana");
        world.handleEvents();
        world.core.people().logins().endSession(session);
        assertThat(world.of("phone")).hasSize(1);
        assertThat(world.of("browser")).isEmpty();
        assertThat(world.subscriptions().of(ana, browser)).isEmpty();
        assertThatThrownBy(() -> world.subscribe(ana, browser, world.service, "browser", true))
                .isInstanceOf(Refusal.Unauthorised.class);
    }

    @Test
    void theLongestTextsFit() {
        world.subscribe(ana, "phone", true);
        world.subscribe(ana, "older", false);
        world.post(ben, "@ana " + "\"\\\u2028👩‍👩‍👧‍👦".repeat(40));
        for (String device : new String[] {"phone", "older"}) {
            assertThat(world.of(device)).singleElement().satisfies(message -> {
                assertThat(message.size()).isLessThanOrEqualTo(4_096);
                assertThat(message.json().path("body").asString())
                        .startsWith("@ana")
                        .endsWith("…");
            });
        }
    }

    @Test
    void aPushServiceThatFailsIsAskedAgainAfterGrowingPauses() {
        world.subscribe(ana, "phone", true);
        world.service.answer(500);
        world.post(ben, "Hello @ana");
        assertThat(world.of("phone")).hasSize(1);
        after(Duration.ofSeconds(14), 1);
        after(Duration.ofSeconds(1), 2);
        after(Duration.ofSeconds(14), 2);
        after(Duration.ofSeconds(1), 3);
        after(Duration.ofSeconds(29), 3);
        world.service.answer(201);
        after(Duration.ofSeconds(1), 4);
        after(Duration.ofHours(3), 4);
        assertThat(world.queue().waiting()).isZero();
    }

    private void after(Duration pause, int attempts) {
        world.clock.moveOn(pause);
        assertThat(world.of("phone")).hasSize(attempts);
    }

    @Test
    void thePauseThatAPushServiceAsksForIsKept() {
        world.subscribe(ana, "phone", true);
        world.service.answer(429, "Retry-After", "600");
        world.post(ben, "Hello @ana");
        assertThat(world.of("phone")).hasSize(1);
        world.service.answer(201);
        after(Duration.ofSeconds(599), 1);
        world.post(ben, "And hello again @ana");
        assertThat(world.of("phone")).as("others wait too").hasSize(1);
        after(Duration.ofSeconds(2), 3);
    }

    @Test
    void aPauseIsBounded() {
        world.subscribe(ana, "phone", true);
        world.service.answer(503, "Retry-After", "999999999");
        world.post(ben, "Hello @ana");
        assertThat(world.of("phone")).hasSize(1);
        world.service.answer(201);
        after(Duration.ofHours(1), 2);
    }

    @Test
    void aMessageIsGivenUpAfterTwoDays() {
        world.subscribe(ana, "phone", true);
        world.service.answer(503);
        world.post(ben, "Hello @ana");
        Duration waited = Duration.ZERO;
        world.deliver();
        while (world.queue().waiting() > 0) {
            world.clock.moveOn(Duration.ofMinutes(30));
            waited = waited.plusMinutes(30);
            world.deliver();
        }
        assertThat(waited).isBetween(Duration.ofHours(48), Duration.ofHours(51));
        assertThat(world.service.of("phone").size()).isBetween(20, 60);
        assertThat(world.queue().dead()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aSubscriptionThatIsGoneEnds(int status) {
        Holder.App app = world.subscribe(ana, "phone", true);
        world.service.answer(status);
        world.post(ben, "Hello @ana");
        assertThat(world.of("phone")).hasSize(1);
        assertThat(world.subscriptions().of(ana, app)).isEmpty();
        assertThat(world.queue().waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 403, 413})
    void aMessageThatIsRefusedIsNotRepeated(int status) {
        Holder.App app = world.subscribe(ana, "phone", true);
        world.service.answer(status, "Location", world.service.endpoint("phone"));
        world.post(ben, "Hello @ana");
        assertThat(world.of("phone")).hasSize(1);
        after(Duration.ofHours(3), 1);
        assertThat(world.subscriptions().of(ana, app)).isPresent();
        world.service.answer(201);
        world.post(ben, "Hello again @ana");
        assertThat(world.of("phone")).hasSize(2);
    }

    @Test
    void aPushServiceThatHangsDoesNotHoldUpTheOthers() {
        ReentrantLock hangs = new ReentrantLock();
        hangs.lock();
        try (TestPushService quick = new TestPushService("127.0.0.2")) {
            world.service.answerWhen(hangs);
            for (int i = 0; i < 40; i++) {
                world.subscribe(ana, "slow" + i, true);
            }
            world.subscribe(ben, world.app(ben), quick, "quick", true);
            world.post(ben, "Hello @ana");
            world.handleEvents();
            world.post(ana, "Hello @ben");
            world.handleEvents();
            world.worker.start();
            Awaitility.await().until(() -> !quick.of("quick").isEmpty());
            assertThat(world.service.mostAtOnce()).isLessThanOrEqualTo(Turns.AT_ONCE);
        } finally {
            hangs.unlock();
            world.worker.close();
        }
    }

    @Test
    void anAccountHasALimitedNumberOfSubscriptions() {
        Holder.App first = world.subscribe(ana, "first", true);
        for (int i = 1; i < PushSubscriptions.MOST; i++) {
            world.clock.moveOn(Duration.ofSeconds(1));
            world.subscribe(ana, "device" + i, true);
        }
        assertThat(world.subscriptions().of(ana, first)).isPresent();
        Holder.App last = world.subscribe(ana, "last", true);
        assertThat(world.subscriptions().of(ana, first)).isEmpty();
        assertThat(world.subscriptions().of(ana, last)).isPresent();
    }

    @Test
    void aNewSubscriptionReplacesTheOneOfTheSameToken() {
        Holder.App app = world.subscribe(ana, "phone", true);
        world.subscribe(ana, app, world.service, "other", false);
        world.post(ben, "Hello @ana");
        assertThat(world.of("phone")).isEmpty();
        assertThat(world.of("other")).hasSize(1);
    }

    @Test
    void textsAreInTheLanguageOfTheSubscription() {
        // There are messages in English only; the app is told which language it asked for.
        Receiver device = world.service.device("telepono");
        world.subscriptions()
                .subscribe(
                        ana,
                        world.app(ana),
                        new NewSubscription(
                                world.service.endpoint("telepono"),
                                device.p256dh(),
                                device.authText(),
                                true,
                                PushWorld.EVERYTHING,
                                Locale.of("fil")));
        world.post(ben, "Kumusta @ana");
        assertThat(world.of("telepono")).singleElement().satisfies(message -> {
            assertThat(message.json().path("preferred_locale").asString()).isEqualTo("fil");
            assertThat(message.json().path("title").asString()).isEqualTo("ben mentioned you");
        });
    }
}
