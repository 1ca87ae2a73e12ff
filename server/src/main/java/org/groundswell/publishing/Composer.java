package org.groundswell.publishing;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Tx;
import org.groundswell.media.Attachment;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.statuses.Post;
import org.groundswell.tags.DisabledTags;
import org.groundswell.text.PlainText;
import org.groundswell.text.StatusText;

/** Makes content from a text as it was typed. */
public final class Composer {
    private final AccountStore store;
    private final Accounts accounts;
    private final URI home;
    private final int longest;
    private final DisabledTags disabledTags;

    /** @param longest characters a status may have */
    public Composer(AccountStore store, Accounts accounts, DisabledTags disabledTags, URI home, int longest) {
        this.store = store;
        this.accounts = accounts;
        this.home = home;
        this.longest = longest;
        this.disabledTags = disabledTags;
    }

    /** The most characters of a status. */
    public int longest() {
        return longest;
    }

    /**
     * @param attachments its media, in their order
     * @throws Refusal.Invalid if there is nothing in it, or too much, or a language that is none, or a tag that moderators
     *     have disabled
     * @throws UnexpectedMentions if it mentions accounts that it may not mention
     */
    Post.Content content(Tx tx, Draft draft, List<Attachment> attachments, Optional<LanguageCode> usualLanguage) {
        String body = PlainText.lines("text", draft.text()).strip();
        String warning = PlainText.line("spoiler_text", draft.spoiler());
        // With nothing behind it the warning becomes the text, as with Mastodon; the status is sensitive all the same.
        boolean isWarningAlone = body.isEmpty() && attachments.isEmpty();
        StatusText text = StatusText.parse(isWarningAlone ? warning : body);
        String spoiler = isWarningAlone ? "" : warning;
        if (text.source().isEmpty() && attachments.isEmpty()) {
            throw new Refusal.Invalid("text", "error.blank");
        }
        int length = text.length() + PlainText.length(spoiler);
        if (length > longest) {
            throw new Refusal.Invalid("text", "error.too_long.counted", "length", length, "most", longest);
        }
        refuseDisabledTags(tx, text);
        Map<Acct, Account> mentioned = mentioned(tx, text);
        draft.allowedMentions().ifPresent(allowed -> refuseUnexpected(mentioned.values(), allowed));
        Optional<LanguageCode> language = draft.language()
                .filter(typed -> !typed.isBlank())
                .map(typed ->
                        LanguageCode.parse(typed).orElseThrow(() -> new Refusal.Invalid("language", "error.language")))
                .or(() -> usualLanguage);
        return new Post.Content(
                text.source(),
                text.html(
                        home + "/tags/",
                        acct -> Optional.ofNullable(mentioned.get(acct)).map(accounts::profileUrl)),
                spoiler,
                draft.sensitive().orElse(false) || !warning.isEmpty(),
                language,
                text.tags(),
                mentioned.values().stream().map(Account::id).distinct().toList(),
                attachments,
                Optional.empty());
    }

    /** A post that is composed in the moment of the decision may still appear, as one that was posted just before. */
    private void refuseDisabledTags(Tx tx, StatusText text) {
        List<TagName> disabled = disabledTags.among(tx, text.tags());
        if (!disabled.isEmpty()) {
            throw new Refusal.Invalid(
                    "text",
                    "error.post.tags",
                    "count",
                    disabled.size(),
                    "tags",
                    disabled.stream().map(tag -> "#" + tag.key()).collect(Collectors.joining(", ")));
        }
    }

    private static void refuseUnexpected(Collection<Account> mentioned, Set<AccountId> allowed) {
        Map<AccountId, Account> unexpected = new LinkedHashMap<>();
        mentioned.forEach(account -> unexpected.put(account.id(), account));
        unexpected.keySet().removeAll(allowed);
        if (!unexpected.isEmpty()) {
            throw new UnexpectedMentions(List.copyOf(unexpected.values()));
        }
    }

    private Map<Acct, Account> mentioned(Tx tx, StatusText text) {
        Map<Acct, Account> found = new LinkedHashMap<>();
        for (Acct acct : text.mentions()) {
            store.byAcct(tx, acct.seenFrom(home.getAuthority()))
                    .filter(account -> !account.restrictions().isSuspended())
                    .ifPresent(account -> found.put(acct, account));
        }
        return found;
    }
}
