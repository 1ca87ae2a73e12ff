package org.groundswell.importing;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.words.Visibility;

/**
 * Something posted elsewhere.
 *
 * @param uri what makes it itself: importing the same again adds nothing
 * @param text as its author wrote it, as plain text; empty for a boost
 * @param country where it was written, or its author's, or empty
 * @param inReplyTo the uri of what it answers
 * @param inReplyToAuthor whom it answers, where that is known
 * @param boostOf the uri of what it boosts; a boost has no text
 */
public record ImportedPost(
        String uri,
        ImportedAuthor author,
        Instant at,
        String text,
        String spoiler,
        boolean sensitive,
        String language,
        String country,
        Visibility visibility,
        Optional<String> inReplyTo,
        Optional<ImportedAuthor> inReplyToAuthor,
        Optional<String> boostOf,
        Optional<String> quoteOf,
        long favourites,
        long boosts) {

    boolean isReply() {
        return inReplyTo.isPresent() || inReplyToAuthor.isPresent();
    }

    /** A plain post; what else there is to say of it is added. */
    static ImportedPost of(String uri, ImportedAuthor author, Instant at, String text) {
        return new ImportedPost(
                uri,
                author,
                at,
                text,
                "",
                false,
                "",
                author.country(),
                Visibility.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    static ImportedPost boost(String uri, ImportedAuthor author, Instant at, String original) {
        return of(uri, author, at, "").boosting(original);
    }

    ImportedPost boosting(String original) {
        return new ImportedPost(
                uri,
                author,
                at,
                "",
                "",
                false,
                "",
                country,
                visibility,
                Optional.empty(),
                Optional.empty(),
                Optional.of(original),
                Optional.empty(),
                0,
                0);
    }

    ImportedPost answering(Optional<String> question, Optional<ImportedAuthor> asker) {
        return new ImportedPost(
                uri,
                author,
                at,
                text,
                spoiler,
                sensitive,
                language,
                country,
                visibility,
                question,
                asker,
                boostOf,
                quoteOf,
                favourites,
                boosts);
    }

    ImportedPost quoting(Optional<String> quoted) {
        return new ImportedPost(
                uri,
                author,
                at,
                text,
                spoiler,
                sensitive,
                language,
                country,
                visibility,
                inReplyTo,
                inReplyToAuthor,
                boostOf,
                quoted,
                favourites,
                boosts);
    }

    ImportedPost warned(String warning, boolean isSensitive) {
        return new ImportedPost(
                uri,
                author,
                at,
                text,
                warning,
                isSensitive,
                language,
                country,
                visibility,
                inReplyTo,
                inReplyToAuthor,
                boostOf,
                quoteOf,
                favourites,
                boosts);
    }

    ImportedPost from(String newCountry, String newLanguage) {
        return new ImportedPost(
                uri,
                author,
                at,
                text,
                spoiler,
                sensitive,
                newLanguage,
                newCountry.isEmpty() ? country : newCountry,
                visibility,
                inReplyTo,
                inReplyToAuthor,
                boostOf,
                quoteOf,
                favourites,
                boosts);
    }

    ImportedPost seenBy(Visibility audience) {
        return new ImportedPost(
                uri,
                author,
                at,
                text,
                spoiler,
                sensitive,
                language,
                country,
                audience,
                inReplyTo,
                inReplyToAuthor,
                boostOf,
                quoteOf,
                favourites,
                boosts);
    }

    ImportedPost liked(long newFavourites, long newBoosts) {
        return new ImportedPost(
                uri,
                author,
                at,
                text,
                spoiler,
                sensitive,
                language,
                country,
                visibility,
                inReplyTo,
                inReplyToAuthor,
                boostOf,
                quoteOf,
                Math.max(0, newFavourites),
                Math.max(0, newBoosts));
    }
}
