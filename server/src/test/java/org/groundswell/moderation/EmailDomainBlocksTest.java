package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.EmailDomainStore.Attempts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-ups with addresses of blocked domains, and what moderators see of them. */
@OnEveryDatabase
class EmailDomainBlocksTest {
    private final SetClock clock = new SetClock();

    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private EmailDomainBlocks blocks;
    private AccountId moderator;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        Logins logins = core.people().logins();
        blocks = new EmailDomainBlocks(
                database, new Staff(logins), core.moderation().log(), new IdGenerator(clock), clock);
        moderator =
                logins.create(signUp("mo", "mo@mail.example"), Role.MODERATOR).account();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Logins.SignUp signUp(String name, String email) {
        return new Logins.SignUp(name, email, "a long password", "PH", "en", "", "");
    }

    private boolean isRefused(String name, String email, String network) {
        try {
            core.people().logins().signUp(signUp(name, email), network);
            return false;
        } catch (Refusal.Invalid invalid) {
            assertThat(invalid.problems())
                    .extracting(Refusal.Problem::field, Refusal.Problem::fault)
                    .containsExactly(tuple("email", Refusal.Fault.BLOCKED));
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "spam.example, a@spam.example, true",
        "spam.example, a@SPAM.example, true",
        "Spam.Example, a@mx1.spam.example, true",
        "spam.example, a@notspam.example, false",
        "spam.example, a@spam.example.org, false",
        "mx1.spam.example, a@spam.example, false",
        "bücher.example, a@xn--bcher-kva.example, true",
        "xn--bcher-kva.example, a@bücher.example, true",
    })
    void aDomainIsBlockedWithTheDomainsBelowIt(String blocked, String address, boolean refused) {
        blocks.add(moderator, blocked);
        assertThat(isRefused("ana", address, "192.0.2.1")).isEqualTo(refused);
    }

    @Test
    void refusedSignUpsAreCountedByDayAndNetworkForAWeek() {
        long id = blocks.add(moderator, "spam.example").block().id();
        assertThat(isRefused("ana", "a@spam.example", "192.0.2.1")).isTrue();
        assertThat(isRefused("ben", "b@spam.example", "192.0.2.1")).isTrue();
        assertThat(isRefused("cay", "c@spam.example", "192.0.2.2")).isTrue();
        clock.moveOn(Duration.ofDays(1));
        assertThat(isRefused("dan", "d@mx.spam.example", "192.0.2.1")).isTrue();
        assertThat(blocks.get(moderator, id).days())
                .extracting(EmailDomainBlocks.Day::attempts)
                .hasSize(7)
                .startsWith(new Attempts(1, 1), new Attempts(3, 2), Attempts.NONE);
        clock.moveOn(Duration.ofDays(6));
        assertThat(blocks.purge()).isEqualTo(2);
        assertThat(blocks.get(moderator, id).days().getLast().attempts()).isEqualTo(new Attempts(1, 1));
    }

    @Test
    void aBlockEndsWithItsRemovalAndBothAreInTheLog() {
        long id = blocks.add(moderator, "spam.example").block().id();
        assertThat(isRefused("ana", "a@spam.example", "192.0.2.1")).isTrue();
        blocks.remove(moderator, id);
        assertThat(isRefused("ana", "a@spam.example", "192.0.2.1")).isFalse();
        assertThat(core.moderation().log().list(LogFilter.ALL, Page.first(2)))
                .extracting(LogEntry::action)
                .containsExactly(
                        new ModerationAction.EmailDomainUnblocked("spam.example"),
                        new ModerationAction.EmailDomainBlocked("spam.example"));
    }

    @Test
    void onlyModeratorsManageBlocks() {
        AccountId ana = TestLogins.create(core, signUp("ana", "ana@mail.example"), Role.USER);
        long id = blocks.add(moderator, "spam.example").block().id();
        assertThatThrownBy(() -> blocks.add(ana, "other.example")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.get(ana, id)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.remove(ana, id)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.remove(moderator, 1)).isInstanceOf(Refusal.NotFound.class);
    }
}
