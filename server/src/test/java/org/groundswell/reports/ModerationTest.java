package org.groundswell.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.moderation.AccountAction;
import org.groundswell.moderation.AccountModeration;
import org.groundswell.moderation.Appeals;
import org.groundswell.moderation.Decision;
import org.groundswell.moderation.Strike;
import org.groundswell.moderation.StrikeType;
import org.groundswell.moderation.Suspensions;
import org.groundswell.publishing.Draft;
import org.groundswell.statuses.DeskPosts;
import org.groundswell.statuses.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Reports, their cases, decisions and appeals, on both databases. */
@OnEveryDatabase
class ModerationTest {
    private static final Page ALL = Page.first(100);

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private Database database;
    private Core core;
    private Reports reports;
    private Cases cases;
    private AccountModeration moderation;
    private AccountId ana;
    private AccountId ben;
    private AccountId mia;
    private AccountId max;
    private AccountId root;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        reports = core.reporting().reports();
        cases = core.reporting().cases();
        moderation = core.reporting().accounts();
        ana = account("ana", Role.USER);
        ben = account("ben", Role.USER);
        mia = account("mia", Role.MODERATOR);
        max = account("max", Role.MODERATOR);
        root = account("root", Role.ADMIN);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AccountId account(String name, Role role) {
        return TestLogins.create(
                core, new Logins.SignUp(name, name + "@mail.example", "a long password", "", "en", "", ""), role);
    }

    private StatusId post(AccountId author, String text) {
        return core.publishing().posting().post(author, Draft.of(text)).status().id();
    }

    private Report report(AccountId reporter, AccountId target, StatusId... posts) {
        return reports.file(reporter, new NewReport(target, List.of(posts), "look", false, Category.SPAM, List.of()));
    }

    private ModerationCase caseOf(Report report) {
        return cases.get(mia, report.caseId()).moderationCase();
    }

    private static Decision decision(StrikeType type, ModerationCase closing) {
        return new Decision(
                type == StrikeType.WARNING ? new AccountAction.Warn() : new AccountAction.Restrict(type),
                "Please read the rules",
                false,
                Optional.of(new Decision.SeenCase(closing.id(), closing.version())));
    }

    private Strike decide(AccountId target, StrikeType type) {
        return moderation.decide(
                mia, target, new Decision(new AccountAction.Restrict(type), "", false, Optional.empty()));
    }

    @Test
    void theTextOfAReportedPostStaysWhenItIsEditedOrDeletedUntilSomeTimeAfterTheDecision() {
        StatusId edited = post(ana, "buy this");
        StatusId deleted = post(ana, "buy that");
        Report report = report(ben, ana, edited, deleted);
        core.publishing().posting().edit(ana, edited, Draft.of("a nice day"));
        core.publishing().posting().delete(ana, deleted);

        assertThat(reports.get(mia, report.id()).posts())
                .extracting(Evidence::text)
                .containsExactly("buy this", "buy that");
        assertThatThrownBy(() -> report(ben, ana, deleted)).isInstanceOf(Refusal.Invalid.class);

        cases.resolve(mia, report.caseId(), caseOf(report).version());
        clock.moveOn(ReportRetention.POSTS.minusMillis(1));
        core.reporting().retention().purge();
        assertThat(reports.get(mia, report.id()).posts()).hasSize(2);
        clock.moveOn(Duration.ofMillis(2));
        core.reporting().retention().purge();
        assertThat(reports.by(ben, ALL))
                .singleElement()
                .satisfies(left -> assertThat(left.posts()).isEmpty());
        clock.moveOn(ReportRetention.CASES);
        core.reporting().retention().purge();
        assertThat(reports.by(ben, ALL)).isEmpty();
    }

    @Test
    void moderatorsReachPostsThatWereReportedOrThatTheySeeAnyway() {
        StatusId reported = direct(ana, "reported @ben");
        StatusId other = direct(ana, "not reported @ben");
        StatusId open = post(ana, "for everyone");
        core.relationships().blocks().block(ana, mia);
        report(ben, ana, reported);
        AccountAction both = new AccountAction.MarkPosts(List.of(reported, open));
        assertThat(moderation
                        .decide(mia, ana, new Decision(both, "", false, Optional.empty()))
                        .posts())
                .extracting(Evidence::status)
                .containsExactly(reported, open);
        AccountAction unreported = new AccountAction.DeletePosts(List.of(other));
        assertThatThrownBy(() -> moderation.decide(mia, ana, new Decision(unreported, "", false, Optional.empty())))
                .isInstanceOf(Refusal.Invalid.class);
    }

