package org.groundswell.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.db.Database;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.QueueState;
import org.groundswell.jobs.Worker;
import org.groundswell.mail.Smtp.Encryption;
import org.groundswell.model.Message;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Letters that wait in the queue for their mail server. */
@OnEveryDatabase
class MailQueueTest {
    private static final String ADDRESS = "ana@mail.example";
    private static final Letter LETTER = Letter.about(new Message("mail.test.subject", "site", "Here"));

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private final int port = TestServer.freePort();
    private Database database;
    private Jobs jobs;
    private SmtpMailer mailer;
    private Worker<?> worker;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        jobs = new Jobs(database, clock);
        use(port);
    }

    private void use(int smtp) {
        jobs = new Jobs(database, clock);
        mailer = new SmtpMailer(
                new SmtpSender(
                        new Smtp("localhost", smtp, Encryption.NONE, "", "", "no-reply@here.example"),
                        new SmtpSender.Site(URI.create("https://here.example"), "Here"),
                        Messages.load(),
                        clock),
                jobs,
                clock);
        worker = mailer.worker();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void send(Letter letter) {
        database.writing(tx -> mailer.send(tx, EmailAddress.parse(ADDRESS).orElseThrow(), letter));
    }

    private QueueState state() {
        return jobs.states().stream()
                .filter(queue -> queue.name().equals("mail"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSentWhileTheMailServerIsAwayArrivesOnceItIsBack() {
        send(LETTER);
        assertThat(worker.runNext()).isTrue();
        assertThat(worker.runNext()).as("not before a pause").isFalse();
        assertThat(state().waiting()).isEqualTo(1);
        try (TestMail mail = TestMail.start(port)) {
            clock.moveOn(Duration.ofSeconds(15));
            assertThat(worker.runNext()).isTrue();
            assertThat(mail.to(ADDRESS)).hasSize(1);
            clock.moveOn(Duration.ofDays(3));
            assertThat(worker.runNext()).isFalse();
            assertThat(mail.to(ADDRESS)).hasSize(1);
        }
    }

    @Test
    void afterMoreThanADayALetterIsADeadOne() {
        send(LETTER);
        Duration waited = Duration.ZERO;
        while (state().dead() == 0) {
            worker.runNext();
            clock.moveOn(Duration.ofMinutes(15));
            waited = waited.plusMinutes(15);
        }
        assertThat(waited).isBetween(Duration.ofHours(24), Duration.ofHours(40));
        assertThat(jobs.deadLetters(10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("mail.failure.connection"));
    }

    @Test
    void aLetterThatHasNoUseAnyMoreIsNotSent() {
        send(LETTER.usefulUntil(clock.instant().plus(Duration.ofHours(2))));
        clock.moveOn(Duration.ofHours(2));
        try (TestMail mail = TestMail.start(port)) {
            assertThat(worker.runNext()).isTrue();
            assertThat(mail.to(ADDRESS)).isEmpty();
            assertThat(state().waiting()).isZero();
        }
    }

    @Test
    void aRecipientThatIsRefusedForGoodIsTriedOnce() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Optional.empty(), Map.of("RCPT", "550 no such user"))) {
            use(server.port());
            send(LETTER);
            assertThat(worker.runNext()).isTrue();
            assertThat(state())
                    .satisfies(
                            queue -> assertThat(queue.waiting() + queue.dead()).isZero());
        }
    }

    @Test
    void aLetterBelongsToItsTransaction() {
        try {
            database.writing(tx -> {
                mailer.send(tx, EmailAddress.parse(ADDRESS).orElseThrow(), LETTER);
                throw new IllegalStateException("something else failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(state().waiting()).isZero();
        }
    }
}
