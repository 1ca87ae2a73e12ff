package org.groundswell.config;

import java.net.IDN;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.mail.Smtp;
import org.groundswell.mail.Smtp.Encryption;
import org.groundswell.text.EmailAddress;

/** Reads the settings of the mail server, and checks that they belong together. */
final class SmtpSettings {
    private static final List<Setting> OTHERS = List.of(
            Setting.SMTP_PORT,
            Setting.SMTP_ENCRYPTION,
            Setting.SMTP_USER,
            Setting.SMTP_PASSWORD,
            Setting.SMTP_PASSWORD_FILE,
            Setting.MAIL_FROM);

    private SmtpSettings() {}

    /**
     * Reads the settings; empty if no host is set.
     *
     * @param value of a setting, empty if it is not set
     * @param home public address of the server
     * @throws ConfigException if a value is invalid, or has no effect without a host
     */
    static Optional<Smtp> of(Function<Setting, String> value, URI home) {
        String host = value.apply(Setting.SMTP_HOST);
        if (host.isEmpty()) {
            Secrets.needs(value, Setting.SMTP_HOST, OTHERS);
            return Optional.empty();
        }
        if (!host.matches("[A-Za-z0-9._:-]{1,253}")) {
            throw new ConfigException(Setting.SMTP_HOST.key() + " must be a host name or an IP address");
        }
        Encryption encryption = encryption(value.apply(Setting.SMTP_ENCRYPTION), host);
        String user = value.apply(Setting.SMTP_USER);
        String password = Secrets.read(value, Setting.SMTP_PASSWORD, Setting.SMTP_PASSWORD_FILE);
        if (user.isEmpty() != password.isEmpty()) {
            throw new ConfigException(Setting.SMTP_USER.key() + " and " + Setting.SMTP_PASSWORD.key() + " (or "
                    + Setting.SMTP_PASSWORD_FILE.key() + ") belong together");
        }
        if (encryption == Encryption.NONE && !user.isEmpty() && !isLoopback(host)) {
            throw new ConfigException(
                    Setting.SMTP_ENCRYPTION.key() + " none would send the password unencrypted; use starttls or tls");
        }
        return Optional.of(new Smtp(
                host,
                port(value.apply(Setting.SMTP_PORT), encryption),
                encryption,
                user,
                password,
                sender(value.apply(Setting.MAIL_FROM), home)));
    }

    /** On the same machine nobody listens, and its mail server rarely has a certificate that can be verified. */
    private static Encryption encryption(String typed, String host) {
        if (typed.isEmpty()) {
            return isLoopback(host) ? Encryption.NONE : Encryption.STARTTLS;
        }
        return Arrays.stream(Encryption.values())
                .filter(each -> each.word().equals(typed))
                .findFirst()
                .orElseThrow(() -> new ConfigException(Setting.SMTP_ENCRYPTION.key() + " must be "
                        + Arrays.stream(Encryption.values())
                                .map(Encryption::word)
                                .collect(Collectors.joining(", "))
                        + ", not '" + typed + "'"));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static int port(String typed, Encryption encryption) {
        if (typed.isEmpty()) {
            return encryption.defaultPort();
        }
        if (!typed.matches("[0-9]{1,5}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > 65_535) {
            throw new ConfigException(Setting.SMTP_PORT.key() + " must be a port from 1 to 65535");
        }
        return Integer.parseInt(typed);
    }

    private static String sender(String typed, URI home) {
        String address = typed.isEmpty() ? "no-reply@" + IDN.toUnicode(home.getHost()) : typed;
        return EmailAddress.parse(address)
                .map(EmailAddress::key)
                .orElseThrow(() -> new ConfigException(Setting.MAIL_FROM.key() + " must be an e-mail address"));
    }
}
