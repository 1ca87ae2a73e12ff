package org.groundswell.web.search;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.http.Reply;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Shortcodes;
import org.groundswell.web.shell.ScriptReplies;
import org.groundswell.web.shell.WebCall;

/**
 * Suggestions for the word that a visitor is typing: tags with the number of people who used them today, and accounts, those
 * that the visitor follows first; and custom emojis, for a word that begins with a colon. For {@code suggest.js}.
 */
final class Suggestions {
    private static final int MOST = 8;
    private static final int MOST_TAGS = 4;
    private static final int SHORTEST = 1;
    /** Longer than a user name with its server. Nothing longer is being typed by hand. */
    private static final int LONGEST = 100;

    private final Tags tags;
    private final Accounts accounts;
    private final CustomEmojis emojis;

    Suggestions(Tags tags, Accounts accounts, CustomEmojis emojis) {
        this.tags = tags;
        this.accounts = accounts;
        this.emojis = emojis;
    }

    /**
     * A suggestion.
     *
     * @param value the text that replaces what was typed
     * @param name of the account; empty for a tag
     * @param detail a short text beside it
     * @param picture the path of an emoji's picture; empty for others
     */
    record Suggestion(String value, String name, String detail, String picture) {
        Suggestion(String value, String name, String detail) {
            this(value, name, detail, "");
        }
    }

    Reply reply(WebCall call) {
        return ScriptReplies.reply(
                call, () -> suggestions(call, call.params().textOr("q", "").strip()));
    }

    private List<Suggestion> suggestions(WebCall call, String typed) {
        if (typed.startsWith(":")) {
            return emojis(typed.substring(1));
        }
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

    private List<Suggestion> emojis(String typed) {
        return typed.length() < Shortcodes.SHORTEST || typed.length() > Shortcodes.LONGEST
                ? List.of()
                : emojis.now().search(typed, MOST).stream()
                        .map(emoji ->
                                new Suggestion(":" + emoji.shortcode() + ":", "", emoji.category(), emoji.stillPath()))
                        .toList();
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
