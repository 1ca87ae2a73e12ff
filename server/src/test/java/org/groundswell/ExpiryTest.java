package org.groundswell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.groundswell.app.Core;
import org.groundswell.archive.Archives;
import org.groundswell.auth.Grant;
import org.groundswell.auth.LinkedAccounts;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.auth.Origin;
import org.groundswell.auth.PasskeySignIns;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scopes;
import org.groundswell.auth.TestLogins;
import org.groundswell.auth.webauthn.TestAuthenticator;
import org.groundswell.dataimport.DataImports;
import org.groundswell.dataimport.ImportKind;
import org.groundswell.db.Database;
import org.groundswell.filters.Filter;
import org.groundswell.filters.Filters;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.IpBlocks;
import org.groundswell.moderation.TagReview;
import org.groundswell.publishing.Draft;
import org.groundswell.reports.Staff;
import org.groundswell.tags.TagId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What lasts for a while: to the millisecond, and not a millisecond longer. Then its rows go. */
@OnEveryDatabase
class ExpiryTest {
    private static final URI HOME = URI.create("https://here.example");
    private static final Duration TICK = Duration.ofMillis(1);
    private static final String PASSWORD = "a long password";
    /** Longer than any password, so that it costs no hash. */
    private static final String GUESS = "wrong".repeat(60);

    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private Database database;
    private Core core;
    private AccountId ana;
    private OAuth.Registered app;

