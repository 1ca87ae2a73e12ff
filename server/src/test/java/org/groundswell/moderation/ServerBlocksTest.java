package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of servers, and the restrictions that their accounts get and lose. */
@OnEveryDatabase
class ServerBlocksTest {
    private static final Page ALL = Page.first(100);

    private final SetClock clock = new SetClock();

    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private ServerBlocks blocks;
    private AccountId moderator;
    private int posts;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        blocks = core.admin().serverBlocks();
        moderator = TestLogins.create(core, "mo", Role.MODERATOR);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ServerBlocks.Change severity(Severity severity) {
        return new ServerBlocks.Change(
                Optional.of(severity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ServerBlock block(String domain, Severity severity) {
        ServerBlock block = blocks.add(moderator, domain, severity(severity));
        core.admin().serverBlockJob().align();
        return block;
    }

    private void unblock(ServerBlock block) {
        blocks.remove(moderator, block.id());
        core.admin().serverBlockJob().align();
    }

    /** The account of an imported post. */
    private AccountId imported(String acct) {
        posts++;
        String line = "{\"id\":\"%d\",\"account\":\"%s\",\"created_at\":\"%s\",\"text\":\"#here\"}"
                .formatted(posts, acct, clock.instant());
        try {
            core.importing().importer().run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database.read(tx ->
                core.people().store().idOf(tx, Acct.parse(acct).orElseThrow()).orElseThrow());
    }

    private Restrictions restrictions(AccountId account) {
        return database.read(tx -> core.people().store().restrictions(tx, account))
                .orElseThrow();
    }

    private String state(AccountId account) {
        Restrictions now = restrictions(account);
        return (now.limited() ? "limited" : "") + (now.isSuspended() ? "suspended" : "");
    }

    private void decide(AccountId account, AccountAction action) {
        core.reporting().accounts().decide(moderator, account, new Decision(action, "", false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "bad.example, SILENCE, ana@bad.example, limited",
        "bad.example, SUSPEND, ana@sub.bad.example, suspended",
        "bad.example, NOOP, ana@bad.example, ''",
        "bad.example, SUSPEND, ana@notbad.example, ''",
        "sub.bad.example, SUSPEND, ana@bad.example, ''",
        "BAD.example, SILENCE, ana@bad.example, limited",
    })
    void accountsOfABlockedServerAreRestrictedUntilItIsUnblocked(
            String domain, Severity severity, String acct, String state) {
        AccountId before = imported(acct);
        ServerBlock block = block(domain, severity);
        AccountId after = imported(acct.replace("ana", "ben"));
        assertThat(state(before)).isEqualTo(state);
        assertThat(state(after)).isEqualTo(state);
        unblock(block);
        assertThat(restrictions(before)).isEqualTo(Restrictions.NONE);
        assertThat(restrictions(after)).isEqualTo(Restrictions.NONE);
    }

    @Test
    void theBlockWithTheLongestNameDecides() {
        AccountId ana = imported("ana@good.bad.example");
        block("bad.example", Severity.SUSPEND);
        assertThat(state(ana)).isEqualTo("suspended");
        ServerBlock exception = block("good.bad.example", Severity.NOOP);
        assertThat(state(ana)).isEmpty();
        blocks.change(moderator, exception.id(), severity(Severity.SILENCE));
        core.admin().serverBlockJob().align();
        assertThat(state(ana)).isEqualTo("limited");
        unblock(exception);
        assertThat(state(ana)).isEqualTo("suspended");
    }

    @Test
    void aDecisionAboutAnAccountOutlastsTheBlock() {
        AccountId ana = imported("ana@bad.example");
        decide(ana, new AccountAction.Restrict(StrikeType.LIMITED));
        ServerBlock block = block("bad.example", Severity.SILENCE);
        unblock(block);
        assertThat(state(ana)).isEqualTo("limited");
        core.reporting().accounts().lift(moderator, ana, StrikeType.LIMITED);
        assertThat(state(ana)).isEmpty();
    }

    @Test
    void theBlockOutlastsADecisionAboutAnAccount() {
        AccountId ana = imported("ana@bad.example");
        ServerBlock block = block("bad.example", Severity.SUSPEND);
        decide(ana, new AccountAction.Restrict(StrikeType.SUSPENDED));
        assertThatThrownBy(() -> decide(ana, new AccountAction.Restrict(StrikeType.SUSPENDED)))
                .isInstanceOf(Refusal.Conflict.class);
        core.reporting().accounts().lift(moderator, ana, StrikeType.SUSPENDED);
        assertThat(state(ana)).isEqualTo("suspended");
        assertThatThrownBy(() -> core.reporting().accounts().lift(moderator, ana, StrikeType.SUSPENDED))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("error.moderation.server");
        unblock(block);
        assertThat(state(ana)).isEmpty();
    }

    @Test
    void anImportChangesWhatItsPreviewSays() {
        blocks.add(
                moderator,
                "old.example",
                new ServerBlocks.Change(
                        Optional.of(Severity.SILENCE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("kept"),
                        Optional.empty(),
                        Optional.empty()));
        blocks.add(moderator, "other.example", severity(Severity.SUSPEND));
        blocks.add(moderator, "same.example", severity(Severity.NOOP));
        String csv = "#domain,#severity\nold.example,suspend\nnew.example,silence\nsame.example,noop\nbad name,noop\n";
        ServerBlocks.Plan plan = blocks.plan(moderator, csv);
        assertThat(plan.added()).extracting(ServerBlockFile.Line::domain).containsExactly("new.example");
        assertThat(plan.changed()).extracting(each -> each.before().domain()).containsExactly("old.example");
        assertThat(plan.unchanged()).isEqualTo(1);
        assertThat(plan.bad()).extracting(ServerBlockFile.BadLine::number).containsExactly(5);
        assertThat(blocks.list(moderator, ALL)).hasSize(3);

        assertThat(blocks.importFile(moderator, csv)).isEqualTo(2);
        assertThat(blocks.importFile(moderator, csv)).isZero();
        assertThat(blocks.export(moderator)).isEqualTo("""
                        #domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate
                        new.example,silence,false,false,,false
                        old.example,suspend,false,false,,false
                        other.example,suspend,false,false,,false
                        same.example,noop,false,false,,false
                        """.replace("\n", "\r\n"));
        assertThat(blocks.list(moderator, ALL))
                .extracting(block -> block.policy().privateComment())
                .containsOnlyOnce("kept");
    }

    @Test
    void anAccountThatIsCreatedWhileItsServerIsBlockedIsRestricted() throws Exception {
        for (int round = 0; round < 5; round++) {
            String domain = "d" + round + ".example";
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<AccountId> create = () -> {
                start.await();
                return imported("ana@" + domain);
            };
            Callable<ServerBlock> add = () -> {
                start.await();
                return blocks.add(moderator, domain, severity(Severity.SUSPEND));
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<AccountId> created = threads.submit(create);
                threads.submit(add).get();
                core.admin().serverBlockJob().align();
                assertThat(state(created.get())).as(domain).isEqualTo("suspended");
            }
        }
    }

    @Test
    void thePublicListHasRestrictionsAndHidesNamesOnRequest() {
        blocks.add(moderator, "noop.example", severity(Severity.NOOP));
        blocks.add(
                moderator,
                "hidden.example",
                new ServerBlocks.Change(
                        Optional.of(Severity.SUSPEND),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true)));
        List<ServerBlock> published = blocks.published();
        assertThat(published).extracting(ServerBlock::publicDomain).containsExactly("hid***.****ple");
        // printf hidden.example | sha256sum
        assertThat(published.getFirst().digest())
                .isEqualTo("b9b4534890da264b2f2804bf80f96fe162d9f8282c0eabe63201bd35440a410b");
    }

    @Test
    void onlyModeratorsManageBlocksAndNotOfThisServer() {
        AccountId ana = TestLogins.create(core, "ana", Role.USER);
        ServerBlock block = block("bad.example", Severity.SUSPEND);
        ServerBlocks.Change any = severity(Severity.NOOP);
        assertThatThrownBy(() -> blocks.add(ana, "x.example", any)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.change(ana, block.id(), any)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.remove(ana, block.id())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.list(ana, ALL)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.export(ana)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.plan(ana, "#domain\n")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.importFile(ana, "#domain\nx.example\n")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.add(moderator, "HERE.example", any)).hasMessageContaining("error.domain.own");
        assertThatThrownBy(() -> blocks.add(moderator, "bad.example", any)).hasMessageContaining("taken");
    }
}
