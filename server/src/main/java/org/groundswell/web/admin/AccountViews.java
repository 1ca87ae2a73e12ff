package org.groundswell.web.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Restrictions;
import org.groundswell.moderation.Strike;
import org.groundswell.moderation.StrikeType;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.view.Person;

/** Makes the part about an account, on its page at the desk and on those of its cases. */
final class AccountViews {
    private final LinkedViews linked;

    AccountViews(LinkedViews linked) {
        this.linked = linked;
    }

    /** @param more facts about the account, in words */
    DeskAccount of(Account account, List<Strike> strikes, List<String> more, Instant now, Translator t) {
        List<String> facts = new ArrayList<>();
        facts.add(t.text(
                "case.followers",
                "count",
                account.counts().followers() + account.counts().originFollowers()));
        // The number is public, and so without hidden posts.
        if (!account.restrictions().isSuspended()) {
            facts.add(t.text("case.posts", "count", account.counts().statuses()));
        }
        facts.addAll(more);
        return new DeskAccount(
                AccountListPages.PATH + "/" + account.id(),
                Person.of(account),
                Ago.of(account.createdAt(), now, t),
                facts,
                restrictions(account.restrictions(), t),
                strikes.stream()
                        .map(strike -> new DeskAccount.StrikeLine(
                                t.text("case.strike." + strike.type().apiName()),
                                strike.text(),
                                Ago.of(strike.at(), now, t),
                                !strike.isInForce()))
                        .toList(),
                linked.of(List.of(account.id())).getOrDefault(account.id(), List.of()));
    }

    /** The restrictions in force. */
    static List<DeskAccount.Restriction> restrictions(Restrictions now, Translator t) {
        Map<StrikeType, Boolean> set = new LinkedHashMap<>();
        set.put(StrikeType.SENSITIVE, now.sensitive());
        set.put(StrikeType.LIMITED, now.limited());
        set.put(StrikeType.FROZEN, now.frozen());
        set.put(StrikeType.SUSPENDED, now.isSuspended());
        return set.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(each -> new DeskAccount.Restriction(
                        each.getKey().apiName(),
                        t.text("case.restricted." + each.getKey().apiName())))
                .toList();
    }
}
