package org.groundswell.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.DomainName;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.reports.Category;
import org.groundswell.reports.NewReport;
import org.groundswell.statistics.Statistics.Day;
import org.groundswell.statistics.Statistics.Frequency;
import org.groundswell.statistics.Statistics.Measured;
import org.groundswell.statistics.Statistics.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Figures by day, counted from what people do. */
@OnEveryDatabase
class StatisticsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 30);

    private final SetClock clock = new SetClock(at(MONDAY.minusDays(1)));

    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private Statistics statistics;
    private AccountId moderator;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        statistics = core.admin().statistics();
        moderator = account("mo", Role.MODERATOR);
        clock.moveOn(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(23, 59).toInstant(ZoneOffset.UTC);
    }

    private AccountId account(String name, Role role) {
        return TestLogins.create(core, name, role);
    }

    private StatusId post(AccountId author, Draft draft) {
        return core.publishing().posting().post(author, draft).status().id();
    }

    private Measured measure(Measure measure, Optional<Topic> topic) {
        return statistics
                .measures(
                        moderator,
                        List.of(new Statistics.Wanted(measure, topic)),
                        DayRange.of(MONDAY, MONDAY.plusDays(2)))
                .getFirst();
    }

    private static List<Day> days(long... values) {
        return List.of(
                new Day(MONDAY, values[0]),
                new Day(MONDAY.plusDays(1), values[1]),
                new Day(MONDAY.plusDays(2), values[2]));
    }

    @Test
    void weeksAreCountedForEveryoneAtMostOnceAnHour() {
        AccountId ana = account("ana", Role.USER);
        post(ana, Draft.builder("one").build());
        post(ana, Draft.builder("two").build());
        use(core.people().logins().startSession(ana));
        clock.moveOn(Duration.ofDays(7));
        post(ana, Draft.builder("three").build());
        List<WeeklyActivity.Week> weeks = core.admin().activity().weeks();
        assertThat(weeks).hasSize(12);
        assertThat(weeks.getFirst()).isEqualTo(new WeeklyActivity.Week(MONDAY.plusDays(7), 1, 0, 0));
        assertThat(weeks.get(1)).isEqualTo(new WeeklyActivity.Week(MONDAY, 2, 1, 1));
        // The moderator signed up on the Sunday before.
        assertThat(weeks.get(2)).isEqualTo(new WeeklyActivity.Week(MONDAY.minusDays(7), 0, 0, 1));
        post(ana, Draft.builder("four").build());
        assertThat(core.admin().activity().weeks()).isEqualTo(weeks);
        clock.moveOn(Duration.ofHours(1));
        assertThat(core.admin().activity().weeks().getFirst().first()).isEqualTo(MONDAY.plusDays(7));
        assertThat(core.admin().activity().weeks().getFirst().statuses()).isEqualTo(2);
    }

    @Test
    void peopleAreActiveOnTheDaysOnWhichTheyUseTheirAccount() {
        AccountId ana = account("ana", Role.USER);
        String session = core.people().logins().startSession(ana);
        use(session);
        use(core.people().logins().startSession(ana));
        // Two minutes later it is the next day, also for a session that was used just now.
        clock.moveOn(Duration.ofMinutes(2));
        use(session);
        use(core.people().logins().startSession(account("ben", Role.USER)));
        Measured measured = measure(Measure.ACTIVE_USERS, Optional.empty());
        assertThat(measured.days()).isEqualTo(days(1, 2, 0));
        assertThat(measured.total()).isEqualTo(2);
        assertThat(measured.previousTotal()).isZero();
    }

    @Test
    void bothDaysCountIfMidnightPassesBeforeAUseIsWritten() {
        String session = core.people().logins().startSession(account("ana", Role.USER));
        assertThat(core.people().logins().session(session)).isPresent();
        clock.moveOn(Duration.ofMinutes(2));
        use(session);
        assertThat(measure(Measure.ACTIVE_USERS, Optional.empty()).days()).isEqualTo(days(1, 1, 0));
    }

    private void use(String session) {
        assertThat(core.people().logins().session(session)).isPresent();
        core.people().logins().writeLastUses();
    }

    @Test
    void newAccountsAndInteractionsAreCountedWhileTheyExist() {
        AccountId ana = account("ana", Role.USER);
        clock.moveOn(Duration.ofDays(2));
        AccountId ben = account("ben", Role.USER);
        StatusId post = post(ana, Draft.of("words"));
        core.publishing().interactions().favourite(ben, post);
        core.publishing().posting().boost(ben, post, Optional.empty());
        StatusId reply =
                post(ben, Draft.builder("reply").inReplyTo(Optional.of(post)).build());
        Measured accounts = measure(Measure.NEW_USERS, Optional.empty());
        assertThat(accounts.days()).isEqualTo(days(1, 0, 1));
        assertThat(accounts.previousTotal()).as("the moderator").isEqualTo(1);
        assertThat(measure(Measure.INTERACTIONS, Optional.empty()).days()).isEqualTo(days(0, 0, 3));
        core.publishing().posting().delete(ben, reply);
        core.publishing().interactions().unfavourite(ben, post);
        assertThat(measure(Measure.INTERACTIONS, Optional.empty()).total()).isEqualTo(1);
    }

    @Test
    void aTagsUsesAreCountedByPostAuthorAndServer() {
        AccountId ana = account("ana", Role.USER);
        post(ana, Draft.of("#Sea"));
        post(ana, Draft.of("#Sea again"));
        clock.moveOn(Duration.ofDays(1));
        post(ana, Draft.of("#Sea"));
        post(account("ben", Role.USER), Draft.of("#sea"));
        Optional<Topic> tag = core.tagging().tags().get("sea").id().map(Topic.OfTag::new);
        assertThat(tag).isPresent();
        assertThat(measure(Measure.TAG_USES, tag).days()).isEqualTo(days(2, 2, 0));
        Measured people = measure(Measure.TAG_ACCOUNTS, tag);
        assertThat(people.days()).isEqualTo(days(1, 2, 0));
        assertThat(people.total()).isEqualTo(2);
        assertThat(measure(Measure.TAG_SERVERS, tag).total()).isEqualTo(1);
        assertThat(statistics.measures(
                        moderator,
                        List.of(new Statistics.Wanted(Measure.TAG_USES, Optional.empty())),
                        DayRange.of(MONDAY, MONDAY)))
                .isEmpty();
    }

    @Test
    void anotherServersAccountsPostsFollowsAndReportsAreCounted() throws IOException {
        String lines = """
                {"id":"1","account":"eli@there.example","created_at":"2026-03-30T10:00:00Z","language":"de","text":"#Sea"}
                {"id":"2","account":"eli@there.example","created_at":"2026-03-31T10:00:00Z","language":"de","text":"Two"}
                {"id":"3","account":"fay@there.example","created_at":"2026-03-31T11:00:00Z","language":"tl","text":"Three"}
                {"id":"4","account":"gil@below.there.example","created_at":"2026-03-31T12:00:00Z","text":"Four"}
                """;
        clock.moveOn(Duration.ofDays(2));
        core.importing().importer().run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        AccountId ana = account("ana", Role.USER);
        AccountId eli =
                core.people().accounts().find("eli@there.example").orElseThrow().id();
        core.people().follows().follow(ana, eli, Follows.Options.DEFAULT);
        core.people().follows().follow(eli, ana, Follows.Options.DEFAULT);
        core.people().follows().follow(eli, moderator, Follows.Options.DEFAULT);
        core.reporting().reports().file(ana, new NewReport(eli, List.of(), "", false, Category.SPAM, List.of()));
        Optional<Topic> there = Optional.of(new Topic.OfServer(new DomainName("there.example")));
        assertThat(measure(Measure.INSTANCE_ACCOUNTS, there).days()).isEqualTo(days(0, 0, 2));
        assertThat(measure(Measure.INSTANCE_STATUSES, there).days()).isEqualTo(days(1, 2, 0));
        assertThat(measure(Measure.INSTANCE_FOLLOWS, there).days()).isEqualTo(days(0, 0, 1));
        assertThat(measure(Measure.INSTANCE_FOLLOWERS, there).days()).isEqualTo(days(0, 0, 2));
        assertThat(measure(Measure.INSTANCE_REPORTS, there).days()).isEqualTo(days(0, 0, 1));
        DayRange all = DayRange.of(MONDAY, MONDAY.plusDays(2));
        assertThat(parts(Dimension.INSTANCE_LANGUAGES, there, all))
                .containsExactly(new Part("de", "2"), new Part("tl", "1"));
        assertThat(parts(Dimension.SERVERS, Optional.empty(), all))
                .containsExactly(new Part("there.example", "3"), new Part("below.there.example", "1"));
        Optional<Topic> tag = core.tagging().tags().get("sea").id().map(Topic.OfTag::new);
        assertThat(statistics.measures(moderator, List.of(new Statistics.Wanted(Measure.INSTANCE_ACCOUNTS, tag)), all))
                .as("a server's figure for a tag")
                .isEmpty();
    }

    @Test
    void reportsAreCountedWhenTheyAreFiledAndWhenTheirCaseIsClosed() {
        database.writing(tx -> {
            long monday = at(MONDAY).toEpochMilli();
            tx.sql("""
                    INSERT INTO moderation_case (id, kind, account_id, acct, reports, version, created_at, updated_at, closed_at)
                    VALUES (1, 'account', 5, 'x', 2, 1, 0, 0, :closed)
                    """).set("closed", monday + Duration.ofDays(2).toMillis()).run();
            for (long id : new long[] {monday << 16, (monday << 16) + 1}) {
                tx.sql("""
                        INSERT INTO report (id, case_id, target_id, category, comment, forward, created_at)
                        VALUES (:id, 1, 5, 'spam', '', FALSE, 0)
                        """).set("id", id).run();
            }
        });
        assertThat(measure(Measure.OPENED_REPORTS, Optional.empty()).days()).isEqualTo(days(2, 0, 0));
        assertThat(measure(Measure.RESOLVED_REPORTS, Optional.empty()).days()).isEqualTo(days(0, 0, 2));
    }

    @Test
    void retentionFollowsThePeopleWhoSignedUpInAPeriod() {
        String ana = core.people().logins().startSession(account("ana", Role.USER));
        String ben = core.people().logins().startSession(account("ben", Role.USER));
        use(ana);
        use(ben);
        clock.moveOn(Duration.ofDays(2));
        use(ana);
        use(core.people().logins().startSession(account("cay", Role.USER)));
        assertThat(statistics.retention(moderator, DayRange.of(MONDAY, MONDAY.plusDays(2)), Frequency.DAY))
                .containsExactly(
                        new Statistics.Cohort(MONDAY, 2, days(2, 0, 1)),
                        new Statistics.Cohort(
                                MONDAY.plusDays(1), 0, days(0, 0, 0).subList(1, 3)),
                        new Statistics.Cohort(
                                MONDAY.plusDays(2), 1, days(0, 0, 1).subList(2, 3)));
        LocalDate march = LocalDate.of(2026, 3, 1);
        LocalDate april = LocalDate.of(2026, 4, 1);
        assertThat(statistics.retention(moderator, DayRange.of(MONDAY, MONDAY.plusDays(2)), Frequency.MONTH))
                .containsExactly(
                        new Statistics.Cohort(march, 3, List.of(new Day(march, 2), new Day(april, 1))),
                        new Statistics.Cohort(april, 1, List.of(new Day(april, 1))));
    }

    @Test
    void dimensionsHaveTheirLargestPartsFirst() {
        AccountId ana = account("ana", Role.USER);
        use(core.people().logins().startSession(ana));
        post(ana, Draft.builder("#Sea").language(Optional.of("de")).build());
        post(ana, Draft.builder("#Sea again").language(Optional.of("de")).build());
        post(ana, Draft.builder("#Sea once").language(Optional.of("tl")).build());
        Optional<Topic> tag = core.tagging().tags().get("sea").id().map(Topic.OfTag::new);
        assertThat(parts(Dimension.TAG_LANGUAGES, tag)).containsExactly(new Part("de", "2"), new Part("tl", "1"));
        assertThat(parts(Dimension.TAG_SERVERS, tag)).containsExactly(new Part("", "3"));
        assertThat(parts(Dimension.LANGUAGES, tag)).containsExactly(new Part("en", "1"));
        assertThat(parts(Dimension.SOFTWARE_VERSIONS, tag))
                .extracting(Part::key)
                .contains("groundswell", "java");
        assertThat(parts(Dimension.SPACE_USAGE, tag))
                .singleElement()
                .satisfies(part -> assertThat(Long.parseLong(part.value())).isGreaterThan(10_000));
    }

    private List<Part> parts(Dimension dimension, Optional<Topic> topic) {
        return parts(dimension, topic, DayRange.of(MONDAY, MONDAY));
    }

    private List<Part> parts(Dimension dimension, Optional<Topic> topic, DayRange range) {
        return statistics
                .dimensions(moderator, List.of(new Statistics.WantedDimension(dimension, topic)), range, 10)
                .getFirst()
                .parts();
    }

    @Test
    void figuresAreForModerators() {
        AccountId ana = account("ana", Role.USER);
        DayRange range = DayRange.of(MONDAY, MONDAY);
        assertThatThrownBy(() -> statistics.measures(ana, List.of(), range)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> statistics.dimensions(ana, List.of(), range, 10))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> statistics.retention(ana, range, Frequency.DAY))
                .isInstanceOf(Refusal.Forbidden.class);
    }
}
