package org.groundswell.shield;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.groundswell.SetClock;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.relationships.Follows;

/** Many accounts, made without the cost of a password for each. */
final class Strangers {
    private final TestServer server;
    private final SetClock clock;
    private final IdGenerator ids;
    private int made;

    Strangers(TestServer server, SetClock clock) {
        this.server = server;
        this.clock = clock;
        // A millisecond that the server's own generator is past: while the clock stands, both would count through one.
        this.ids = new IdGenerator(() -> clock.instant().minusMillis(1));
    }

    record Person(AccountId id, String token) {}

    Person make() {
        made++;
        AccountId id = new AccountId(ids.next());
        Account account = new Account(
                id,
                Acct.parse("stranger" + made).orElseThrow(),
                "",
                Account.Profile.NONE,
                Account.Standing.NEW,
                clock.instant(),
                Account.Counts.NONE);
        core().database().writing(tx -> {
            core().people().store().insert(tx, account);
            tx.sql("""
                    INSERT INTO login (account_id, email, password_hash, role, approved, confirmed, reason,
                                       default_visibility, default_sensitive, created_at)
                    VALUES (:id, :email, '', 'user', TRUE, TRUE, '', 0, FALSE, :at)
                    """)
                    .set("id", id.value())
                    .set("email", account.acct() + "@mail.example")
                    .set("at", clock.instant())
                    .run();
        });
        return new Person(id, server.token(account, "read write follow"));
    }

    void follow(Person follower, AccountId followed) {
        core().people().follows().follow(follower.id(), followed, Follows.Options.DEFAULT);
    }

    Optional<Shield> raised(AccountId account) {
        return Optional.of(core().shielding().shields().of(account)).filter(Shield::isUp);
    }

    /** Waits until the consumers have handled all that has happened so far, and what they have made of it. */
    void settle() {
        await().until(() -> core().events().consumers().stream()
                .filter(each -> List.of("shield", "notifications").contains(each.name()))
                .allMatch(each -> each.behind() == 0));
    }

    private Core core() {
        return server.server.core();
    }
}
