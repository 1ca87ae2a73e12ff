package org.groundswell.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Sends messages to the mail server (RFC 5321), over a connection of its own each. Used by any number of threads. */
final class SmtpTransport {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** For each reply and each write. A mail server may check a message for a while before it replies. */
    private static final Duration REPLY = Duration.ofSeconds(60);

    private final Smtp smtp;
    private final String senderName;
    private final Session session;

    /**
     * @param senderName shown beside the sender's address
     * @param host name of this server, for its greeting
     * @param tls for certificates that the Java platform doesn't trust; empty for those that it does
     */
    SmtpTransport(Smtp smtp, String senderName, String host, Optional<SSLSocketFactory> tls) {
        this.smtp = smtp;
        this.senderName = senderName;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", smtp.host());
        properties.put("mail.smtp.port", Integer.toString(smtp.port()));
        properties.put("mail.smtp.localhost", host);
        properties.put("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(REPLY.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(REPLY.toMillis()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(!smtp.user().isEmpty()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.mime.allowutf8", "true");
        switch (smtp.encryption()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        tls.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        this.session = Session.getInstance(properties);
    }

    /** @throws MailFailure if the mail server can't be reached or refuses */
    void send(Envelope envelope) {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(envelope);
            transport.connect(smtp.host(), smtp.port(), orNull(smtp.user()), orNull(smtp.password()));
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw SmtpReplies.failure(smtp, e);
        }
    }

    /** The library takes null for no authentication. */
    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private MimeMessage message(Envelope envelope) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            // Keeps the id of the envelope, which the library would replace.
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", envelope.messageId());
            }
        };
        message.setFrom(sender());
        message.setRecipient(RecipientType.TO, address(envelope.to().key()));
        message.setSubject(envelope.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(envelope.date()));
        // RFC 3834: keeps vacation responders from answering.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (envelope.unsubscribe().isPresent()) {
            message.setHeader("List-Unsubscribe", "<" + envelope.unsubscribe().get() + ">");
            // RFC 8058: mail programs send this form to the address when their user turns the e-mails off.
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(envelope.text(), "plain"));
        both.addBodyPart(part(envelope.html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private InternetAddress sender() throws MessagingException {
        InternetAddress sender = address(smtp.sender());
        try {
            sender.setPersonal(senderName.replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java platform has UTF-8", impossible);
        }
        return sender;
    }

    /** With the domain in ASCII (RFC 5890), which every mail server understands; a local part may need SMTPUTF8. */
    private static InternetAddress address(String address) throws MessagingException {
        int at = address.lastIndexOf('@');
        try {
            return new InternetAddress(address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1)), false);
        } catch (IllegalArgumentException noDomain) {
            throw new AddressException("no domain that mail can be sent to");
        }
    }
}
