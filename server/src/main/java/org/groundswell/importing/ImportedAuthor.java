package org.groundswell.importing;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.Acct;
import org.groundswell.model.CountryCode;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;

/**
 * The author of an imported post.
 *
 * @param displayName cut after {@value #LONGEST_NAME} characters
 * @param url address of the profile page; empty if there is no valid one
 * @param note as plain text, cut after {@value #LONGEST_NOTE} characters
 * @param avatarUrl address of the avatar; empty if there is no valid one
 * @param followers number of followers at the origin
 * @param createdAt time at which the account was created at the origin, if known
 * @param person permanent id in its network; empty if accounts are identified by their address
 */
public record ImportedAuthor(
        Acct acct,
        String displayName,
        String url,
        String note,
        String avatarUrl,
        Optional<CountryCode> country,
        long followers,
        boolean verified,
        boolean bot,
        Optional<Instant> createdAt,
        String person) {

    /** Names and notes may be longer in other networks. */
    static final int LONGEST_NAME = 100;

    static final int LONGEST_NOTE = 2_000;

    public ImportedAuthor {
        displayName = PlainText.cut(displayName, LONGEST_NAME);
        note = PlainText.cut(note, LONGEST_NOTE);
        url = SafeUri.parse(url).map(SafeUri::toString).orElse("");
        avatarUrl = SafeUri.parse(avatarUrl).map(SafeUri::toString).orElse("");
    }

    /** An author of whom only the address is known. */
    static ImportedAuthor named(Acct acct, String url) {
        return new ImportedAuthor(acct, "", url, "", "", Optional.empty(), 0, false, false, Optional.empty(), "");
    }

    /** A copy with a permanent id. */
    ImportedAuthor knownAs(String id) {
        return new ImportedAuthor(
                acct, displayName, url, note, avatarUrl, country, followers, verified, bot, createdAt, id);
    }

    /** A copy with a display name. */
    ImportedAuthor called(String name) {
        return new ImportedAuthor(
                acct, name, url, note, avatarUrl, country, followers, verified, bot, createdAt, person);
    }

    /**
     * The validated address of an account.
     *
     * @throws BadRecord if there can be no such account
     */
    static Acct acct(String username, String domain) {
        return Acct.of(username, domain)
                .orElseThrow(() -> new BadRecord(
                        "import.author.name",
                        "name",
                        BadRecord.excerpt(username) + (domain.isEmpty() ? "" : "@" + BadRecord.excerpt(domain))));
    }
}
