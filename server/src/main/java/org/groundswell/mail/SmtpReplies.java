package org.groundswell.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.groundswell.mail.MailFailure.Kind;
import org.groundswell.model.Message;
import org.jspecify.annotations.Nullable;

/** The failures of the mail library, as what they mean for the message and for the operator. */
final class SmtpReplies {
    private static final int LONGEST_REPLY = 300;

    private SmtpReplies() {}

    static MailFailure failure(Smtp smtp, MessagingException e) {
        for (Throwable each = e; each != null; each = next(each)) {
            MailFailure found = failure(smtp, each);
            if (found != null) {
                return found;
            }
        }
        return new MailFailure(Kind.TEMPORARY, new Message("mail.failure.other", "reason", line(e)), e);
    }

    /** What one exception of the chain says; null if it says nothing special. */
    private static @Nullable MailFailure failure(Smtp smtp, Throwable e) {
        return switch (e) {
            case AuthenticationFailedException refused ->
                new MailFailure(
                        Kind.TEMPORARY,
                        new Message("mail.failure.authentication", "user", smtp.user(), "reply", line(refused)),
                        e);
            case SMTPAddressFailedException refused ->
                new MailFailure(
                        kind(refused.getReturnCode()),
                        new Message("mail.failure.recipient", "reply", line(refused)),
                        e);
            case SMTPSenderFailedException refused -> sender(smtp, refused);
            case SMTPSendFailedException refused
            when String.valueOf(refused.getCommand()).startsWith("MAIL") -> sender(smtp, refused);
            case SMTPSendFailedException refused
            when refused.getNextException() == null ->
                new MailFailure(
                        kind(refused.getReturnCode()), new Message("mail.failure.message", "reply", line(refused)), e);
            case AddressException invalid ->
                new MailFailure(Kind.PERMANENT, new Message("mail.failure.recipient", "reply", line(invalid)), e);
            case UnknownHostException _ ->
                new MailFailure(Kind.TEMPORARY, new Message("mail.failure.host", "host", smtp.host()), e);
            case ConnectException _ ->
                new MailFailure(Kind.TEMPORARY, new Message("mail.failure.connection", "where", where(smtp)), e);
            case SocketTimeoutException _ ->
                new MailFailure(Kind.TEMPORARY, new Message("mail.failure.timeout", "where", where(smtp)), e);
            case SSLException _ ->
                new MailFailure(
                        Kind.TEMPORARY, new Message("mail.failure.tls", "where", where(smtp), "reason", line(e)), e);
            // The library has no class for it.
            case MessagingException _
            when String.valueOf(e.getMessage()).startsWith("STARTTLS is required") ->
                new MailFailure(Kind.TEMPORARY, new Message("mail.failure.starttls", "where", where(smtp)), e);
            default -> null;
        };
    }

    /** The settings are wrong, so the letter can be sent once they are right. */
    private static MailFailure sender(Smtp smtp, MessagingException refused) {
        return new MailFailure(
                Kind.TEMPORARY,
                new Message("mail.failure.sender", "sender", smtp.sender(), "reply", line(refused)),
                refused);
    }

    private static @Nullable Throwable next(Throwable e) {
        if (e instanceof MessagingException messaging && messaging.getNextException() != null) {
            return messaging.getNextException();
        }
        return e.getCause();
    }

    private static Kind kind(int code) {
        return code >= 500 ? Kind.PERMANENT : Kind.TEMPORARY;
    }

    /** A colon separates a port from a host, also where the host is an IPv6 address in an operator's eyes. */
    private static String where(Smtp smtp) {
        return smtp.host() + ":" + smtp.port();
    }

    /** A reply in one line, of limited length: it comes from elsewhere and is logged and shown. */
    private static String line(Throwable e) {
        String line = String.valueOf(e.getMessage())
                .replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ")
                .strip();
        return line.length() > LONGEST_REPLY ? line.substring(0, LONGEST_REPLY) : line;
    }
}
