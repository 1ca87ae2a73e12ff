package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.auth.Role;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.db.IdGenerator;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.ipblocks.IpRange;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.text.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The moderation log stores actions as data, and reads the texts of earlier versions. */
@OnEveryDatabase
class ModerationLogTest {
    private static final String BEFORE_JAVA_MIGRATIONS = "26";
    private static final AccountId ROOT = new AccountId(1);
    private static final Subject.OfTag TAG = new Subject.OfTag(new TagName("lights"));
    private static final Subject.OfPost POST = new Subject.OfPost(new StatusId(5));
    private static final Subject.OfLink PAGE = new Subject.OfLink(new LinkUrl("https://news.example/a"));
    private static final Subject.OfPublisher PUBLISHER = new Subject.OfPublisher("news.example");
    private static final Subject ACCOUNT = new Subject.OfAccount(new AccountId(7));
    private static final Subject SERVER = new Subject.OfDomain("loud.example");
    private static final TagName LIGHTS = new TagName("lights");
    private static final TagName LICHTER = new TagName("lichter");

    /** Those that earlier versions recorded under other names. */
    private static final List<ModerationAction> EARLIER = List.of(
            new ModerationAction.Withheld(TAG),
            new ModerationAction.Withheld(ACCOUNT),
            new ModerationAction.Withheld(SERVER),
            new ModerationAction.Approved(TAG),
            new ModerationAction.Undone(TAG),
            new ModerationAction.Undone(ACCOUNT),
            new ModerationAction.Undone(SERVER),
            new ModerationAction.ApprovalSet(true),
            new ModerationAction.ApprovalSet(false),
            new ModerationAction.RoleSet("ana", Role.MODERATOR),
            new ModerationAction.TagJoined(LICHTER, LIGHTS),
            new ModerationAction.TagSeparated(LICHTER, LIGHTS),
            new ModerationAction.SensitivitySet(LIGHTS, true),
            new ModerationAction.SensitivitySet(LIGHTS, false),
            new ModerationAction.StoryPublished("lights-on", 3),
            new ModerationAction.StoryUnpublished("lights-on"),
            new ModerationAction.Unknown("paint", "fence"));

    private static final List<ModerationAction> LATER = List.of(
            new ModerationAction.RelationHidden(LICHTER, LIGHTS),
            new ModerationAction.RelationRestored(LICHTER, LIGHTS),
            new ModerationAction.AccountDecided("ana@else.example", StrikeType.SUSPENDED),
            new ModerationAction.AccountDecided("ana", StrikeType.POSTS_DELETED),
            new ModerationAction.RestrictionLifted("ana", StrikeType.LIMITED),
            new ModerationAction.PictureRemoved("ana", ProfilePicture.AVATAR),
            new ModerationAction.PictureRemoved("ana", ProfilePicture.HEADER),
            new ModerationAction.AppealDecided("ana", true),
            new ModerationAction.AppealDecided("ana", false),
            new ModerationAction.AnnouncementPublished("We move on Sunday"),
            new ModerationAction.AnnouncementChanged("We move on Monday"),
            new ModerationAction.AnnouncementDeleted("We move on Monday"),
            new ModerationAction.EmojiAdded("wave"),
            new ModerationAction.EmojiChanged("wave"),
            new ModerationAction.EmojiDeleted("wave"),
            new ModerationAction.RuleAdded("Be kind"),
            new ModerationAction.RuleChanged("Be kinder"),
            new ModerationAction.RuleRemoved("Be kinder"),
            new ModerationAction.PrivacyPolicyPublished(LocalDate.of(2026, 11, 27)),
            new ModerationAction.TermsPublished(LocalDate.of(2027, 1, 1)),
            new ModerationAction.AboutPublished(LocalDate.of(2027, 1, 1)),
            new ModerationAction.Withheld(POST),
            new ModerationAction.Approved(POST),
            new ModerationAction.Undone(POST),
            new ModerationAction.Withheld(PAGE),
            new ModerationAction.Approved(PAGE),
            new ModerationAction.Undone(PAGE),
            new ModerationAction.Withheld(PUBLISHER),
            new ModerationAction.Approved(PUBLISHER),
            new ModerationAction.Undone(PUBLISHER),
            new ModerationAction.TagUsabilitySet(LIGHTS, false),
            new ModerationAction.TagUsabilitySet(LIGHTS, true),
            new ModerationAction.TagListingSet(LIGHTS, false),
            new ModerationAction.TagListingSet(LIGHTS, true),
            new ModerationAction.TagSpelled(LIGHTS, "LightS"),
            new ModerationAction.TagSpelled(LIGHTS, ""),
            new ModerationAction.EmailDomainBlocked("spam.example"),
            new ModerationAction.EmailDomainUnblocked("spam.example"),
            new ModerationAction.IpBlocked(range("192.0.2.0/24"), IpBlock.Severity.NO_ACCESS),
            new ModerationAction.IpUnblocked(range("2001:db8::/32")),
            new ModerationAction.ServerBlocked("bad.example", ServerBlock.Severity.SUSPEND),
            new ModerationAction.ServerUnblocked("bad.example"),
            new ModerationAction.CanonicalEmailBlocked(Sha256.hex("a@b.example")),
            new ModerationAction.CanonicalEmailUnblocked(Sha256.hex("a@b.example")));

    private static IpRange range(String text) {
        return IpRange.parse(text).orElseThrow();
    }

    private static final List<ModerationAction> ACTIONS =
            Stream.concat(EARLIER.stream(), LATER.stream()).toList();

    @TempDir
    Path directory;

    @Parameter
    TestDatabase database;

