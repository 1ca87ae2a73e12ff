package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The search for accounts at the desk. */
@OnEveryDatabase
class AccountDirectoryTest {
    private final SetClock clock = new SetClock();

    @Parameter
    TestDatabase kind;

    /** A millisecond that the server's own generator reaches later, so that no id is given twice. */
    private final IdGenerator ids = new IdGenerator(() -> clock.instant().plusMillis(1));

    private Database database;
    private Core core;
    private AccountId moderator;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        moderator = account("mia", Role.MODERATOR);
        account("ana", Role.USER);
        account("anabel", Role.USER);
        account("per_cent", Role.USER);
        account("percent", Role.USER);
        imported("ana", "else.example", "Tiana");
        imported("zoe", "else.example", "Ana Zoe");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AccountId account(String name, Role role) {
        return TestLogins.create(
                core, new Logins.SignUp(name, name + "@mail.example", "a long password", "", "en", "", ""), role);
    }

    private void imported(String name, String domain, String displayName) {
        Account.Profile none = Account.Profile.NONE;
        Account.Profile profile = new Account.Profile(
                displayName, none.note(), none.fields(), none.pictures(), "", "", false, none.privacy());
        database.writing(tx -> core.people()
                .store()
                .insert(
                        tx,
                        new Account(
                                new AccountId(ids.next()),
                                new Acct(name, domain),
                                "https://" + domain + "/@" + name,
                                profile,
                                Account.Standing.NEW,
                                clock.instant(),
                                Account.Counts.NONE)));
    }

    private List<String> found(String typed) {
        return found(typed, Optional.empty(), Optional.empty());
    }

    private List<String> found(String typed, Optional<AccountFilter.State> state, Optional<Boolean> local) {
        AccountDirectory directory = core.admin().directory();
        return directory
                .list(moderator, AccountFilter.of(state, local, directory.search(typed)), Page.first(50))
                .stream()
                .map(entry -> entry.account().acct().toString())
                .toList();
    }

    @Test
    void accountsAreFoundByWhatAModeratorTypes() {
        assertThat(found("")).hasSize(7);
        assertThat(found(" ana ")).containsExactly("zoe@else.example", "ana@else.example", "anabel", "ana");
        assertThat(found("@ANA")).containsExactly("ana@else.example", "anabel", "ana");
        assertThat(found("tia")).containsExactly("ana@else.example");
        assertThat(found("ana@else.example")).containsExactly("ana@else.example");
        assertThat(found("@Ana@ELSE.example")).containsExactly("ana@else.example");
        assertThat(found("ana@here.example")).containsExactly("ana");
        assertThat(found("Anabel@mail.example")).containsExactly("anabel");
        assertThat(found("anabel@mail")).isEmpty();
        assertThat(found("per_")).containsExactly("per_cent");
        assertThat(found("%")).isEmpty();
        assertThat(found("!")).isEmpty();
        assertThat(found("@")).hasSize(7);
        assertThat(found("a b@c d")).isEmpty();
        assertThat(found("x".repeat(10_000))).isEmpty();
    }

    @Test
    void aSearchIsWithinAStateAndAnOrigin() {
        AccountId ana = core.people().accounts().find("ana").orElseThrow().id();
        database.writing(tx -> core.restricting().restrictions().change(tx, ana, now -> now.withFrozen(true)));
        assertThat(found("ana", Optional.of(AccountFilter.State.DISABLED), Optional.empty()))
                .containsExactly("ana");
        assertThat(found("", Optional.of(AccountFilter.State.SILENCED), Optional.empty()))
                .isEmpty();
        assertThat(found("ana", Optional.empty(), Optional.of(true))).containsExactly("anabel", "ana");
        assertThat(found("ana", Optional.empty(), Optional.of(false)))
                .containsExactly("zoe@else.example", "ana@else.example");
    }

    @Test
    void onlyModeratorsSearch() {
        AccountDirectory directory = core.admin().directory();
        AccountFilter all = AccountFilter.of(Optional.empty(), Optional.empty(), Optional.empty());
        Stream.of("ana", "per_cent")
                .map(name -> core.people().accounts().find(name).orElseThrow().id())
                .forEach(person -> assertThatThrownBy(() -> directory.list(person, all, Page.first(1)))
                        .isInstanceOf(Refusal.Forbidden.class));
    }
}
