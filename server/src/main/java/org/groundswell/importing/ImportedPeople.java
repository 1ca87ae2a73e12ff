package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.CountryCode;
import org.groundswell.serverblocks.ServerRules;
import org.groundswell.text.PlainText;
import org.groundswell.text.StatusText;
import org.jspecify.annotations.Nullable;

/** Finds the accounts of imported authors by id or name, and creates missing ones. */
public final class ImportedPeople {
    /** Maximum number of cached authors. */
    private static final int AUTHORS = 100_000;

    private final ImportStore store = new ImportStore();
    private final AccountStore accounts;
    private final ServerRules servers;
    private final EventLog events;
    private final IdGenerator ids;
    private final URI home;
    /** Authors of a batch that is not committed yet. */
    private final Map<String, Author> fresh = new HashMap<>();

    private final Cache<String, Author> authors =
            Caffeine.newBuilder().maximumSize(AUTHORS).build();

    public ImportedPeople(AccountStore accounts, ServerRules servers, EventLog events, IdGenerator ids, URI home) {
        this.accounts = accounts;
        this.servers = servers;
        this.events = events;
        this.ids = ids;
        this.home = home;
    }

    /** An author's account, and whether its creation date is known. */
    private record Author(AccountId id, boolean aged) {}

    /** Empties the cache: accounts may have been deleted since the last import. */
    void start() {
        fresh.clear();
        authors.invalidateAll();
    }

    /** Begins a batch. It is called again if the transaction is retried. */
    void begin() {
        fresh.clear();
    }

    /** The account of a mentioned person, if it exists. */
    Optional<AccountId> find(Tx tx, Mentions.Person person) {
        Acct acct = person.acct().seenFrom(home.getAuthority());
        Author remembered = remembered(key(person.person(), acct));
        return remembered == null ? find(tx, person.person(), acct) : Optional.of(remembered.id());
    }

    private @Nullable Author remembered(String key) {
        Author author = fresh.get(key);
        return author == null ? authors.getIfPresent(key) : author;
    }

    private Optional<AccountId> find(Tx tx, String person, Acct acct) {
        return person.isEmpty() ? accounts.idOf(tx, acct) : store.accountOf(tx, person, acct);
    }

    private static String key(String person, Acct acct) {
        return person.isEmpty() ? acct.usernameKey() + "@" + acct.domain() : person;
    }

    /**
     * The account of an author, created if it does not exist.
     *
     * @param seen time of the post, used as the creation time of the account if that is unknown
     */
    AccountId account(Tx tx, ImportedAuthor author, Instant seen) {
        Acct acct = author.acct().seenFrom(home.getAuthority());
        String key = key(author.person(), acct);
        Author remembered = remembered(key);
        boolean aged = author.createdAt().isPresent();
        if (remembered != null && (remembered.aged() || !aged)) {
            return remembered.id();
        }
        Optional<AccountId> known = remembered == null ? find(tx, author.person(), acct) : Optional.of(remembered.id());
        AccountId id = known.orElseGet(() -> insert(tx, author, acct, seen));
        author.createdAt().ifPresent(at -> store.setCreatedAt(tx, id, at));
        if (!author.person().isEmpty() && remembered == null) {
            store.setPerson(tx, author.person(), id);
        }
        remember(tx, key, new Author(id, aged));
        return id;
    }

    private AccountId insert(Tx tx, ImportedAuthor author, Acct acct, Instant seen) {
        String note = PlainText.lines("note", author.note());
        Account account = new Account(
                new AccountId(ids.next()),
                acct,
                author.url(),
                new Account.Profile(
                        PlainText.line("name", author.displayName()),
                        new Account.Note(note, StatusText.parse(note).html(home + "/tags/", _ -> Optional.empty())),
                        List.of(),
                        Account.Pictures.elsewhere(author.avatarUrl()),
                        author.country().map(CountryCode::code).orElse(""),
                        "",
                        author.bot(),
                        Account.Privacy.DEFAULT),
                new Account.Standing(author.verified(), Restrictions.NONE, Optional.empty()),
                author.createdAt().orElse(seen),
                new Account.Counts(0, 0, 0, author.followers(), Optional.empty()));
        if (!accounts.insert(tx, account)) {
            account = account.withAcct(renamed(author, acct));
            if (!accounts.insert(tx, account)) {
                throw new BadRecord("import.author.taken", "name", acct.toString());
            }
        }
        events.append(tx, new Event.AccountCreated(account.id()));
        servers.restrictNew(tx, account.id(), account.acct().domain());
        return account.id();
    }

    /** A name stays with the account that had it first; later holders get their id appended. */
    private static Acct renamed(ImportedAuthor author, Acct acct) {
        String person = author.person();
        return ImportedAuthor.acct(acct.username() + "." + person.substring(person.indexOf(':') + 1), acct.domain());
    }

    /** Caches an author after the commit, so that a failed transaction leaves nothing behind. */
    private void remember(Tx tx, String key, Author author) {
        fresh.put(key, author);
        tx.afterCommit(() -> authors.put(key, author));
    }
}
