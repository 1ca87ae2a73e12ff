package org.groundswell.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an operator can set. One list for the flags ({@code --rate-limit}), the environment
 * ({@code GROUNDSWELL_RATE_LIMIT}) and the file ({@code rate-limit = 1500}).
 */
public enum Setting {
    DATA("DIR", "data", "data directory"),
    DB("URL", "", "jdbc:postgresql://..., instead of SQLite in the data directory"),
    LISTEN("HOST:PORT", "localhost:8080", "where to listen"),
    URL("URL", "", "the address people reach the server under, for links (default: http://localhost and the port)"),
    TITLE("TEXT", "Groundswell", "what the server is called"),
    DESCRIPTION("TEXT", "A place where a hashtag can take over the world.", "what the server is about"),
    CONTACT("EMAIL", "", "where to write to"),
    REGISTRATIONS("MODE", "closed", "who may make an account: open, approval, invite or closed"),
    RATE_LIMIT(
            "N", "1500", "requests a person may make in five minutes, an address five times as many; 0 for no limit"),
    CONNECTIONS_PER_ADDRESS(
            "N",
            "400",
            "connections an address (IPv6: a network of /64) may have open, trusted proxies excepted; 0 for no limit"),
    HEAD_TIMEOUT("SECONDS", "15", "how long a request's head may take to arrive"),
    BODY_TIMEOUT("SECONDS", "60", "how long a request's body may take to arrive"),
    TRENDS_MEMORY("MB", "128", "megabytes the trend engine may take; past it, what tells least is forgotten first"),
    TRUSTED_PROXIES("LIST", "127.0.0.1,::1", "addresses whose X-Forwarded-For is believed"),
    HELP_LINES(
            "FILE",
            "",
            "lines of 'PH = name, number, address' (* for everywhere): where there is help, shown with tags on which"
                    + " people tell of violence"),
    ELSEWHERE(
            "FILE",
            "",
            "lines of 'mastodon ADDRESS [TOKEN]', 'bluesky ADDRESS' or 'lines FILE': networks whose public posts are"
                    + " counted too, apart from this server's"),
    METRICS_TOKEN(
            "TOKEN",
            "",
            "bearer token with which /metrics may be read from elsewhere (default: from this machine alone)"),
    PASSWORD_GRANT("YESNO", "no", "whether apps may trade a name and password for a token"),
    SOFTWARE_NAME(
            "NAME", "groundswell", "the name NodeInfo tells; some apps turn features off for names they don't know");

    private final String placeholder;
    private final String standard;
    private final String meaning;

    Setting(String placeholder, String standard, String meaning) {
        this.placeholder = placeholder;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** As it is written in a file and, after two dashes, as a flag. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment's name for it. */
    public String variable() {
        return "GROUNDSWELL_" + name();
    }

    /** The form of its value, for a help text. */
    public String placeholder() {
        return placeholder;
    }

    /** The value where nobody set one. */
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
