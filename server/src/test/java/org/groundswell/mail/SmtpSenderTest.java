package org.groundswell.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.groundswell.TestServer;
import org.groundswell.mail.Smtp.Encryption;
import org.groundswell.model.Message;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters on their way to mail servers: encryption, authentication, replies, and what is in them. */
class SmtpSenderTest {
    private static final Messages MESSAGES = Messages.load();
    private static final Translator T = MESSAGES.english();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z"));
    private static final EmailAddress ANA =
            EmailAddress.parse("ana@mail.example").orElseThrow();
    private static final Letter LETTER = Letter.about(new Message("mail.test.subject", "site", "Here"))
            .paragraph(new Message("mail.test.text", "site", "<b>Here</b>"))
            .link(new Message("mail.unsubscribe"), "/page?a=1&b=2");
    private static final SmtpSender.Site SITE =
            new SmtpSender.Site(URI.create("https://here.example"), "Our place, \"çà\"");

    private static SmtpSender sender(int port, Encryption encryption) {
        return new SmtpSender(
                new Smtp("localhost", port, encryption, "", "", "no-reply@here.example"), SITE, MESSAGES, CLOCK);
    }

    private static MailFailure failure(SmtpSender sender) {
        return catchThrowableOfType(MailFailure.class, () -> sender.send(ANA, LETTER));
    }

