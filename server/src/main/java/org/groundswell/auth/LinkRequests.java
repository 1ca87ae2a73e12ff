package org.groundswell.auth;

import java.time.Duration;
import java.util.Optional;
import org.groundswell.auth.MailLink.Purpose;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Worker;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;

/**
 * Requests for a link by people who are not signed in and type an address. Whether an account has that address is looked
 * up in the background: neither the response nor the time it takes reveals it.
 */
public final class LinkRequests {
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 10, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)), Duration.ofMinutes(1));

    private record Request(Purpose purpose, EmailAddress email) {
        private static final PayloadCodec<Request> CODEC = PayloadCodec.of(Request::text, Request::parse);

        String text() {
            return purpose.word() + " " + email.key();
        }

        static Request parse(String text) {
            int space = text.indexOf(' ');
            return new Request(
                    Purpose.ofStored(text.substring(0, space)),
                    EmailAddress.parse(text.substring(space + 1)).orElseThrow());
        }
    }

    private final Database database;
    private final MailLimits limits;
    private final MailLinks links;
    private final Queue<Request> queue;
    private final LoginStore store = new LoginStore();

    LinkRequests(LoginParts parts, MailLimits limits, Jobs jobs) {
        this.database = parts.database();
        this.limits = limits;
        this.links = new MailLinks(parts);
        this.queue = jobs.queue("mail-link", Request.CODEC, LIMITS);
    }

    /**
     * Asks for a link with which a forgotten password can be replaced.
     *
     * @param network the network the request comes from, as limits count
     * @throws Refusal.Invalid if that is no address
     * @throws Refusal.TooMany after too many requests
     */
    public void reset(String email, String network) {
        request(Purpose.RESET, email, network);
    }

    /** Asks once more for the link that confirms an address; as {@link #reset}. */
    public void confirmation(String email, String network) {
        request(Purpose.CONFIRM, email, network);
    }

    private void request(Purpose purpose, String typed, String network) {
        EmailAddress email = EmailAddress.parse(typed).orElseThrow(() -> new Refusal.Invalid("email", "error.email"));
        limits.take(network, email);
        Request request = new Request(purpose, email);
        database.writing(tx -> queue.addOnce(tx, request.text(), request));
    }

    /** A service that looks the addresses up and sends the links. */
    public Worker<?> worker() {
        return queue.worker(job -> {
            database.writing(tx -> send(tx, job.payload()));
            return Outcome.done();
        });
    }

    private void send(Tx tx, Request request) {
        Optional<Login> login = store.byEmail(tx, request.email().key());
        boolean wanted = request.purpose() == Purpose.RESET
                ? login.isPresent()
                : login.filter(each -> !each.confirmed()).isPresent();
        if (wanted) {
            links.send(tx, login.orElseThrow().account(), request.purpose(), request.email());
        }
    }
}
