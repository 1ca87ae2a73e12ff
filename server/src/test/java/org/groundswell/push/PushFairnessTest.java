package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.jobs.Worker;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.outgoing.NameLookup;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.outgoing.SystemLookup;
import org.groundswell.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a few accounts do with their endpoints neither stops the messages of others nor reaches strangers for long. */
@OnEveryDatabase
class PushFairnessTest {
    private static final NameLookup FOUND = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));
    private static final NameLookup BUSY = new SystemLookup(0);

    @Parameter
    TestDatabase kind;

    private final AtomicReference<NameLookup> names = new AtomicReference<>(FOUND);
    private PushWorld world;
    private OutgoingClient client;
    private AccountId ana;
    private AccountId ben;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new PushWorld(kind, directory);
        ana = world.account("ana");
        ben = world.account("ben");
        NameLookup set = host -> names.get().lookup(host);
        client = new OutgoingClient(PushWorld.LOOPBACK, set, set);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private PushSubscriptions subscriptions() {
        return new PushSubscriptions(world.database, world.core.people().store(), client, world.clock);
    }

    private void subscribe(PushSubscriptions subscriptions, AccountId account, String endpoint) {
        Receiver device = world.service.device(endpoint.substring(endpoint.lastIndexOf('/') + 1));
        subscriptions.subscribe(
                account,
                world.app(account),
                new NewSubscription(
                        endpoint, device.p256dh(), device.authText(), true, PushWorld.EVERYTHING, Locale.ENGLISH));
    }

    /** A name for the push service. */
    private String named(String host) {
        return world.service.endpoint("phone").replace("127.0.0.1", host);
    }

    @Test
    void addressesThatNeverAnswerDoNotHoldUpTheOthers() throws IOException {
        world.subscribe(ana, "phone", true);
        world.post(ben, "Hello @ana");
        assertThat(world.of("phone")).hasSize(1);
        // Connections are accepted by the operating system, and never read.
        try (ServerSocket hangs = new ServerSocket(0, 500, InetAddress.ofLiteral("0.0.0.0"))) {
            List<String> mentions = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                AccountId attacker = world.account("attacker" + i);
                mentions.add("@attacker" + i);
                for (int j = 0; j < 12; j++) {
                    String endpoint = "http://127." + (i + 1) + "." + j + ".1:" + hangs.getLocalPort() + "/x";
                    subscribe(world.subscriptions(), attacker, endpoint);
                }
            }
            world.post(ben, String.join(" ", mentions));
            world.handleEvents();
            assertThat(world.queue().waiting()).isEqualTo(60);
            world.post(ben, "Hello again @ana");
            world.handleEvents();
            world.worker.start();
            Awaitility.await().until(() -> world.service.of("phone").size() == 2);
        } finally {
            world.worker.close();
        }
    }

    @Test
    void aLookUpThatMustWaitIsNoFailureOfTheHost() {
        Worker<?> worker = world.core.pushing().core().worker(Messages.load(), client);
        subscribe(subscriptions(), ana, named("push.example"));
        names.set(BUSY);
        world.post(ben, "Hello @ana");
        world.handleEvents();
        for (int i = 0; i < 5; i++) {
            assertThat(worker.runNext()).as("attempt %d", i).isTrue();
            assertThat(worker.runNext()).isFalse();
            world.clock.moveOn(Duration.ofSeconds(1));
        }
        names.set(FOUND);
        assertThat(worker.runNext()).isTrue();
        assertThat(world.service.of("phone")).hasSize(1);
        assertThat(world.queue().waiting()).isZero();
    }

    @Test
    void anAccountHasOneLookUpAtATime() {
        CountDownLatch answers = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        names.set(host -> {
            if (host.equals("slow.example")) {
                asked.countDown();
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            return FOUND.lookup(host);
        });
        PushSubscriptions subscriptions = subscriptions();
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> subscribe(subscriptions, ana, named("slow.example")));
        Awaitility.await().until(() -> asked.getCount() == 0);
        try {
            assertThatThrownBy(() -> subscribe(subscriptions, ana, named("push.example")))
                    .isInstanceOf(Refusal.TooMany.class);
            subscribe(subscriptions, ben, named("push.example"));
        } finally {
            answers.countDown();
        }
        first.join();
        subscribe(subscriptions, ana, named("push.example"));
    }

    @Test
    void andNoneForAWhileAfterOneThatTookTooLong() {
        PushSubscriptions subscriptions = subscriptions();
        names.set(BUSY);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> subscribe(subscriptions, ana, named("push.example")))
                    .isInstanceOf(Refusal.Unavailable.class);
        }
        names.set(_ -> {
            throw new SocketTimeoutException("slow");
        });
        assertThatThrownBy(() -> subscribe(subscriptions, ana, named("slow.example")))
                .isInstanceOf(Refusal.Unavailable.class);
        names.set(FOUND);
        assertThatThrownBy(() -> subscribe(subscriptions, ana, named("push.example")))
                .isInstanceOf(Refusal.TooMany.class)
                .hasMessageContaining("seconds=30");
        subscribe(subscriptions, ben, named("push.example"));
    }

    @Test
    void aSubscriptionEndsAfterManyRefusalsInARow() {
        Holder.App app = world.subscribe(ana, "phone", true);
        refuse(PushDelivery.MOST_REFUSALS - 1);
        world.service.answer(201);
        world.post(ben, "Hello @ana");
        world.deliver();
        refuse(PushDelivery.MOST_REFUSALS - 1);
        assertThat(world.subscriptions().of(ana, app)).as("one was accepted").isPresent();
        world.subscribe(ana, app, world.service, "phone", true);
        refuse(PushDelivery.MOST_REFUSALS - 1);
        assertThat(world.subscriptions().of(ana, app)).as("it is new").isPresent();
        refuse(1);
        assertThat(world.subscriptions().of(ana, app)).isEmpty();
        int sent = world.service.of("phone").size();
        refuse(1);
        assertThat(world.service.of("phone")).hasSize(sent);
    }

    private void refuse(int messages) {
        world.service.answer(403);
        for (int i = 0; i < messages; i++) {
            world.post(ben, "Hello @ana");
            world.deliver();
        }
    }
}