    private StatusId direct(AccountId author, String text) {
        return core.publishing()
                .posting()
                .post(
                        author,
                        Draft.builder(text)
                                .visibility(Optional.of(Visibility.DIRECT))
                                .build())
                .status()
                .id();
    }

    @Test
    void reportsOfOneAccountAreGatheredInOneOpenCase() {
        Report first = report(ben, ana);
        Report second = report(mia, ana);
        assertThat(second.caseId()).isEqualTo(first.caseId());
        assertThat(caseOf(first)).satisfies(found -> {
            assertThat(found.reports()).isEqualTo(2);
            assertThat(found.version()).isEqualTo(1);
        });
        cases.resolve(mia, first.caseId(), 1);
        Report third = report(ben, ana);
        assertThat(third.caseId()).isNotEqualTo(first.caseId());
        assertThatThrownBy(() -> cases.reopen(mia, first.caseId(), 2)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aReporterCanFileSoManyReportsInAnHourAndInADay() {
        for (int i = 0; i < Reports.MOST_IN_AN_HOUR; i++) {
            report(ben, ana);
        }
        assertThatThrownBy(() -> report(ben, ana)).isInstanceOf(Refusal.TooMany.class);
        report(mia, ana);
        clock.moveOn(Duration.ofHours(1));
        for (int i = Reports.MOST_IN_AN_HOUR; i < Reports.MOST_IN_A_DAY; i++) {
            clock.moveOn(Duration.ofMinutes(4));
            report(ben, ana);
        }
        clock.moveOn(Duration.ofHours(1));
        assertThatThrownBy(() -> report(ben, ana))
                .isInstanceOfSatisfying(
                        Refusal.TooMany.class,
                        often -> assertThat(often.retryAfter()).isBetween(Duration.ofHours(19), Duration.ofHours(20)));
    }

    @Test
    void ofTwoModeratorsAtOnceTheSecondIsToldAndNothingIsDoneTwice() throws Exception {
        for (StrikeType type : List.of(StrikeType.WARNING, StrikeType.LIMITED)) {
            Report report = report(ben, ana);
            Decision same = decision(type, caseOf(report));
            List<Object> results =
                    atOnce(() -> moderation.decide(mia, ana, same), () -> moderation.decide(max, ana, same));

            assertThat(results).filteredOn(Strike.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(Refusal.Conflict.class::isInstance).hasSize(1);
            assertThat(cases.get(mia, report.caseId()).entries())
                    .extracting(CaseEntry::kind)
                    .containsExactly(CaseEntry.Kind.DECIDED);
        }
        assertThat(core.reporting().strikes().of(ana)).hasSize(2);
    }

    @Test
    void twoRestrictionsAtOnceWithoutACaseAreOne() throws Exception {
        List<Object> results = atOnce(
                () -> decide(ana, StrikeType.SUSPENDED),
                () -> moderation.decide(
                        max,
                        ana,
                        new Decision(new AccountAction.Restrict(StrikeType.SUSPENDED), "", false, Optional.empty())));
        assertThat(results).filteredOn(Strike.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Refusal.Conflict.class::isInstance).hasSize(1);
        assertThat(core.reporting().strikes().of(ana)).hasSize(1);
    }

    @Test
    void ofTwoDecisionsAtOnceThatHaveSeenTheSameOneIsMade() throws Exception {
        StatusId post = post(ana, "buy this");
        List<AccountAction> actions = List.of(
                new AccountAction.Warn(),
                new AccountAction.MarkPosts(List.of(post)),
                new AccountAction.Restrict(StrikeType.LIMITED),
                new AccountAction.DeletePosts(List.of(post)));
        for (int i = 0; i < actions.size(); i++) {
            Decision same = new Decision(actions.get(i), "Please stop", false, Optional.empty(), Optional.of((long) i));
            List<Object> results =
                    atOnce(() -> moderation.decide(mia, ana, same), () -> moderation.decide(max, ana, same));
            assertThat(results).filteredOn(Strike.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(Refusal.Conflict.class::isInstance).hasSize(1);
            assertThat(core.reporting().strikes().of(ana)).hasSize(i + 1);
        }
    }

    @Test
    void moderatorsReachTheOpenPostsOfASuspendedAccount() {
        StatusId open = post(ana, "for everyone");
        StatusId unlisted = core.publishing()
                .posting()
                .post(
                        ana,
                        Draft.builder("quietly")
                                .visibility(Optional.of(Visibility.UNLISTED))
                                .build())
                .status()
                .id();
        StatusId secret = direct(ana, "for you @mia");
        DeskPosts posts = new DeskPosts(database, core.publishing().store());
        List<StatusId> all = List.of(open, unlisted, secret);
        assertThat(posts.among(mia, ana, all)).extracting(Post::id).containsExactlyInAnyOrderElementsOf(all);
        assertThat(posts.page(max, ana, ALL)).extracting(Post::id).containsExactly(unlisted, open);

        decide(ana, StrikeType.SUSPENDED);
        core.restricting().statuses().align(ana);
        assertThat(posts.page(mia, ana, ALL)).extracting(Post::id).containsExactly(unlisted, open);
        assertThat(posts.among(mia, ben, all)).isEmpty();
        assertThat(core.publishing().statuses().atDesk().posts(Optional.of(mia), all))
                .isEmpty();
        AccountAction delete = new AccountAction.DeletePosts(List.of(open, unlisted));
        assertThat(moderation
                        .decide(mia, ana, new Decision(delete, "", false, Optional.empty()))
                        .posts())
                .hasSize(2);
        AccountAction hidden = new AccountAction.DeletePosts(List.of(secret));
        assertThatThrownBy(() -> moderation.decide(mia, ana, new Decision(hidden, "", false, Optional.empty())))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void twoReportsAtOnceAreInOneCase() throws Exception {
        List<Object> results = atOnce(() -> report(ben, ana), () -> report(max, ana));
        assertThat(results).allSatisfy(each -> assertThat(each).isInstanceOf(Report.class));
        assertThat(results)
                .extracting(each -> ((Report) each).caseId())
                .containsOnly(((Report) results.getFirst()).caseId());
    }

    /** Runs two actions at once; their results, or the refusals. */
    private static List<Object> atOnce(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Object> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<?> each : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            for (Future<Object> each : running) {
                try {
                    results.add(each.get());
                } catch (ExecutionException refused) {
                    results.add(refused.getCause());
                }
            }
        }
        return results;
    }

    @Test
    void moderatorsActOnMembersAdministratorsAlsoOnModeratorsAndNobodyOnAdministratorsOrThemselves() {
        AccountAction warn = new AccountAction.Warn();
        Decision warning = new Decision(warn, "Please stop", false, Optional.empty());
        for (AccountId target : List.of(mia, max, root)) {
            assertThatThrownBy(() -> moderation.decide(mia, target, warning)).isInstanceOf(Refusal.Forbidden.class);
            assertThatThrownBy(() -> moderation.lift(mia, target, StrikeType.FROZEN))
                    .isInstanceOf(Refusal.Forbidden.class);
        }
        assertThatThrownBy(() -> moderation.decide(ben, ana, warning)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> moderation.decide(root, root, warning)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(moderation.decide(root, mia, warning).type()).isEqualTo(StrikeType.WARNING);

        // Nobody handles, or reads, reports about themselves.
        Report aboutMia = report(ben, mia);
        assertThatThrownBy(() -> cases.get(mia, aboutMia.caseId())).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> reports.get(mia, aboutMia.id())).isInstanceOf(Refusal.NotFound.class);
        assertThat(Stream.of(ana, ben, mia, max, root)
                        .filter(reader ->
                                !reports.byIds(reader, List.of(aboutMia.id())).isEmpty()))
                .containsExactly(ben, max, root);
        assertThatThrownBy(() -> cases.resolve(mia, aboutMia.caseId(), 1)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> cases.resolve(max, aboutMia.caseId(), 1)).isInstanceOf(Refusal.Forbidden.class);
        CaseView open = new CaseView(CaseView.Part.OPEN, CaseView.Order.AGE);
        assertThat(cases.list(mia, open, 0, 10)).isEmpty();
        assertThat(cases.list(max, open, 0, 10)).hasSize(1);
        assertThatThrownBy(() -> cases.list(ben, open, 0, 10)).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void anApprovedAppealUndoesTheDecision() {
        Appeals appeals = core.reporting().appeals();
        Strike strike = decide(ana, StrikeType.LIMITED);
        assertThat(account(ana).limited()).isTrue();
        assertThatThrownBy(() -> appeals.file(ben, strike.id(), "why")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> appeals.file(ana, strike.id(), " ")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> appeals.file(ana, strike.id(), "x".repeat(Appeals.LONGEST_TEXT + 1)))
                .isInstanceOf(Refusal.Invalid.class);
        appeals.file(ana, strike.id(), "It was satire");
        assertThatThrownBy(() -> appeals.file(ana, strike.id(), "again")).isInstanceOf(Refusal.Conflict.class);
        assertThat(appeals.pending(mia)).extracting(Strike::id).containsExactly(strike.id());
        assertThatThrownBy(() -> appeals.approve(ben, strike.id())).isInstanceOf(Refusal.Forbidden.class);

        appeals.approve(max, strike.id());
        assertThat(account(ana).limited()).isFalse();
        assertThatThrownBy(() -> appeals.reject(mia, strike.id())).isInstanceOf(Refusal.Conflict.class);

        Strike late = decide(ana, StrikeType.LIMITED);
        clock.moveOn(Strike.APPEAL_WITHIN);
        assertThatThrownBy(() -> appeals.file(ana, late.id(), "late")).isInstanceOf(Refusal.Conflict.class);
        assertThat(account(ana).limited()).isTrue();
    }

    private Restrictions account(AccountId id) {
        return core.people().accounts().get(id).restrictions();
    }

    @Test
    void aSuspendedAccountIsDeletedAfterAMonthUnlessItsAppealIsPendingOrTheSuspensionWasLifted() {
        Suspensions suspensions = core.admin().suspensions();
        Strike ofAna = decide(ana, StrikeType.SUSPENDED);
        decide(ben, StrikeType.SUSPENDED);
        core.reporting().appeals().file(ana, ofAna.id(), "Please look again");
        clock.moveOn(Suspensions.KEPT.minusMillis(1));
        assertThat(suspensions.purge()).isZero();
        moderation.lift(mia, ben, StrikeType.SUSPENDED);
        clock.moveOn(Duration.ofMillis(1));
        assertThat(suspensions.purge()).isZero();

        core.reporting().appeals().reject(mia, ofAna.id());
        assertThat(suspensions.purge()).isOne();
        assertThatThrownBy(() -> moderation.lift(mia, ana, StrikeType.SUSPENDED))
                .isInstanceOf(Refusal.Conflict.class);
        core.deleting().accounts().finishAll();
        assertThatThrownBy(() -> core.people().accounts().get(ana)).isInstanceOf(Refusal.NotFound.class);
        assertThat(core.people().accounts().get(ben).restrictions().isSuspended())
                .isFalse();
    }

    @Test
    void theCaseOfADeletedAccountIsClosedAndItsReportsKeepTheirTexts() {
        Report report = report(ben, ana, post(ana, "buy this"));
        Report byAna = report(ana, ben);
        core.deleting().accounts().begin(ana);
        core.deleting().accounts().finishAll();
        core.reporting().retention().purge();

        assertThat(reports.by(ben, ALL)).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(report.id());
            assertThat(kept.handling().acct()).isEqualTo("ana");
            assertThat(kept.handling().outcome()).hasValue(Outcome.ACCOUNT_DELETED);
            assertThat(kept.posts()).extracting(Evidence::text).containsExactly("buy this");
        });
        assertThat(reports.get(mia, byAna.id()).reporter()).isEmpty();
    }

    @Test
    void aCommentAPostListAndNotesHaveLimits() {
        assertThatThrownBy(() -> new NewReport(
                        ana, List.of(), "x".repeat(NewReport.LONGEST_COMMENT + 1), false, Category.OTHER, List.of()))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> new NewReport(
                        ana,
                        Collections.nCopies(NewReport.MOST_POSTS + 1, new StatusId(1)),
                        "",
                        false,
                        Category.OTHER,
                        List.of()))
                .isInstanceOf(Refusal.Invalid.class);
        Report report = report(ben, ana);
        assertThatThrownBy(() -> cases.note(mia, report.caseId(), "x".repeat(Cases.LONGEST_NOTE + 1)))
                .isInstanceOf(Refusal.Invalid.class);
        cases.note(mia, report.caseId(), "Seen before");
        assertThat(cases.get(max, report.caseId()).entries())
                .extracting(CaseEntry::text)
                .containsExactly("Seen before");
    }
}
