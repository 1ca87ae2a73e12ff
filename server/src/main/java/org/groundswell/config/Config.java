package org.groundswell.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.files.Bucket;
import org.groundswell.mail.Smtp;
import org.groundswell.media.MediaLimits;
import org.groundswell.outgoing.AddressGuard;
import org.groundswell.outgoing.AddressRange;
import org.groundswell.polls.PollRules;
import org.groundswell.translation.TranslationServer;

/**
 * The configuration of a server.
 *
 * @param data the data directory
 * @param db the database's JDBC address; empty for SQLite in the data directory
 * @param url public address of the server, without a slash at its end
 * @param contact an e-mail address, or empty
 * @param rateLimit requests per account in five minutes; 0 for no limit
 * @param connectionsPerAddress open connections per address; 0 for no limit
 * @param headTimeout time within which a request's head must have arrived
 * @param bodyTimeout time within which a request's body must have arrived
 * @param media limits of media
 * @param polls limits of polls
 * @param ffmpeg the command of FFmpeg; empty for none
 * @param bucket where files are; empty for the data directory
 * @param trendsMemory memory limit of the trend engine in bytes
 * @param trustedProxies addresses of proxies whose {@code X-Forwarded-For} is trusted
 * @param outgoing the addresses to which it connects on behalf of others
 * @param linkPreviews whether the pages that posts link to are fetched
 * @param helpLines help lines by country
 * @param elsewhere other networks whose posts are counted separately
 * @param translation the server that translates posts
 * @param metricsToken bearer token for reading metrics from other machines; empty for none
 * @param passwordGrant whether apps may exchange a user name and password for a token
 * @param smtp the mail server to send through; empty if no e-mail is sent
 * @param softwareName software name in NodeInfo
 */
