package org.groundswell.mail;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.Messages;

/** Writes letters and sends them at once, without a queue: for the queue's worker, and for a test of the settings. */
public final class SmtpSender {
    /**
     * The server that sends.
     *
     * @param home its public address
     * @param title its name
     */
    public record Site(URI home, String title) {}

    private final LetterWriter writer;
    private final SmtpTransport transport;

    public SmtpSender(Smtp smtp, Site site, Messages messages, InstantSource clock) {
        this(smtp, site, messages, clock, Optional.empty());
    }

    /** @param tls for certificates that the Java platform doesn't trust */
    SmtpSender(Smtp smtp, Site site, Messages messages, InstantSource clock, Optional<SSLSocketFactory> tls) {
        this.writer = new LetterWriter(site.home(), site.title(), messages, clock);
        this.transport = new SmtpTransport(smtp, site.title(), site.home().getHost(), tls);
    }

    /**
     * Sends a letter and waits for the mail server's reply.
     *
     * @throws MailFailure if it can't be sent
     */
    public void send(EmailAddress to, Letter letter) {
        transport.send(writer.write(to, letter));
    }

    Envelope write(EmailAddress to, Letter letter) {
        return writer.write(to, letter);
    }

    void send(Envelope envelope) {
        transport.send(envelope);
    }
}
