package org.groundswell.web.search;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Reply;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.web.shell.ScriptReplies;
import org.groundswell.web.shell.WebCall;

/**
 * Suggestions for the word that a visitor is typing: tags with the number of people who used them today, and accounts, those
 * that the visitor follows first. For {@code suggest.js}.
 */
final class Suggestions {
    private static final int MOST = 8;
    private static final int MOST_TAGS = 4;
    private static final int SHORTEST = 1;
    /** Longer than a user name with its server. Nothing longer is being typed by hand. */
    private static final int LONGEST = 100;

    private final Tags tags;
    private final Accounts accounts;

    Suggestions(Tags tags, Accounts accounts) {
        this.tags = tags;
        this.accounts = accounts;
    }

    /**
     * A suggestion.
     *
     * @param value the text that replaces what was typed
     * @param name of the account; empty for a tag
     * @param detail a short text beside it
     */
    record Suggestion(String value, String name, String detail) {}

    Reply reply(WebCall call) {
        return ScriptReplies.reply(
                call, () -> suggestions(call, call.params().textOr("q", "").strip()));
    }

    private List<Suggestion> suggestions(WebCall call, String typed) {
        boolean tagsOnly = typed.startsWith("#");
        boolean accountsOnly = typed.startsWith("@");
        int begins = tagsOnly || accountsOnly ? 1 : 0;
        if (typed.length() < begins + SHORTEST || typed.length() > LONGEST) {
            return List.of();
        }
        List<Suggestion> found = new ArrayList<>();
        if (!accountsOnly) {
            tags.search(typed, tagsOnly ? MOST : MOST_TAGS).forEach(tag -> found.add(suggestion(call, tag)));
        }
        if (!tagsOnly) {
            accounts.search(call.visitor().id(), typed, MOST - found.size()).stream()
                    .map(Suggestions::suggestion)
                    .forEach(found::add);
        }
        return found;
    }

    private Suggestion suggestion(WebCall call, Tag tag) {
        long today = tags.days(tag).getFirst().people();
        return new Suggestion("#" + tag.displayName(), "", call.t().text("search.suggestion.today", "people", today));
    }

    private static Suggestion suggestion(Account whole) {
        Account account = whole.asShown();
        return new Suggestion("@" + account.acct(), account.name(), "");
    }
}
