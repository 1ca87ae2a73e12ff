package org.groundswell.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.files.Bucket;
import org.groundswell.mail.Smtp;
import org.groundswell.mail.Smtp.Encryption;
import org.groundswell.outgoing.AddressGuard;
import org.groundswell.outgoing.AddressRange;
import org.groundswell.translation.TranslationServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigTest {
    @TempDir
    Path directory;

    private record Key(
            Setting setting, Function<Config, Object> read, Object standard, String written, Object changed) {}

    @TestFactory
    Stream<DynamicTest> everySettingHasItsDefaultAndCanBeChanged() {
        return Stream.of(
                        new Key(Setting.DATA, Config::data, Path.of("data"), "/srv/g", Path.of("/srv/g")),
                        new Key(Setting.DB, Config::db, "", "jdbc:postgresql://h/g", "jdbc:postgresql://h/g"),
                        new Key(
                                Setting.LISTEN,
                                Config::listen,
                                new Config.Listen("localhost", 8080),
                                "[::1]:9",
                                new Config.Listen("::1", 9)),
                        new Key(
                                Setting.URL,
                                Config::url,
                                URI.create("http://localhost:8080"),
                                "https://a.example/",
                                URI.create("https://a.example")),
                        new Key(Setting.TITLE, Config::title, "Groundswell", "Ours", "Ours"),
                        new Key(
                                Setting.DESCRIPTION,
                                Config::description,
                                "A place where a hashtag can take over the world.",
                                "x",
                                "x"),
                        new Key(Setting.CONTACT, Config::contact, "", "a@b.example", "a@b.example"),
                        new Key(
                                Setting.REGISTRATIONS,
                                Config::registrations,
                                RegistrationMode.CLOSED,
                                "approval",
                                RegistrationMode.APPROVAL),
                        new Key(Setting.RATE_LIMIT, Config::rateLimit, 1500, "0", 0),
                        new Key(
                                Setting.TRUSTED_PROXIES,
                                Config::trustedProxies,
                                Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")),
                                "10.0.0.1, 10.0.0.2",
                                Set.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("10.0.0.2"))),
                        new Key(
                                Setting.ALLOWED_PRIVATE_ADDRESSES,
                                Config::outgoing,
                                AddressGuard.PUBLIC,
                                "10.1.0.0/16, ::1",
                                new AddressGuard(List.of(
                                        AddressRange.parse("10.1.0.0/16").orElseThrow(),
                                        AddressRange.parse("::1").orElseThrow()))),
                        new Key(Setting.LINK_PREVIEWS, Config::linkPreviews, true, "no", false),
                        new Key(
                                Setting.TRANSLATION_URL,
                                Config::translation,
                                Optional.empty(),
                                "https://t.example/api/",
                                Optional.of(new TranslationServer(URI.create("https://t.example/api"), ""))),
                        new Key(Setting.CONNECTIONS_PER_ADDRESS, Config::connectionsPerAddress, 400, "0", 0),
                        new Key(
                                Setting.HEAD_TIMEOUT,
                                Config::headTimeout,
                                Duration.ofSeconds(15),
                                "5",
                                Duration.ofSeconds(5)),
                        new Key(
                                Setting.BODY_TIMEOUT,
                                Config::bodyTimeout,
                                Duration.ofSeconds(60),
                                "90",
                                Duration.ofSeconds(90)),
                        new Key(
                                Setting.METRICS_TOKEN,
                                Config::metricsToken,
                                "",
                                "0123456789abcdefghi-",
                                "0123456789abcdefghi-"),
                        new Key(Setting.PASSWORD_GRANT, Config::passwordGrant, false, "yes", true),
                        new Key(Setting.SOFTWARE_NAME, Config::softwareName, "groundswell", "mastodon", "mastodon"))
                .map(key -> DynamicTest.dynamicTest(key.setting().key(), () -> {
                    assertThat(key.read().apply(Config.of(Map.of()))).isEqualTo(key.standard());
                    assertThat(key.read().apply(Config.of(Map.of(key.setting(), key.written()))))
                            .isEqualTo(key.changed());
                }));
    }

    @Test
    void flagsOverrideTheEnvironmentAndThatOverridesTheFile() throws IOException {
        Files.writeString(directory.resolve("groundswell.conf"), """
                # ours
                title = from the file
                contact = file@mail.example
                rate-limit = 7
                """);
        Config config = ConfigSources.read(
                Optional.empty(),
                Map.of("GROUNDSWELL_TITLE", "from the environment", "GROUNDSWELL_RATE_LIMIT", "8", "PATH", "x"),
                Map.of(Setting.DATA, directory.toString(), Setting.RATE_LIMIT, "9"));
        assertThat(config.contact()).isEqualTo("file@mail.example");
        assertThat(config.title()).isEqualTo("from the environment");
        assertThat(config.rateLimit()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            titel = x            | :1: unknown setting 'titel'
            title                | :1: must be 'key = value'
            rate-limit = many    | rate-limit must be a whole number, not 'many'
            registrations = maybe | registrations must be open, approval, invite or closed, not 'maybe'
            listen = host:port   | listen must be HOST:PORT or PORT
            url = ftp://x        | url must be an address like https://example.org
            url = https://x/path | url must be an address like https://example.org
            head-timeout = 0     | head-timeout must be between 1 and 3600, not '0'
            translation-url = ftp://t.example | translation-url must be an address like https://translate.example.org
            translation-url = t.example | translation-url must be an address like https://translate.example.org
            translation-url = http:// | translation-url must be an address like https://translate.example.org
            translation-url = https://t.example/?q=1 | translation-url must be an address like https://translate.example.org
            translation-url = https://me:pw@t.example | translation-url must be an address like https://translate.example.org
            trusted-proxies = proxy.example | trusted-proxies must be IP addresses, separated by commas
            allowed-private-addresses = 10.0.0.0/40 | allowed-private-addresses must be IP addresses and networks like 10.1.0.0/16
            metrics-token = short | metrics-token must be 20 to 200 letters, digits and characters of '-._~+/='
            metrics-token = with blanks in the middle | metrics-token must be 20 to 200 letters
            password-grant = si  | password-grant must be yes or no
            smtp-user = me       | smtp-user has no effect without smtp-host
            smtp-host = a b      | smtp-host must be a host name or an IP address
            s3-bucket = files    | s3-bucket has no effect without s3-url
            """)
    void anInvalidValueIsRefusedByName(String line, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("it.conf"), line);
        assertThatThrownBy(() -> ConfigSources.read(Optional.of(file), Map.of(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anInvalidSecretIsNotRepeated() {
        assertThatThrownBy(() -> Config.of(Map.of(Setting.METRICS_TOKEN, "my secret, with blanks and a comma")))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("blanks");
    }

    @Test
    void theKeyOfATranslatingServerIsNotLogged() {
        TranslationServer server = Config.of(
                        Map.of(Setting.TRANSLATION_URL, "http://localhost:5000", Setting.TRANSLATION_KEY, "secret"))
                .translation()
                .orElseThrow();
        assertThat(server.key()).isEqualTo("secret");
        assertThat(server.toString()).contains("localhost:5000").doesNotContain("secret");
    }

    @Test
    void anUnknownVariableIsRefused() {
        assertThatThrownBy(() -> ConfigSources.read(
                        Optional.empty(), Map.of("GROUNDSWELL_TITEL", "x"), Map.of(Setting.DATA, directory.toString())))
                .hasMessageContaining("GROUNDSWELL_TITEL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mastodon|2: must be 'mastodon ADDRESS [TOKEN]'",
                "bluesky https://host/subscribe|2: 'https://host/subscribe' must be an address that begins with ws:// or wss://",
                "mastodon example.social|must be an address that begins with http:// or https://",
                "threads https://example.org|2: must begin with mastodon, bluesky or lines"
            })
    void anInvalidNetworkIsRefusedWithItsLine(String line, String reason) throws IOException {
        Path file = Files.writeString(directory.resolve("elsewhere"), "# a comment\n" + line + "\n");
        assertThatThrownBy(() -> Config.of(Map.of(Setting.ELSEWHERE, file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void helpLinesAreReadByCountryAndInvalidOnesRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("help"), "ph = One\nPH = Two\n* = Anywhere\n");
        assertThat(Config.of(Map.of(Setting.HELP_LINES, file.toString()))
                        .helpLines()
                        .byCountry())
                .containsExactlyInAnyOrderEntriesOf(Map.of("PH", List.of("One", "Two"), "*", List.of("Anywhere")));
        Files.writeString(file, "PH = One\nPhilippines = Two\n");
        assertThatThrownBy(() -> Config.of(Map.of(Setting.HELP_LINES, file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("help:2: must be");
    }

    private static Bucket bucket(Map<Setting, String> more) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.S3_URL, "https://s3.example/");
        settings.put(Setting.S3_BUCKET, "our.files");
        settings.put(Setting.S3_ACCESS_KEY, "key");
        settings.put(Setting.S3_SECRET_KEY, "secret");
        settings.putAll(more);
        return Config.of(settings).bucket().orElseThrow();
    }

    @Test
    void filesCanBeInABucket() throws IOException {
        assertThat(bucket(Map.of()))
                .isEqualTo(new Bucket(URI.create("https://s3.example"), "our.files", "us-east-1", "key", "secret"));
        assertThat(bucket(Map.of(Setting.S3_REGION, "eu-central-1")).region()).isEqualTo("eu-central-1");
        assertThat(bucket(Map.of())).asString().doesNotContain("secret");
        Path file = Files.writeString(directory.resolve("secret-key"), "from a file\n");
        assertThat(bucket(Map.of(Setting.S3_SECRET_KEY, "", Setting.S3_SECRET_KEY_FILE, file.toString()))
                        .secretKey())
                .isEqualTo("from a file");
        assertThat(Config.of(Map.of()).bucket()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S3_URL        | ftp://s3.example        | s3-url must be an address like https://s3.example.org
            S3_URL        | https://s3.example/mine | s3-url must be an address like https://s3.example.org
            S3_URL        | https://me@s3.example   | s3-url must be an address like https://s3.example.org
            S3_BUCKET     | ''                      | s3-bucket must be the name of a bucket
            S3_BUCKET     | Our files               | s3-bucket must be the name of a bucket
            S3_BUCKET     | ../etc                  | s3-bucket must be the name of a bucket
            S3_REGION     | here & there            | s3-region must be a region like eu-central-1
            S3_ACCESS_KEY | ''                      | s3-url needs s3-access-key and s3-secret-key
            S3_SECRET_KEY | ''                      | s3-url needs s3-access-key and s3-secret-key
            S3_SECRET_KEY_FILE | nowhere            | set either s3-secret-key or s3-secret-key-file, not both
            """)
    void wrongSettingsOfABucketAreRefused(Setting setting, String value, String message) {
        assertThatThrownBy(() -> bucket(Map.of(setting, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static Smtp smtp(Map<Setting, String> more) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.URL, "https://here.example");
        settings.put(Setting.SMTP_HOST, "mail.example");
        settings.putAll(more);
        return Config.of(settings).smtp().orElseThrow();
    }

    @Test
    void theConnectionToAMailServerIsEncryptedUnlessItIsOnTheSameMachine() {
        assertThat(smtp(Map.of()))
                .isEqualTo(new Smtp("mail.example", 587, Encryption.STARTTLS, "", "", "no-reply@here.example"));
        assertThat(smtp(Map.of(Setting.SMTP_HOST, "localhost")).encryption()).isEqualTo(Encryption.NONE);
        assertThat(smtp(Map.of(Setting.SMTP_ENCRYPTION, "tls", Setting.MAIL_FROM, "We@here.example")))
                .isEqualTo(new Smtp("mail.example", 465, Encryption.TLS, "", "", "we@here.example"));
        assertThat(smtp(Map.of(Setting.SMTP_ENCRYPTION, "none", Setting.SMTP_PORT, "2525"))
                        .port())
                .isEqualTo(2525);
    }

    @Test
    void thePasswordOfAMailServerCanBeInAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "from the file\n");
        assertThat(smtp(Map.of(Setting.SMTP_USER, "me", Setting.SMTP_PASSWORD_FILE, file.toString()))
                        .password())
                .isEqualTo("from the file");
    }

    static Stream<Arguments> mailSettingsThatDoNotBelongTogether() {
        return Stream.of(
                Arguments.of(Map.of(Setting.SMTP_USER, "me"), "smtp-user and smtp-password"),
                Arguments.of(Map.of(Setting.SMTP_PASSWORD, "secret"), "belong together"),
                Arguments.of(Map.of(Setting.SMTP_PASSWORD, "secret", Setting.SMTP_PASSWORD_FILE, "f"), "not both"),
                Arguments.of(Map.of(Setting.SMTP_PASSWORD_FILE, "missing"), "can't read missing"),
                Arguments.of(
                        Map.of(
                                Setting.SMTP_ENCRYPTION, "none",
                                Setting.SMTP_USER, "me",
                                Setting.SMTP_PASSWORD, "secret"),
                        "would send the password unencrypted"),
                Arguments.of(Map.of(Setting.SMTP_ENCRYPTION, "ssl"), "must be starttls, tls, none, not 'ssl'"),
                Arguments.of(Map.of(Setting.SMTP_PORT, "70000"), "smtp-port must be a port"),
                Arguments.of(Map.of(Setting.MAIL_FROM, "Us <us@here.example>"), "mail-from must be an e-mail address"));
    }

    @ParameterizedTest
    @MethodSource
    void mailSettingsThatDoNotBelongTogether(Map<Setting, String> settings, String reason) {
        assertThatThrownBy(() -> smtp(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret");
    }
}