public record Config(
        Path data,
        String db,
        Listen listen,
        URI url,
        String title,
        String description,
        String contact,
        RegistrationMode registrations,
        int rateLimit,
        int connectionsPerAddress,
        Duration headTimeout,
        Duration bodyTimeout,
        MediaLimits media,
        PollRules polls,
        String ffmpeg,
        Optional<Bucket> bucket,
        long trendsMemory,
        Set<InetAddress> trustedProxies,
        AddressGuard outgoing,
        boolean linkPreviews,
        HelpLines helpLines,
        Elsewhere elsewhere,
        Optional<TranslationServer> translation,
        String metricsToken,
        boolean passwordGrant,
        Optional<Smtp> smtp,
        String softwareName) {

    /** The address and port to listen on; port 0 for any that is free. */
    public record Listen(String host, int port) {}

    /**
     * Parses settings. Missing ones have their defaults.
     *
     * @throws ConfigException if a value is invalid
     */
    public static Config of(Map<Setting, String> written) {
        Values values = new Values(written);
        Listen listen = values.listen();
        URI url = values.url(listen);
        return new Config(
                Path.of(values.of(Setting.DATA)),
                values.of(Setting.DB),
                listen,
                url,
                values.of(Setting.TITLE),
                values.of(Setting.DESCRIPTION),
                values.of(Setting.CONTACT),
                values.registrations(),
                values.number(Setting.RATE_LIMIT),
                values.number(Setting.CONNECTIONS_PER_ADDRESS),
                values.seconds(Setting.HEAD_TIMEOUT),
                values.seconds(Setting.BODY_TIMEOUT),
                values.media(),
                new PollRules(values.number(Setting.POLL_OPTIONS, 2, PollRules.MOST_OPTIONS)),
                values.of(Setting.FFMPEG),
                BucketSettings.of(values::of),
                values.megabytes(Setting.TRENDS_MEMORY),
                values.addresses(Setting.TRUSTED_PROXIES),
                new AddressGuard(values.ranges(Setting.ALLOWED_PRIVATE_ADDRESSES)),
                values.yes(Setting.LINK_PREVIEWS),
                values.helpLines(),
                values.elsewhere(),
                values.translation(),
                values.token(Setting.METRICS_TOKEN),
                values.yes(Setting.PASSWORD_GRANT),
                SmtpSettings.of(values::of, url),
                values.of(Setting.SOFTWARE_NAME));
    }

    /** Whether the public address is HTTPS. */
    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /** Parses single values; an error names the setting. */
    private record Values(Map<Setting, String> written) {
        String of(Setting setting) {
            return written.getOrDefault(setting, setting.standard()).strip();
        }

        ConfigException bad(Setting setting, String wanted) {
            return new ConfigException(setting.key() + " must be " + wanted + ", not '" + of(setting) + "'");
        }

        Listen listen() {
            String value = of(Setting.LISTEN);
            int colon = value.lastIndexOf(':');
            try {
                int port = Integer.parseInt(value.substring(colon + 1));
                String host =
                        colon < 0 ? "localhost" : value.substring(0, colon).replaceAll("^\\[|]$", "");
                if (port >= 0 && port < 65_536 && !host.isEmpty()) {
                    return new Listen(host, port);
                }
            } catch (NumberFormatException noPort) {
                // Reported below, like a port out of range.
            }
            throw bad(Setting.LISTEN, "HOST:PORT or PORT, with a port below 65536");
        }

        URI url(Listen listen) {
            String value = of(Setting.URL);
            if (value.isEmpty()) {
                return URI.create("http://localhost:" + listen.port());
            }
            try {
                URI uri = new URI(value.replaceAll("/+$", ""));
                boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (web && uri.getHost() != null && uri.getPath().isEmpty() && uri.getQuery() == null) {
                    return uri;
                }
            } catch (URISyntaxException noAddress) {
                // Reported below, like an unsupported address.
            }
            throw bad(Setting.URL, "an address like https://example.org, without a path");
        }

        Optional<TranslationServer> translation() {
            String value = of(Setting.TRANSLATION_URL);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            try {
                URI uri = new URI(value.replaceAll("/+$", ""));
                boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (web
                        && uri.getHost() != null
                        && uri.getUserInfo() == null
                        && uri.getQuery() == null
                        && uri.getFragment() == null) {
                    return Optional.of(new TranslationServer(uri, of(Setting.TRANSLATION_KEY)));
                }
            } catch (URISyntaxException noAddress) {
                // Reported below, like an unsupported address.
            }
            throw bad(Setting.TRANSLATION_URL, "an address like https://translate.example.org");
        }

        RegistrationMode registrations() {
            return RegistrationMode.parse(of(Setting.REGISTRATIONS))
                    .orElseThrow(() -> bad(Setting.REGISTRATIONS, "open, approval, invite or closed"));
        }

        HelpLines helpLines() {
            String file = of(Setting.HELP_LINES);
            return file.isEmpty() ? HelpLines.NONE : HelpLines.read(Path.of(file));
        }

        Elsewhere elsewhere() {
            String file = of(Setting.ELSEWHERE);
            return file.isEmpty() ? Elsewhere.NOWHERE : Elsewhere.read(Path.of(file));
        }

        int number(Setting setting) {
            String value = of(setting);
            if (!value.matches("[0-9]{1,9}")) {
                throw bad(setting, "a whole number");
            }
            return Integer.parseInt(value);
        }

        long megabytes(Setting setting) {
            return (long) number(setting, 16, 65_536) << 20;
        }

        MediaLimits media() {
            return new MediaLimits(
                    number(Setting.MEDIA_PER_POST, 1, 20),
                    (long) number(Setting.IMAGE_SIZE, 1, 64) << 20,
                    (long) number(Setting.VIDEO_SIZE, 1, 1_000) << 20);
        }

        private int number(Setting setting, int least, int most) {
            int number = number(setting);
            if (number < least || number > most) {
                throw bad(setting, "between " + least + " and " + most);
            }
            return number;
        }

        /** A bearer token (RFC 6750, section 2.1). The error message doesn't repeat it, since it is a secret. */
        String token(Setting setting) {
            String value = of(setting);
            if (!value.isEmpty() && !value.matches("[A-Za-z0-9._~+/=-]{20,200}")) {
                throw new ConfigException(
                        setting.key() + " must be 20 to 200 letters, digits and characters of '-._~+/='");
            }
            return value;
        }

        boolean yes(Setting setting) {
            return switch (of(setting)) {
                case "yes", "true", "on", "1" -> true;
                case "no", "false", "off", "0" -> false;
                default -> throw bad(setting, "yes or no");
            };
        }

        Duration seconds(Setting setting) {
            int number = number(setting);
            if (number < 1 || number > 3_600) {
                throw bad(setting, "between 1 and 3600");
            }
            return Duration.ofSeconds(number);
        }

        Set<InetAddress> addresses(Setting setting) {
            return list(setting).map(each -> address(setting, each)).collect(Collectors.toUnmodifiableSet());
        }

        List<AddressRange> ranges(Setting setting) {
            return list(setting)
                    .map(each -> AddressRange.parse(each)
                            .orElseThrow(() ->
                                    bad(setting, "IP addresses and networks like 10.1.0.0/16, separated by commas")))
                    .toList();
        }

        private Stream<String> list(Setting setting) {
            return Arrays.stream(of(setting).split(",", -1)).map(String::strip).filter(each -> !each.isEmpty());
        }

        private InetAddress address(Setting setting, String text) {
            try {
                return InetAddress.ofLiteral(text);
            } catch (IllegalArgumentException noAddress) {
                throw bad(setting, "IP addresses, separated by commas");
            }
        }
    }
}
