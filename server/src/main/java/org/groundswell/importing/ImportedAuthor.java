package org.groundswell.importing;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.Acct;
import org.groundswell.model.CountryCode;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;

/**
 * Who wrote something elsewhere.
 *
 * @param displayName cut after {@value #LONGEST_NAME} characters
 * @param url their page there, or empty; also if it is no address that becomes a link
 * @param note as plain text, cut after {@value #LONGEST_NOTE} characters
 * @param avatarUrl a picture, or empty; also if it is no address that becomes a link
 * @param followers how many they had there
 * @param createdAt when the account was made there, if that is known
 * @param person by what the network itself tells people apart, whatever they call themselves; empty if by their address
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

    /** Other networks allow longer names and notes than we do. */
    static final int LONGEST_NAME = 100;

    static final int LONGEST_NOTE = 2_000;

    public ImportedAuthor {
        displayName = PlainText.cut(displayName, LONGEST_NAME);
        note = PlainText.cut(note, LONGEST_NOTE);
        url = SafeUri.parse(url).map(SafeUri::toString).orElse("");
        avatarUrl = SafeUri.parse(avatarUrl).map(SafeUri::toString).orElse("");
    }

    /** An author whose address alone is known. */
    static ImportedAuthor named(Acct acct, String url) {
        return new ImportedAuthor(acct, "", url, "", "", Optional.empty(), 0, false, false, Optional.empty(), "");
    }

    /** The same, told apart from others by more than the address. */
    ImportedAuthor knownAs(String id) {
        return new ImportedAuthor(
                acct, displayName, url, note, avatarUrl, country, followers, verified, bot, createdAt, id);
    }

    /** The same, with the name that is shown. */
    ImportedAuthor called(String name) {
        return new ImportedAuthor(
                acct, name, url, note, avatarUrl, country, followers, verified, bot, createdAt, person);
    }

    /**
     * The address of an account, checked.
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
