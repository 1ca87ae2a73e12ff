package org.groundswell.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;

/** A real mail server in this process, and what arrives at it. */
public final class TestMail implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final int port;
    private final GreenMail server;

    /** A letter as a person sees it. */
    public record Arrived(String subject, String text, String html, MimeMessage message) {
        /** The path of the first link. */
        public String path() {
            Matcher link = LINK.matcher(text);
            if (!link.find()) {
                throw new AssertionError("no link in " + text);
            }
            return link.group().replaceFirst("https?://[^/]+", "");
        }

        public String header(String name) {
            try {
                return message.getHeader(name, "|");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestMail(int port) {
        this.port = port;
        this.server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    public static TestMail start() {
        return start(TestServer.freePort());
    }

    static TestMail start(int port) {
        TestMail mail = new TestMail(port);
        mail.server.start();
        return mail;
    }

    /** The settings of a server that sends through it. */
    public Map<Setting, String> settings() {
        return Map.of(Setting.SMTP_HOST, "localhost", Setting.SMTP_PORT, Integer.toString(port));
    }

    int port() {
        return port;
    }

    void requireAuthentication(String user, String password) {
        server.setUser(user + "@mail.example", user, password);
        server.getUserManager().setAuthRequired(true);
    }

    /** The letters to an address, in the order in which they arrived. */
    public List<Arrived> to(String address) {
        return Arrays.stream(server.getReceivedMessagesForDomain(address))
                .map(TestMail::arrived)
                .toList();
    }

    /** Waits until a number of letters to an address has arrived, and returns the last. */
    public Arrived await(String address, int count) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> server.getReceivedMessagesForDomain(address).length >= count);
        return to(address).get(count - 1);
    }

    /** The same for letters of a subject: the order of others, which are sent at the same time, is not known. */
    public Arrived await(String address, String subject, int count) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> about(address, subject).size() >= count);
        return about(address, subject).get(count - 1);
    }

    private List<Arrived> about(String address, String subject) {
        return to(address).stream()
                .filter(each -> each.subject().equals(subject))
                .toList();
    }

    private static Arrived arrived(MimeMessage message) {
        try {
            MimeMultipart both = (MimeMultipart) message.getContent();
            return new Arrived(
                    message.getSubject(),
                    (String) both.getBodyPart(0).getContent(),
                    (String) both.getBodyPart(1).getContent(),
                    message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