    @BeforeEach
    void open() {
        database = kind.open(directory);
        core = new Core(database, HOME, RegistrationMode.OPEN, clock);
        ana = TestLogins.create(core, "ana", Role.USER);
        app = core.people().oauth().register(new OAuth.Registration("app", "", List.of("app://x"), "read"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /**
     * Something that ends.
     *
     * @param name what it is, and what it allows
     * @param lasts until this moment, included
     * @param begin begins it, and says how to see whether it still is
     */
    private record Lasting(String name, Duration lasts, Function<ExpiryTest, BooleanSupplier> begin) {}

    /** @param rows the table that has a row of it until it is purged */
    private record Kept(
            String rows, Duration lasts, Function<ExpiryTest, BooleanSupplier> begin, Function<Core, Integer> purge) {}

    private static final Kept CODE = new Kept(
            "oauth_code",
            Duration.ofMinutes(10),
            ExpiryTest::code,
            core -> core.people().oauth().purgeExpired());
    private static final Kept USED_CODE = new Kept(
            "oauth_code",
            Duration.ofMinutes(10),
            ExpiryTest::usedCode,
            core -> core.people().oauth().purgeExpired());
    private static final Kept SESSION = new Kept(
            "session",
            Duration.ofDays(60),
            ExpiryTest::session,
            core -> core.people().logins().purgeExpired());
    private static final Kept NETWORK = new Kept(
            "known_network",
            Duration.ofDays(60),
            ExpiryTest::network,
            core -> core.people().logins().purgeExpired());
    private static final Kept CHALLENGE = new Kept(
            "passkey_challenge",
            Duration.ofMinutes(5),
            ExpiryTest::challenge,
            core -> core.people().logins().purgeExpired());
    private static final Kept KEY = new Kept(
            "idempotency",
            Duration.ofHours(1),
            ExpiryTest::idempotencyKey,
            core -> core.publishing().posting().purgeExpired());

    private static final Kept IP_BLOCK = new Kept(
            "ip_block",
            Duration.ofDays(1).minus(TICK),
            ExpiryTest::ipBlock,
            core -> core.admin().ipBlocks().purge());

    /** From its beginning, to the end of the 400th day after it. */
    private static final Kept ACTIVE_DAY = new Kept(
            "active_day",
            Duration.ofDays(401).minus(TICK),
            ExpiryTest::activeDay,
            core -> core.people().logins().purgeExpired());

    private static final Kept TRACE = new Kept(
            "account_trace",
            LinkedAccounts.KEPT,
            ExpiryTest::trace,
            core -> core.people().logins().linked().purge());

    private static final Kept UNCONFIRMED_IMPORT = new Kept(
            "data_import",
            DataImports.UNCONFIRMED_KEPT,
            ExpiryTest::unconfirmedImport,
            core -> core.transferring().imports().purge());
    private static final Kept ARCHIVE = new Kept(
            "archive_request",
            Archives.KEPT,
            ExpiryTest::archive,
            core -> core.archiving().archives().purge());
    private static final Kept ENDED_IMPORT = new Kept(
            "data_import",
            DataImports.KEPT,
            ExpiryTest::endedImport,
            core -> core.transferring().imports().purge());

    private static final Duration FILTER = Duration.ofDays(1);

    @TestFactory
    Stream<DynamicTest> itIsGoodUntilItsLastMillisecondAndNoLonger() {
        return Stream.of(
                        new Lasting("an authorization code", CODE.lasts(), CODE.begin()),
                        new Lasting("a session", SESSION.lasts(), SESSION.begin()),
                        new Lasting(
                                "a network whose owner is let in past all guesses", NETWORK.lasts(), NETWORK.begin()),
                        new Lasting("a challenge for a passkey", CHALLENGE.lasts(), CHALLENGE.begin()),
                        new Lasting("an idempotency key", KEY.lasts(), KEY.begin()),
                        new Lasting("a block of an address", IP_BLOCK.lasts(), IP_BLOCK.begin()),
                        new Lasting("an archive", ARCHIVE.lasts().minus(TICK), ARCHIVE.begin()),
                        new Lasting("a filter", FILTER.minus(TICK), ExpiryTest::filter),
                        new Lasting(
                                "a token that another process has revoked",
                                Duration.ofSeconds(10).minus(TICK),
                                ExpiryTest::tokenRevokedElsewhere),
                        new Lasting(
                                "a tag that another process has disabled",
                                Duration.ofSeconds(1).minus(TICK),
                                ExpiryTest::tagDisabledElsewhere),
                        new Lasting(
                                "the limit on wrong present passwords",
                                Duration.ofSeconds(30).minus(TICK),
                                ExpiryTest::limitOnPresentPasswords))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    BooleanSupplier first = each.begin().apply(this);
                    clock.moveOn(each.lasts());
                    assertThat(first.getAsBoolean()).as("at its last moment").isTrue();

                    clock.moveOn(Duration.ofDays(100));
                    BooleanSupplier second = each.begin().apply(this);
                    clock.moveOn(each.lasts().plus(TICK));
                    assertThat(second.getAsBoolean()).as("a tick later").isFalse();
                    clock.moveOn(Duration.ofDays(100));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPurgeRemovesItOnlyOnceItHasEnded() {
        return Stream.of(
                        CODE,
                        USED_CODE,
                        SESSION,
                        NETWORK,
                        CHALLENGE,
                        KEY,
                        IP_BLOCK,
                        ACTIVE_DAY,
                        TRACE,
                        UNCONFIRMED_IMPORT,
                        ENDED_IMPORT,
                        ARCHIVE)
                .map(each -> DynamicTest.dynamicTest(each.rows(), () -> {
                    clock.moveOn(Duration.ofDays(100));
                    each.purge().apply(core);
                    each.begin().apply(this);
                    long rows = rows(each.rows());
                    assertThat(rows).isPositive();

                    clock.moveOn(each.lasts());
                    assertThat(each.purge().apply(core))
                            .as("at its last moment")
                            .isZero();
                    assertThat(rows(each.rows())).isEqualTo(rows);

                    clock.moveOn(TICK);
                    assertThat(each.purge().apply(core)).as("a tick later").isEqualTo((int) rows);
                    assertThat(rows(each.rows())).isZero();
                }));
    }

    private long rows(String table) {
        return database.read(tx -> tx.sql("SELECT count(*) FROM " + table).number());
    }

    private String authorised() {
        OAuth.Request asked = core.people().oauth().request(app.app().clientId(), "app://x", "read", "", "");
        return core.people().oauth().authorise(asked, ana);
    }

    private OAuth.Token exchange(String code) {
        return core.people().oauth().exchange(app.app().clientId(), app.secret(), code, "app://x", "");
    }

    private BooleanSupplier filter() {
        Filters filters = core.filtering().filters();
        Filter filter = filters.muteTag(ana, "here", Optional.of(FILTER));
        return () -> filters.active(ana).contains(filter);
    }

    private BooleanSupplier ipBlock() {
        core.people().logins().setRole(ana, Role.MODERATOR);
        core.admin()
                .ipBlocks()
                .add(
                        ana,
                        new IpBlocks.Change(
                                Optional.of("192.0.2.0/24"),
                                Optional.of(IpBlock.Severity.NO_ACCESS),
                                Optional.empty(),
                                Optional.of(new IpBlocks.Lifetime(Optional.of(Duration.ofDays(1))))),
                        "198.51.100.1");
        return () -> core.people().addresses().severity("192.0.2.1").isPresent();
    }

    private BooleanSupplier activeDay() {
        Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        clock.moveOn(Duration.between(clock.instant(), midnight));
        core.people().logins().session(core.people().logins().startSession(ana));
        core.people().logins().writeLastUses();
        // Only the day is left to be purged.
        database.writing(tx -> tx.sql("DELETE FROM session").run());
        return () -> true;
    }

    /** Without a file. */
    private BooleanSupplier archive() {
        core.archiving().archives().request(ana);
        database.writing(tx ->
                tx.sql("UPDATE archive_request SET ready_at = requested_at").run());
        return () -> core.archiving().archives().find(ana).isPresent();
    }

    private BooleanSupplier unconfirmedImport() {
        core.transferring().imports().read(ana, "ben", Optional.of(ImportKind.BLOCKS));
        return () -> true;
    }

    private BooleanSupplier endedImport() {
        long id = core.transferring().imports().read(ana, "ben", Optional.of(ImportKind.BLOCKS));
        core.transferring().imports().merge(ana, id);
        while (core.transferring().worker().runNext()) {
            assertThat(id).isPositive();
        }
        return () -> true;
    }

    private BooleanSupplier trace() {
        core.people().logins().startSession(ana, new Origin("192.0.2.1", "", ""));
        return () -> true;
    }

    private BooleanSupplier code() {
        String code = authorised();
        return () -> {
            try {
                return core.people().oauth().grant(exchange(code).secret()).isPresent();
            } catch (OAuthRefusal expired) {
                return false;
            }
        };
    }

    /** Kept as long as one that was not, so that whoever uses it again ends its token. */
    private BooleanSupplier usedCode() {
        exchange(authorised());
        return () -> true;
    }

    private BooleanSupplier session() {
        String session = core.people().logins().startSession(ana);
        return () -> core.people().logins().session(session).equals(Optional.of(ana));
    }

    private BooleanSupplier network() {
        core.people().logins().signIn("ana", PASSWORD, "192.0.2.1");
        return () -> {
            for (int i = 0; i < 10; i++) {
                guess("198.51.100." + i);
            }
            return signsIn("192.0.2.1");
        };
    }

    private void guess(String from) {
        try {
            core.people().logins().signIn("ana", GUESS, from);
        } catch (Refusal.Unauthorised | Refusal.TooMany expected) {
            // It was wrong, or one too many.
        }
    }

    private boolean signsIn(String from) {
        try {
            return core.people()
                    .logins()
                    .signIn("ana", PASSWORD, from)
                    .account()
                    .equals(ana);
        } catch (Refusal.TooMany limited) {
            return false;
        }
    }

    /** Answered by a passkey that nobody has, which is what is found wrong while the challenge is good. */
    private BooleanSupplier challenge() {
        PasskeySignIns signIns = core.people().logins().passkeySignIns();
        String challenge = signIns.begin("a cookie", Origin.of("192.0.2.1")).challenge();
        TestAuthenticator authenticator =
                new TestAuthenticator(HOME.toString(), HOME.getHost(), TestAuthenticator.Algorithm.EDDSA);
        return () -> {
            try {
                signIns.complete("a cookie", authenticator.sign(challenge), Origin.of("192.0.2.1"));
                throw new AssertionError("nobody has this passkey");
            } catch (Refusal.Unauthorised unknown) {
                return true;
            } catch (Refusal.Forbidden expired) {
                return false;
            }
        };
    }

    private BooleanSupplier idempotencyKey() {
        StatusId first = post();
        return () -> post().equals(first);
    }

    private StatusId post() {
        Draft draft = Draft.builder("once").idempotencyKey(Optional.of("key")).build();
        return core.publishing().posting().post(ana, draft).status().id();
    }

    private BooleanSupplier tokenRevokedElsewhere() {
        String token = core.people()
                .oauth()
                .issue(new Grant(app.app().id(), Optional.of(ana), Scopes.parse("read")))
                .secret();
        assertThat(core.people().oauth().grant(token)).isPresent();
        new Core(database, HOME, RegistrationMode.OPEN, clock)
                .people()
                .oauth()
                .revoke(app.app().clientId(), app.secret(), token);
        return () -> core.people().oauth().grant(token).isPresent();
    }

    private BooleanSupplier tagDisabledElsewhere() {
        String post = "#off" + clock.instant().toEpochMilli();
        assertThat(isPosted(post)).isTrue();
        Core other = new Core(database, HOME, RegistrationMode.OPEN, clock);
        AccountId moderator = TestLogins.create(other, "mo" + clock.instant().toEpochMilli(), Role.MODERATOR);
        TagReview review = new TagReview(
                database,
                new Staff(other.people().logins()),
                other.tagging().tags(),
                other.tagging().disabledTags(),
                other.moderation().review(),
                other.moderation().log());
        TagId tag = other.tagging().tags().get(post.substring(1)).id().orElseThrow();
        review.change(
                moderator,
                tag.value(),
                new TagReview.Change(Optional.empty(), Optional.of(false), Optional.empty(), Optional.empty(), false));
        return () -> isPosted(post);
    }

    private boolean isPosted(String text) {
        try {
            core.publishing().posting().post(ana, Draft.of(text));
            return true;
        } catch (Refusal.Invalid refused) {
            return false;
        }
    }

    /** Ten at once; then one every thirty seconds. */
    private BooleanSupplier limitOnPresentPasswords() {
        for (int i = 0; i < 10; i++) {
            isLimited();
        }
        assertThat(isLimited()).isTrue();
        return this::isLimited;
    }

    private boolean isLimited() {
        try {
            core.people().logins().checkPresent(ana, GUESS);
            return false;
        } catch (Refusal.TooMany limited) {
            return true;
        } catch (Refusal.Unauthorised wrong) {
            return false;
        }
    }
}
