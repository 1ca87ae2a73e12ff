package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.CanonicalEmailStore.Blocked;
import org.groundswell.auth.CanonicalEmails;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses with which nobody can sign up, in any spelling. */
@OnEveryDatabase
class CanonicalEmailBlocksTest {
    private static final Page ALL = Page.first(100);

    private final SetClock clock = new SetClock();

    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private CanonicalEmailBlocks blocks;
    private AccountId moderator;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        blocks = core.admin().emails();
        moderator = account("mo", "mo@mail.example", Role.MODERATOR);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Logins.SignUp signUp(String name, String email) {
        return new Logins.SignUp(name, email, "a long password", "PH", "en", "", "");
    }

    private AccountId account(String name, String email, Role role) {
        return TestLogins.create(core, signUp(name, email), role);
    }

    private boolean isRefused(String email) {
        try {
            core.people().logins().signUp(signUp("new", email), "192.0.2.1");
            return false;
        } catch (Refusal.Invalid invalid) {
            assertThat(invalid.problems())
                    .extracting(Refusal.Problem::field, Refusal.Problem::fault)
                    .containsExactly(tuple("email", Refusal.Fault.BLOCKED));
            return true;
        }
    }

    private void suspend(AccountId account) {
        core.reporting()
                .accounts()
                .decide(
                        moderator,
                        account,
                        new Decision(new AccountAction.Restrict(StrikeType.SUSPENDED), "", false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "ana@mail.example, ana@mail.example, true",
        "ana@mail.example, A.N.A@Mail.example, true",
        "ana@mail.example, ana+spam@mail.example, true",
        "a.na+one@mail.example, an.a+two+three@mail.example, true",
        "ana@bücher.example, ana@xn--bcher-kva.example, true",
        "ana@mail.example, ana@mail2.example, false",
        "ana@mail.example, ana@mai.l.example, false",
        "ana@mail.example, anna@mail.example, false",
        "+a@mail.example, +b@mail.example, false",
    })
    void anAddressIsBlockedInAllSpellingsOfItsMailbox(String blocked, String typed, boolean refused) {
        Blocked block = blocks.add(moderator, Optional.of(blocked), Optional.empty());
        assertThat(blocks.matching(moderator, typed).contains(block)).isEqualTo(refused);
        assertThat(isRefused(typed)).isEqualTo(refused);
    }

    @Test
    void theHashIsTheDocumentedOne() {
        // printf 'test@example.com' | sha256sum
        assertThat(CanonicalEmails.hash(
                        EmailAddress.parse("T.est+a@EXAMPLE.com").orElseThrow()))
                .isEqualTo("973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b");
    }

    @Test
    void aSuspensionBlocksTheAddressUntilItIsLifted() {
        AccountId ana = account("ana", "a.na@mail.example", Role.USER);
        suspend(ana);
        assertThat(isRefused("ana+2@mail.example")).isTrue();
        core.reporting().accounts().lift(moderator, ana, StrikeType.SUSPENDED);
        assertThat(blocks.list(moderator, ALL)).isEmpty();
        assertThat(isRefused("ana+2@mail.example")).isFalse();
    }

    @Test
    void anAddressThatModeratorsHaveBlockedStaysBlockedWhenASuspensionIsLifted() {
        AccountId ana = account("ana", "ana@mail.example", Role.USER);
        Blocked byHand = blocks.add(moderator, Optional.of("ana@mail.example"), Optional.empty());
        suspend(ana);
        assertThat(blocks.matching(moderator, "ana@mail.example")).hasSize(2);
        core.reporting().accounts().lift(moderator, ana, StrikeType.SUSPENDED);
        assertThat(blocks.list(moderator, ALL)).containsExactly(byHand);
    }

    @Test
    void theAddressesOfTwoSuspendedAccountsStayBlockedUntilBothAreReinstated() {
        AccountId ana = account("ana", "ana@mail.example", Role.USER);
        AccountId other = account("other", "a.na@mail.example", Role.USER);
        suspend(ana);
        suspend(other);
        core.reporting().accounts().lift(moderator, ana, StrikeType.SUSPENDED);
        assertThat(isRefused("ana+2@mail.example")).isTrue();
        core.reporting().accounts().lift(moderator, other, StrikeType.SUSPENDED);
        assertThat(isRefused("ana+2@mail.example")).isFalse();
    }

    @Test
    void anAddressStaysBlockedWhenTheSuspendedAccountIsDeleted() {
        AccountId ana = account("ana", "ana@mail.example", Role.USER);
        suspend(ana);
        core.admin().suspensions().delete(ana);
        core.deleting().accounts().finishAll();
        assertThat(database.<Long>read(tx -> tx.sql("SELECT count(*) FROM account WHERE id = :id")
                        .set("id", ana.value())
                        .number()))
                .isZero();
        assertThat(isRefused("ana@mail.example")).isTrue();
    }

    @Test
    void aRemovedBlockIsInTheLog() {
        Blocked block = blocks.add(moderator, Optional.of("ana@mail.example"), Optional.empty());
        blocks.remove(moderator, block.id());
        assertThat(isRefused("ana@mail.example")).isFalse();
        assertThat(core.moderation().log().list(LogFilter.ALL, Page.first(2)))
                .extracting(LogEntry::action)
                .containsExactly(
                        new ModerationAction.CanonicalEmailUnblocked(block.hash()),
                        new ModerationAction.CanonicalEmailBlocked(block.hash()));
        assertThatThrownBy(() -> blocks.remove(moderator, block.id())).isInstanceOf(Refusal.NotFound.class);
    }
}