    @Test
    void everyActionIsReadAsItWasRecorded() {
        assertThat(ACTIONS.stream().map(Object::getClass))
                .as("all kinds of actions")
                .containsAll(Arrays.asList(ModerationAction.class.getPermittedSubclasses()));
        try (Database database = this.database.open(directory)) {
            ModerationLog log = new ModerationLog(database, new IdGenerator(InstantSource.system()));
            ACTIONS.forEach(action -> log.record(ROOT, action));
            assertThat(log.list(LogFilter.ALL, Page.first(100)).reversed())
                    .extracting(LogEntry::action)
                    .containsExactlyElementsOf(ACTIONS);
            assertThat(log.list(LogFilter.ALL, Page.first(100)))
                    .extracting(LogEntry::by)
                    .containsOnly(ROOT);
            database.writing(tx -> log.record(tx, ROOT, ACTIONS.getFirst(), "a campaign"));
            assertThat(log.list(LogFilter.ALL, Page.first(1)))
                    .extracting(LogEntry::note)
                    .containsExactly("a campaign");
        }
    }

    @Test
    void entriesAreFoundByWhoActedAndByTheAccountActedOn() {
        AccountId other = new AccountId(ROOT.value() + 1);
        try (Database database = this.database.open(directory)) {
            ModerationLog log = new ModerationLog(database, new IdGenerator(InstantSource.system()));
            ACTIONS.forEach(action -> log.record(ROOT, action));
            log.record(other, new ModerationAction.RuleAdded("ana"));
            log.record(other, new ModerationAction.AccountDecided("anabel", StrikeType.WARNING));
            assertThat(log.list(new LogFilter(Optional.of(other), Optional.empty()), Page.first(100)))
                    .hasSize(2);
            LogFilter aboutAna = new LogFilter(
                    Optional.empty(), Optional.of(new LogFilter.Target("ana", Optional.of(new AccountId(7)))));
            List<LogEntry> found = log.list(aboutAna, Page.first(100));
            assertThat(found.reversed())
                    .extracting(LogEntry::action)
                    .containsExactlyElementsOf(ACTIONS.stream()
                            .filter(ModerationLogTest::isAboutAna)
                            .toList())
                    .hasSizeGreaterThan(5);
            assertThat(log.list(aboutAna, new Page(found.getFirst().id(), 0, 0, 100)))
                    .isEqualTo(found.subList(1, found.size()));
            assertThat(log.list(
                            new LogFilter(
                                    Optional.of(other), Optional.of(new LogFilter.Target("anabel", Optional.empty()))),
                            Page.first(100)))
                    .hasSize(1);
        }
    }

    private static boolean isAboutAna(ModerationAction action) {
        return switch (action) {
            case ModerationAction.AccountDecided done -> done.account().equals("ana");
            case ModerationAction.RestrictionLifted done -> done.account().equals("ana");
            case ModerationAction.PictureRemoved done -> done.account().equals("ana");
            case ModerationAction.AppealDecided done -> done.account().equals("ana");
            case ModerationAction.RoleSet done -> done.account().equals("ana");
            case ModerationAction.Withheld(var subject) -> subject.equals(new Subject.OfAccount(new AccountId(7)));
            case ModerationAction.Undone(var subject) -> subject.equals(new Subject.OfAccount(new AccountId(7)));
            default -> false;
        };
    }

    @Test
    void entriesOfEarlierVersionsAreRead() throws SQLException {
        String url = database == TestDatabase.SQLITE ? "" : TestDatabase.emptyPostgres();
        String jdbc = url.isEmpty() ? "jdbc:sqlite:" + directory.resolve("groundswell.db") : url;
        Flyway.configure()
                .dataSource(jdbc, "", "")
                .locations(
                        "classpath:db/migration/common",
                        "classpath:db/migration/" + (url.isEmpty() ? "sqlite" : "postgresql"))
                .target(BEFORE_JAVA_MIGRATIONS)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO moderation_log (id, account_id, action, subject, note) VALUES
                        (1, 1, 'withhold tag', 'lights', 'a campaign'),
                        (2, 1, 'withhold account', '7', ''),
                        (3, 1, 'withhold domain', 'loud.example', ''),
                        (4, 1, 'approve tag', 'lights', ''),
                        (5, 1, 'undo tag', 'lights', ''),
                        (6, 1, 'undo account', '7', ''),
                        (7, 1, 'undo domain', 'loud.example', ''),
                        (8, 1, 'require approval of', 'tags', ''),
                        (9, 1, 'require no approval of', 'tags', ''),
                        (10, 1, 'make moderator', 'ana', ''),
                        (11, 1, 'join tag', 'lichter', 'to #lights'),
                        (12, 1, 'part tag', 'lichter', 'from #lights'),
                        (13, 1, 'handle with care tag', 'lights', ''),
                        (14, 1, 'handle as usual tag', 'lights', ''),
                        (15, 1, 'publish story', 'lights-on', 'version 3'),
                        (16, 1, 'withdraw story', 'lights-on', ''),
                        (17, 1, 'paint', 'fence', 'in white')
                    """);
        }
        try (Database database = Databases.open(directory, url)) {
            List<LogEntry> entries = new ModerationLog(database, new IdGenerator(InstantSource.system()))
                    .list(LogFilter.ALL, Page.first(100))
                    .reversed();
            assertThat(entries).extracting(LogEntry::action).containsExactlyElementsOf(EARLIER);
            assertThat(entries)
                    .extracting(LogEntry::note)
                    .filteredOn(note -> !note.isEmpty())
                    .containsExactly("a campaign", "in white");
        }
    }
}