    @Test
    void aLetterHasTheHeadersOfAnAutomaticMessageAndBothForms() throws Exception {
        try (TestMail mail = TestMail.start()) {
            sender(mail.port(), Encryption.NONE).send(ANA, LETTER.unsubscribedAt("/settings/notifications"));
            TestMail.Arrived arrived = mail.await("ana@mail.example", 1);
            assertThat(arrived.subject()).isEqualTo("Test message from Here");
            assertThat(arrived.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(arrived.header("Message-ID")).matches("<[0-9a-f]{32}@here\\.example>");
            assertThat(arrived.header("List-Unsubscribe")).isEqualTo("<https://here.example/settings/notifications>");
            assertThat(arrived.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(arrived.message().getSentDate()).isEqualTo(Date.from(CLOCK.instant()));
            assertThat(arrived.message().getFrom()[0].toString()).endsWith("<no-reply@here.example>");
            assertThat(arrived.text())
                    .contains("<b>Here</b> can send", "https://here.example/page?a=1&b=2", "This message was sent by");
            assertThat(arrived.html())
                    .contains("&lt;b&gt;Here", "href=\"https://here.example/page?a=1&amp;b=2\"")
                    .doesNotContain("<b>");
        }
    }

    @Test
    void aSubjectAndANameCannotBeginAnotherHeader() {
        try (TestMail mail = TestMail.start()) {
            String evil = "Hi\r\nBcc: eve@mail.example\r\n\r\nBody\u2028x\0" + "y".repeat(500);
            new SmtpSender(
                            new Smtp("localhost", mail.port(), Encryption.NONE, "", "", "no-reply@here.example"),
                            new SmtpSender.Site(URI.create("https://here.example"), evil),
                            MESSAGES,
                            CLOCK)
                    .send(ANA, Letter.about(new Message("mail.test.subject", "site", evil)));
            TestMail.Arrived arrived = mail.await("ana@mail.example", 1);
            assertThat(arrived.header("Bcc")).isNull();
            assertThat(arrived.subject())
                    .startsWith("Test message from Hi Bcc: eve@mail.example Body x yyy")
                    .hasSize(200)
                    .endsWith("…");
            assertThat(mail.to("eve@mail.example")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/a b", "/a\r\nBcc: x", "/a>", "/a\"", ""})
    void aLetterLinksToThisServerOnly(String path) {
        assertThatThrownBy(() -> LETTER.link(new Message("mail.unsubscribe"), path))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LETTER.unsubscribedAt(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void authenticationIsWithTheRightPasswordOnly() {
        try (TestMail mail = TestMail.start()) {
            mail.requireAuthentication("groundswell", "right");
            Smtp right = new Smtp(
                    "localhost", mail.port(), Encryption.NONE, "groundswell", "right", "no-reply@here.example");
            new SmtpSender(right, SITE, MESSAGES, CLOCK).send(ANA, LETTER);
            assertThat(mail.await("ana@mail.example", 1)).isNotNull();
            assertThat(right.toString()).doesNotContain("right");

            Smtp wrong = new Smtp(
                    "localhost", mail.port(), Encryption.NONE, "groundswell", "wrong", "no-reply@here.example");
            MailFailure refused = failure(new SmtpSender(wrong, SITE, MESSAGES, CLOCK));
            assertThat(refused.isPermanent()).isFalse();
            assertThat(T.text(refused.explanation())).contains("does not accept the user name groundswell");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user,  true,  refused the recipient: 550 no such user",
        "RCPT, 450 come back,     false, refused the recipient: 450 come back",
        "MAIL, 530 who are you,   false, refused the sender no-reply@here.example",
        ".,    554 spam,          true,  refused the message: 554 spam",
        ".,    452 disk full,     false, refused the message: 452 disk full",
        "EHLO, 421 too busy,      false, could not be sent",
    })
    void aReplyIsFinalOrNot(String command, String reply, boolean permanent, String explanation) throws Exception {
        // HELO is the second attempt at a greeting.
        Map<String, String> script =
                command.equals("EHLO") ? Map.of("EHLO", reply, "HELO", reply) : Map.of(command, reply);
        try (ScriptedSmtp server = new ScriptedSmtp(Optional.empty(), script)) {
            MailFailure failure = failure(sender(server.port(), Encryption.NONE));
            assertThat(T.text(failure.explanation())).contains(explanation);
            assertThat(failure.isPermanent()).isEqualTo(permanent);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        int port = TestServer.freePort();
        assertThat(T.text(failure(sender(port, Encryption.NONE)).explanation()))
                .startsWith("Can't connect to localhost:" + port);
        Smtp nowhere = new Smtp("nowhere.invalid", 25, Encryption.NONE, "", "", "no-reply@here.example");
        assertThat(T.text(
                        failure(new SmtpSender(nowhere, SITE, MESSAGES, CLOCK)).explanation()))
                .startsWith("There is no host nowhere.invalid");
    }

    @Test
    void withStarttlsNothingIsSaidUnencrypted(@TempDir Path directory) throws Exception {
        KeyStore keys = keys(directory);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        SSLContext theirs = SSLContext.getInstance("TLS");
        theirs.init(own.getKeyManagers(), null, null);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext ours = SSLContext.getInstance("TLS");
        ours.init(null, trust.getTrustManagers(), null);

        try (ScriptedSmtp server = new ScriptedSmtp(Optional.of(theirs), Map.of())) {
            Smtp smtp = new Smtp("localhost", server.port(), Encryption.STARTTLS, "", "", "no-reply@here.example");
            new SmtpSender(smtp, SITE, MESSAGES, CLOCK, Optional.of(ours.getSocketFactory())).send(ANA, LETTER);
            assertThat(server.heard())
                    .contains("tls: RCPT TO:<ana@mail.example>", "STARTTLS")
                    .noneMatch(line -> line.startsWith("MAIL"));

            // Its certificate is trusted by the test alone.
            MailFailure untrusted = failure(sender(server.port(), Encryption.STARTTLS));
            assertThat(T.text(untrusted.explanation()))
                    .contains("encrypted connection")
                    .contains("failed");
            // It is for localhost, and for no other name of the same machine.
            Smtp other = new Smtp("127.0.0.1", server.port(), Encryption.STARTTLS, "", "", "no-reply@here.example");
            assertThat(failure(new SmtpSender(other, SITE, MESSAGES, CLOCK, Optional.of(ours.getSocketFactory()))))
                    .isNotNull();
        }
        try (ScriptedSmtp server = new ScriptedSmtp(Optional.empty(), Map.of())) {
            MailFailure none = failure(sender(server.port(), Encryption.STARTTLS));
            assertThat(T.text(none.explanation())).contains("does not offer encryption");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    /** A certificate for localhost, made by the JDK's own tool. */
    private static KeyStore keys(Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        KeyStore pair = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            pair.load(input, "changeit".toCharArray());
        }
        pair.setCertificateEntry("trusted", pair.getCertificate("localhost"));
        return pair;
    }
}
