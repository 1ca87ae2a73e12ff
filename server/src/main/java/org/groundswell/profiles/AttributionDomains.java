package org.groundswell.profiles;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;
import org.groundswell.model.AccountId;
import org.groundswell.model.DomainName;
import org.groundswell.model.Refusal;

/**
 * The websites whose pages may name an account as their author. Any page can name any account, so that the preview of one shows
 * the account only if this list has the website.
 */
public final class AttributionDomains implements OwnedData {
    public static final int MOST = 10;
    private static final String FIELD = "attribution_domains";

    private final Database database;
    private final AccountStore accounts;
    private final AttributionDomainStore store = new AttributionDomainStore();

    public AttributionDomains(Database database, AccountStore accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("attribution_domain", "account_id").owned("account_id", "domain"));
    }

    /** The websites of an account, in alphabetical order. */
    public List<String> of(AccountId account) {
        return database.read(tx -> store.of(tx, account)).stream()
                .map(DomainName::name)
                .toList();
    }

    /** Whether an account lets the pages of a host name it: the list has its name, or that of a domain it is in. */
    public boolean include(AccountId account, String host) {
        String name = host.replaceFirst(":[0-9]+$", "");
        return DomainName.parse(name)
                .filter(wanted -> database.read(tx -> store.of(tx, account)).stream()
                        .map(DomainName::name)
                        .anyMatch(each ->
                                wanted.name().equals(each) || wanted.name().endsWith("." + each)))
                .isPresent();
    }

    /**
     * What an account typed, to be stored: the names, without what is empty or there twice.
     *
     * @throws Refusal.Invalid if one is no domain, or there are too many
     */
    public static Set<String> checked(Collection<String> typed) {
        Set<String> domains = new TreeSet<>();
        for (String each : typed) {
            String name = each.strip();
            if (!name.isEmpty()) {
                domains.add(domain(name).name());
                if (domains.size() > MOST) {
                    throw new Refusal.Invalid(FIELD, "error.attribution.many", "most", MOST);
                }
            }
        }
        return domains;
    }

    /** A whole address is understood, too. */
    private static DomainName domain(String typed) {
        String name = typed.replaceFirst("^https?://", "").replaceFirst("/$", "");
        return DomainName.parse(name)
                .filter(domain -> domain.name().contains(".") && !domain.name().contains(":"))
                .orElseThrow(() -> new Refusal.Invalid(FIELD, "error.attribution.domain"));
    }

    /**
     * Replaces the websites of an account.
     *
     * @param domains as {@link #checked} returned them
     */
    public void set(AccountId account, Set<String> domains) {
        database.writing(tx -> {
            if (!accounts.hold(tx, account)) {
                throw new Refusal.NotFound();
            }
            // Of two changes at the same moment, one replaces the other.
            accounts.lock(tx, account);
            store.deleteAll(tx, account);
            domains.forEach(domain -> store.insert(tx, account, new DomainName(domain)));
        });
    }
}
