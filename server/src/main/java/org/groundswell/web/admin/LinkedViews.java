package org.groundswell.web.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.LinkedAccounts;
import org.groundswell.model.AccountId;
import org.groundswell.web.view.Person;

/** Hints on the desk which accounts may be the same person's. */
final class LinkedViews {
    /** The most that are shown of each account. */
    private static final int MOST = 5;

    private final LinkedAccounts linked;
    private final Accounts accounts;

    LinkedViews(LinkedAccounts linked, Accounts accounts) {
        this.linked = linked;
        this.accounts = accounts;
    }

    /** The accounts linked to each of some; those with a browser in common first. */
    Map<AccountId, List<DeskAccount.Linked>> of(Collection<AccountId> ids) {
        List<LinkedAccounts.Link> links = linked.of(ids);
        Set<AccountId> others = links.stream().map(LinkedAccounts.Link::other).collect(Collectors.toSet());
        Map<AccountId, Account> people = others.isEmpty() ? Map.of() : accounts.all(others);
        Map<AccountId, List<DeskAccount.Linked>> views = new HashMap<>();
        for (LinkedAccounts.Link link : links) {
            Account other = people.get(link.other());
            List<DeskAccount.Linked> shown = views.computeIfAbsent(link.account(), _ -> new ArrayList<>());
            if (other != null && shown.size() < MOST && !isAmong(shown, other)) {
                shown.add(new DeskAccount.Linked(
                        Person.of(other),
                        AccountListPages.PATH + "/" + other.id(),
                        link.kind() == LinkedAccounts.Kind.DEVICE));
            }
        }
        return views;
    }

    private static boolean isAmong(List<DeskAccount.Linked> shown, Account other) {
        return shown.stream()
                .anyMatch(each -> each.person().id().equals(other.id().toString()));
    }
}
