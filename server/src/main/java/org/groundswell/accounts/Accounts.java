package org.groundswell.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.SafeUri;
import org.groundswell.text.StatusText;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.Viewer;
import org.groundswell.visibility.ViewerStore;

/** Finding accounts, making them, and changing what they say about themselves. */
public final class Accounts {
    public static final int LONGEST_NAME = 30;
    public static final int LONGEST_NOTE = 500;
    public static final int LONGEST_FIELD = 255;
    public static final int MOST_FIELDS = 4;
    private static final int LONGEST_USERNAME = 30;
    /** In UTF-16 units: more than any name or address of a page has. */
    private static final int LONGEST_SEARCH = 500;
    /** UTF-16 units that a character, as a person would count, may have on the average; families and flags have eleven. */
    private static final int UNITS_A_CHARACTER = 12;

    private static final int NAMES_AT_ONCE = 200;
    private static final int CHANGES_TRIED = 5;

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]{1," + LONGEST_USERNAME + "}");
    private static final List<String> RESERVED =
            List.of("admin", "administrator", "root", "support", "help", "moderator", "mod", "staff", "groundswell");

    private final Database database;
    private final AccountStore store;
    private final EventLog events;
    private final IdGenerator ids;
    private final URI home;
    private final ProfileListener listener;
    private final ViewerStore viewers = new ViewerStore();
    private final AccountSearchStore searches = new AccountSearchStore();

    /** @param home the server's own address; accounts of its host are local */
    public Accounts(
            Database database,
            AccountStore store,
            EventLog events,
            IdGenerator ids,
            URI home,
            ProfileListener listener) {
        this.database = database;
        this.store = store;
        this.events = events;
        this.ids = ids;
        this.home = home;
        this.listener = listener;
    }

    /** @throws Refusal.NotFound if there is none */
    public Account get(AccountId id) {
        return database.read(tx -> store.byId(tx, id)).orElseThrow(Refusal.NotFound::new);
    }

    /** The accounts of these ids that there are. */
    public Map<AccountId, Account> all(Collection<AccountId> wanted) {
        return database.read(tx -> store.byIds(tx, wanted));
    }

    /** The account at an address, said with or without {@code @} and this server's own domain. */
    public Optional<Account> find(String address) {
        return Acct.parse(address)
                .map(acct -> acct.seenFrom(home.getAuthority()))
                .flatMap(acct -> database.read(tx -> store.byAcct(tx, acct)));
    }

    /**
     * Checks the text of a search before anything is done with it.
     *
     * @return the same, without white space around it
     * @throws Refusal.Invalid if it is longer than anything there is to find
     */
    public static String searched(String typed) {
        if (typed.length() > LONGEST_SEARCH) {
            throw new Refusal.Invalid("q", "error.too_long", "most", LONGEST_SEARCH);
        }
        return typed.strip();
    }

    /**
     * Accounts by what a person typed of their address or name: a word of the user name or display name must begin with
     * each word typed. Case, width and marks on letters make no difference. The address of a profile's page finds the
     * account. Accounts that the viewer blocks or mutes, or that block the viewer, are found by their whole address only.
     *
     * @throws Refusal.Invalid if it is longer than anything there is to find
     */
    public List<Account> search(Optional<AccountId> viewer, String typed, int limit) {
        String text = searched(typed);
        return exact(text).orElseGet(() -> {
            List<String> words = NameWords.sought(bare(text));
            return words.isEmpty()
                    ? List.of()
                    : database.read(tx -> {
                        Exclusions exclusions = viewers.exclusions(tx, viewer);
                        List<Account> found = searches.matching(tx, viewer, words, exclusions, limit);
                        return exclusions.isNone() ? found : withNamed(tx, bare(text), found, limit);
                    });
        });
    }

    /**
     * Those of some accounts that lists show to a viewer: without suspended ones, those that the viewer blocks or mutes, and
     * those that block the viewer.
     */
    public Set<AccountId> shown(Optional<AccountId> viewer, Collection<AccountId> accounts) {
        Set<AccountId> shown = new LinkedHashSet<>(accounts);
        if (!shown.isEmpty()) {
            shown.removeAll(database.read(tx -> store.suspendedAmong(tx, accounts)));
        }
        if (viewer.isPresent() && !shown.isEmpty()) {
            switch (database.read(tx -> viewers.ofAuthors(tx, viewer, accounts))) {
                case Viewer.Anonymous _ -> {}
                case Viewer.Member member -> {
                    shown.removeAll(member.excluded().keySet());
                    shown.removeAll(member.blockedBy());
                }
            }
        }
        return shown;
    }

    /** The accounts found, after one that has just the name that was typed: its whole address on this server. */
    private List<Account> withNamed(Tx tx, String typed, List<Account> found, int limit) {
        Optional<Account> named = Acct.of(typed, "")
                .flatMap(acct -> store.byAcct(tx, acct))
                .filter(account -> !account.restrictions().isSuspended());
        return Stream.concat(named.stream(), found.stream().filter(each -> !named.equals(Optional.of(each))))
                .limit(limit)
                .toList();
    }

    /** Like {@link #search}, limited to accounts the follower follows. */
    public List<Account> searchFollowed(AccountId follower, String typed, int limit) {
        String text = searched(typed);
        return exact(text)
                .map(found -> found.stream()
                        .filter(account -> database.read(tx -> searches.isFollowed(tx, follower, account.id())))
                        .toList())
                .orElseGet(() -> {
                    List<String> words = NameWords.sought(bare(text));
                    return words.isEmpty()
                            ? List.of()
                            : database.read(tx -> searches.matchingFollowed(tx, follower, words, limit));
                });
    }

    /** The account of a whole address; empty if the text is no address. */
    private Optional<List<Account>> exact(String text) {
        Optional<ProfileAddress> page = ProfileAddress.parse(text, home);
        if (page.isPresent()) {
            return Optional.of(page.get().acct().flatMap(acct -> database.read(tx -> store.byAcct(tx, acct))).stream()
                    .toList());
        }
        return bare(text).indexOf('@') > 0
                ? Optional.of(find(bare(text)).stream().toList())
                : Optional.empty();
    }

    private static String bare(String text) {
        return text.startsWith("@") ? text.substring(1) : text;
    }

    /**
     * Indexes the names of accounts that were there before names were indexed, some at a time.
     *
     * @return how many
     */
    public int indexNames() {
        int indexed = 0;
        int some;
        do {
            some = database.write(tx -> store.indexMissingNames(tx, NAMES_AT_ONCE));
            indexed += some;
        } while (some > 0);
        return indexed;
    }

    /**
     * Makes a local account, inside a transaction in which it also gets its login.
     *
     * @throws Refusal.Invalid if the name won't do or is taken
     */
    public Account create(Tx tx, String username, String country, String language, Instant now) {
        refuseUnknownOrigin(country, language);
        Account account = new Account(
                new AccountId(ids.next()),
                Acct.local(username),
                "",
                Account.Profile.NONE.from(countryOf(country), languageOf(language)),
                Account.Standing.NEW,
                now,
                Account.Counts.NONE);
        // In this order: the insert waits for an account of that name that is being deleted at this moment.
        if (!store.insert(tx, account) || store.isFormer(tx, account.acct().usernameKey())) {
            throw new Refusal.Invalid(List.of(taken()));
        }
        events.append(tx, new Event.AccountCreated(account.id()));
        return account;
    }

    /** Appends that the account of a rejected sign-up is gone, in the transaction that removes it. */
    public void rejected(Tx tx, AccountId account) {
        events.append(tx, new Event.AccountDeleted(account));
    }

    /** The problem of a malformed user name; a well-formed one may still be taken. */
    public static Optional<Refusal.Problem> usernameProblem(String username) {
        if (username.isEmpty()) {
            return Optional.of(new Refusal.Problem("username", Refusal.Fault.BLANK, "error.blank"));
        }
        boolean tooLong = username.length() > LONGEST_USERNAME;
        return !tooLong && USERNAME.matcher(username).matches()
                ? Optional.empty()
                : Optional.of(new Refusal.Problem(
                        "username",
                        tooLong ? Refusal.Fault.TOO_LONG : Refusal.Fault.INVALID,
                        "error.username",
                        "most",
                        LONGEST_USERNAME));
    }

    /** The problem of a user name that belongs, or belonged, to an account. */
    public Optional<Refusal.Problem> takenProblem(Tx tx, String username) {
        Acct acct = Acct.local(username);
        return store.idOf(tx, acct).isPresent() || store.isFormer(tx, acct.usernameKey())
                ? Optional.of(taken())
                : Optional.empty();
    }

    private static Refusal.Problem taken() {
        return new Refusal.Problem("username", Refusal.Fault.TAKEN, "error.taken");
    }

    /** Names that would pass for the server's own voice; only its administrators may have them. */
    public static boolean isReserved(String username) {
        return username.length() <= LONGEST_USERNAME && RESERVED.contains(username.toLowerCase(Locale.ROOT));
    }

    /**
     * Changes a profile. Texts are checked and rendered before the write; if the profile was changed in between, this starts
     * again.
     *
     * @param change from the current profile to the new one, with texts as typed
     * @throws Refusal.Invalid if something is too long, or a country or language unknown
     * @throws Refusal.Conflict if it is changed by others at each attempt
     */
    public Account update(AccountId id, UnaryOperator<Account.Profile> change) {
        for (int tried = 0; tried < CHANGES_TRIED; tried++) {
            Account before = get(id);
            Account.Profile typed = change.apply(before.profile());
            refuseTooLong(typed);
            Account.Profile profile = database.read(tx -> checked(tx, typed));
            Optional<Account> changed = database.write(tx -> replace(tx, before, profile));
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        throw new Refusal.Conflict("error.profile.conflict");
    }

    /** Writes a profile; empty if it is no longer what it was before. */
    private Optional<Account> replace(Tx tx, Account before, Account.Profile profile) {
        store.lock(tx, before.id());
        Account now = store.byId(tx, before.id()).orElseThrow(Refusal.NotFound::new);
        if (!now.profile().equals(before.profile())) {
            return Optional.empty();
        }
        store.update(tx, now, profile);
        listener.profileChanged(tx, now, profile);
        events.append(tx, new Event.AccountUpdated(now.id()));
        return store.byId(tx, now.id());
    }

    /** Refuses what is too long however it is counted, before anything is done with it. */
    private static void refuseTooLong(Account.Profile typed) {
        refuseLongerUnits(LONGEST_NAME, "display_name", typed.displayName());
        refuseLongerUnits(LONGEST_NOTE, "note", typed.note().text());
        long written = typed.fields().stream()
                .filter(field -> !field.name().isBlank() || !field.value().isBlank())
                .count();
        if (written > MOST_FIELDS) {
            throw new Refusal.Invalid("fields", "error.too_many_entries", "most", MOST_FIELDS);
        }
        for (Account.Field field : typed.fields()) {
            refuseLongerUnits(LONGEST_FIELD, "fields", field.name());
            refuseLongerUnits(LONGEST_FIELD, "fields", field.value());
        }
    }

    private static void refuseLongerUnits(int limit, String field, String text) {
        if (text.length() > limit * UNITS_A_CHARACTER) {
            throw new Refusal.Invalid(field, "error.too_long", "most", limit);
        }
    }

    private Account.Profile checked(Tx tx, Account.Profile typed) {
        refuseUnknownOrigin(typed.country(), typed.language());
        String name = PlainText.line("display_name", typed.displayName(), LONGEST_NAME);
        String note = PlainText.lines("note", typed.note().text(), LONGEST_NOTE);
        List<Account.Field> fields = new ArrayList<>();
        for (Account.Field field : typed.fields()) {
            String fieldName = PlainText.line("fields", field.name(), LONGEST_FIELD);
            String value = PlainText.line("fields", field.value(), LONGEST_FIELD);
            if (!fieldName.isEmpty() || !value.isEmpty()) {
                fields.add(new Account.Field(fieldName, value));
            }
            if (fields.size() > MOST_FIELDS) {
                throw new Refusal.Invalid("fields", "error.too_many_entries", "most", MOST_FIELDS);
            }
        }
        return new Account.Profile(
                name,
                new Account.Note(note, StatusText.parse(note).html(home + "/tags/", acct -> profileUrl(tx, acct))),
                fields,
                typed.pictures(),
                countryOf(typed.country()),
                languageOf(typed.language()),
                typed.bot(),
                typed.privacy());
    }

    /** The address of an account's page; empty if there is no such account. */
    public Optional<String> profileUrl(Tx tx, Acct acct) {
        Acct seen = acct.seenFrom(home.getAuthority());
        return store.byAcct(tx, seen).map(this::profileUrl);
    }

    /** The address of an account's page. */
    public String profileUrl(Account account) {
        return home + account.acct().page();
    }

    /** The address of an account: its page on its own server, or the one here if it has none that can be shown. */
    public String addressOf(Account account) {
        return SafeUri.parse(account.url()).map(SafeUri::toString).orElseGet(() -> profileUrl(account));
    }

    /** The markup of a profile's line. */
    public SafeHtml fieldHtml(Account.Field field) {
        return StatusText.parse(field.value()).inline(home + "/tags/");
    }

    /** The problems of a country and a language; empty ones have none. */
    public static List<Refusal.Problem> originProblems(String country, String language) {
        List<Refusal.Problem> problems = new ArrayList<>();
        if (!country.isEmpty() && CountryCode.parse(country).isEmpty()) {
            problems.add(new Refusal.Problem("country", Refusal.Fault.INCLUSION, "error.country"));
        }
        if (!language.isEmpty() && LanguageCode.parse(language).isEmpty()) {
            problems.add(new Refusal.Problem("language", Refusal.Fault.INCLUSION, "error.language"));
        }
        return problems;
    }

    private static void refuseUnknownOrigin(String country, String language) {
        List<Refusal.Problem> problems = originProblems(country, language);
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    private static String countryOf(String typed) {
        return CountryCode.parse(typed).map(CountryCode::code).orElse("");
    }

    private static String languageOf(String typed) {
        return LanguageCode.parse(typed).map(LanguageCode::tag).orElse("");
    }
}
