package org.groundswell.importing;

import java.time.Instant;
import org.groundswell.words.Acct;

/**
 * Who wrote something elsewhere.
 *
 * @param url their page there, or empty
 * @param note as plain text
 * @param avatarUrl a picture, or empty
 * @param followers how many they had there
 * @param createdAt when the account was made there, as far as known
 */
public record ImportedAuthor(
        Acct acct,
        String displayName,
        String url,
        String note,
        String avatarUrl,
        String country,
        long followers,
        boolean verified,
        boolean bot,
        Instant createdAt) {

    static ImportedAuthor named(Acct acct, String url, Instant seen) {
        return new ImportedAuthor(acct, "", url, "", "", "", 0, false, false, seen);
    }
}
