package org.groundswell.mail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Worker;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.text.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends letters through a mail server, from a queue. While the mail server is away, letters wait; after more than a day
 * they become dead letters. A recipient that is refused for good is not tried again.
 */
public final class SmtpMailer implements Mailer, Metered {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);
    /** With the pauses between them, the attempts last about 30 hours. A claim lasts longer than any reply is awaited. */
    private static final QueueLimits LIMITS =
            new QueueLimits(4, 22, new Backoff(Duration.ofSeconds(15), Duration.ofHours(2)), Duration.ofMinutes(5));

    private final Queue<Envelope> queue;
    private final SmtpSender sender;
    private final InstantSource clock;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();

    public SmtpMailer(SmtpSender sender, Jobs jobs, InstantSource clock) {
        this.queue = jobs.queue("mail", new EnvelopeCodec(), LIMITS);
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public void send(Tx tx, EmailAddress to, Letter letter) {
        queue.add(tx, sender.write(to, letter));
    }

    /** A service that sends the queued letters. */
    public Worker<?> worker() {
        return queue.worker(this::deliver);
    }

    private Outcome deliver(Job<Envelope> job) {
        Envelope envelope = job.payload();
        if (envelope.isUseless(clock.instant())) {
            expired.incrementAndGet();
            return Outcome.done();
        }
        try {
            sender.send(envelope);
            sent.incrementAndGet();
        } catch (MailFailure failure) {
            if (!failure.isPermanent()) {
                failed.incrementAndGet();
                throw failure;
            }
            refused.incrementAndGet();
            // Without the address, which is personal data: the mail server's log has it.
            LOG.atWarn()
                    .addKeyValue("job", job.id())
                    .addKeyValue("message", envelope.messageId())
                    .log("the mail server refused an e-mail for good; it will not be sent");
        }
        return Outcome.done();
    }

    @Override
    public void meter(Meters meters) {
        String name = "groundswell.mail";
        String description = "E-mails by what became of them";
        meters.counter(name, description, sent::get, "result", "sent");
        meters.counter(name, description, refused::get, "result", "refused");
        meters.counter(name, description, failed::get, "result", "failed");
        meters.counter(name, description, expired::get, "result", "expired");
    }
}
