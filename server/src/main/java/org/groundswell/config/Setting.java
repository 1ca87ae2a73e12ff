package org.groundswell.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * All settings of a server: the source of flags ({@code --rate-limit}), environment variables
 * ({@code GROUNDSWELL_RATE_LIMIT}) and file keys ({@code rate-limit = 1500}).
 */
public enum Setting {
    DATA("DIR", "data", "data directory"),
    DB("URL", "", "PostgreSQL database, jdbc:postgresql://... (default: SQLite in the data directory)"),
    LISTEN("HOST:PORT", "localhost:8080", "address and port to listen on"),
    URL("URL", "", "public address of the server, used in links (default: http://localhost and the port)"),
    TITLE("TEXT", "Groundswell", "name of the server"),
    DESCRIPTION("TEXT", "A place where a hashtag can take over the world.", "description of the server"),
    CONTACT("EMAIL", "", "contact e-mail address"),
    REGISTRATIONS("MODE", "closed", "who can register: open, approval, invite or closed"),
    RATE_LIMIT(
            "N",
            "1500",
            "requests per account in five minutes, five times as many per address without one; 0 for no limit"),
    CONNECTIONS_PER_ADDRESS(
            "N",
            "400",
            "open connections per address (IPv6: per /64 network), except for trusted proxies; 0 for no limit"),
    HEAD_TIMEOUT("SECONDS", "15", "time within which a request's head must have arrived"),
    BODY_TIMEOUT("SECONDS", "60", "time within which a request's body must have arrived"),
    MEDIA_PER_POST("N", "4", "pictures that a post can have"),
    POLL_OPTIONS("N", "4", "options that a poll can have"),
    IMAGE_SIZE("MB", "16", "size limit of a picture in megabytes"),
    VIDEO_SIZE("MB", "99", "size limit of a video or a sound in megabytes"),
    FFMPEG(
            "COMMAND",
            "ffmpeg",
            "FFmpeg, for videos, sounds and animations, with ffprobe beside it; empty to refuse them"),
    S3_URL("URL", "", "address of an S3-compatible store for files (default: they are in the data directory)"),
    S3_BUCKET("NAME", "", "bucket for files"),
    S3_REGION("REGION", "", "region of the bucket (default: us-east-1, which many stores accept)"),
    S3_ACCESS_KEY("TEXT", "", "access key of the store"),
    S3_SECRET_KEY("TEXT", "", "secret key of the store"),
    S3_SECRET_KEY_FILE("FILE", "", "file with the secret key of the store"),
    TRENDS_MEMORY(
            "MB",
            "128",
            "memory limit of the trend engine in megabytes; above it, the least active tags are evicted first"),
    TRUSTED_PROXIES("LIST", "127.0.0.1,::1", "IP addresses of proxies whose X-Forwarded-For is trusted"),
    ALLOWED_PRIVATE_ADDRESSES(
            "LIST",
            "",
            "private IP addresses and networks to which the server may connect for push notifications and link"
                    + " previews, such as 10.1.0.0/16 (default: public addresses only)"),
    LINK_PREVIEWS(
            "YESNO", "yes", "whether the server fetches the pages that posts link to, and shows previews of them"),
    HELP_LINES(
            "FILE",
            "",
            "file with lines of 'PH = name, number, address' (* for everywhere): help lines shown with sensitive"
                    + " topics"),
    ELSEWHERE(
            "FILE",
            "",
            "file with lines of 'mastodon ADDRESS [TOKEN]', 'bluesky ADDRESS' or 'lines FILE': other networks"
                    + " whose public posts are counted separately"),
    TRANSLATION_URL("URL", "", "address of a LibreTranslate server that translates posts (default: none are)"),
    TRANSLATION_KEY("TEXT", "", "API key for the translating server, if it asks for one"),
    METRICS_TOKEN("TOKEN", "", "bearer token for reading /metrics from other machines (default: local requests only)"),
    PASSWORD_GRANT("YESNO", "no", "whether apps may exchange a user name and password for a token"),
    SMTP_HOST("HOST", "", "mail server to send through (default: no e-mail is sent)"),
    SMTP_PORT("PORT", "", "port of the mail server (default: 587, 465 or 25, by encryption)"),
    SMTP_ENCRYPTION(
            "KIND", "", "starttls, tls or none (default: starttls, or none for a mail server on the same machine)"),
    SMTP_USER("NAME", "", "user name at the mail server (default: no authentication)"),
    SMTP_PASSWORD("TEXT", "", "password at the mail server"),
    SMTP_PASSWORD_FILE("FILE", "", "file with the password at the mail server"),
    MAIL_FROM("EMAIL", "", "sender address of e-mails (default: no-reply@ and the host of the public address)"),
    SOFTWARE_NAME("NAME", "groundswell", "software name in NodeInfo; some apps turn features off for unknown names");

    private final String placeholder;
    private final String standard;
    private final String meaning;

    Setting(String placeholder, String standard, String meaning) {
        this.placeholder = placeholder;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The key in a file; with two dashes, the flag. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment variable. */
    public String variable() {
        return "GROUNDSWELL_" + name();
    }

    /** The placeholder of its value in help texts. */
    public String placeholder() {
        return placeholder;
    }

    /** The default value. */
    public String standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}
