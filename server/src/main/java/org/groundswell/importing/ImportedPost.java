package org.groundswell.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Visibility;
import org.groundswell.trends.model.DegreeCell;

/**
 * Something posted elsewhere.
 *
 * @param uri what makes it itself: importing the same again adds nothing
 * @param text as its author wrote it, as plain text; empty for a boost
 * @param country where it was written, or where its author is
 * @param cell where its coordinates are: nothing finer is read
 * @param inReplyTo the uri of what it answers
 * @param inReplyToAuthor the account it replies to, where that is known
 * @param boostOf the uri of what it boosts; a boost has no text
 * @param mentions the accounts it mentions, as far as its record says
 * @param poll what it asks
 * @param edits of which edit of the post this is the text
 * @param attached its media
 */
public record ImportedPost(
        String uri,
        ImportedAuthor author,
        Instant at,
        String text,
        String spoiler,
        boolean sensitive,
        Optional<LanguageCode> language,
        Optional<CountryCode> country,
        Optional<DegreeCell> cell,
        Visibility visibility,
        Optional<String> inReplyTo,
        Optional<ImportedAuthor> inReplyToAuthor,
        Optional<String> boostOf,
        Optional<String> quoteOf,
        long favourites,
        long boosts,
        Mentions mentions,
        Optional<ImportedPoll> poll,
        Edits edits,
        Attached attached) {

    /**
     * The edits of a post that gets a new address with each of them.
     *
     * @param uris addresses of all that are known, the oldest first, which is the post's; empty if there is only one
     * @param place which of them this is, from 0
     * @param at when this one was made
     */
    record Edits(List<String> uris, int place, Instant at) {
        static final Edits NONE = new Edits(List.of(), 0, Instant.EPOCH);
    }

    /**
     * The media of a post.
     *
     * @param ownText the text of the post without what is there for its media, such as their addresses
     */
    record Attached(List<ImportedMedia> media, String ownText) {
        static final Attached NONE = new Attached(List.of(), "");
    }

    /** The prefix of a record's id that is no address: such ids are unique within their file's source only. */
    private static final String PLAIN_ID = "urn:groundswell:import:";

    /** The uri of a record's id: addresses stay, plain ids get a namespace of their own. */
    static String uriOf(String id) {
        return id.contains(":") ? id : PLAIN_ID + id;
    }

    boolean hasPlainId() {
        return uri.startsWith(PLAIN_ID);
    }

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
                Optional.empty(),
                author.country(),
                Optional.empty(),
                Visibility.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Mentions.UNTOLD,
                Optional.empty(),
                Edits.NONE,
                Attached.NONE);
    }

    static ImportedPost boost(String uri, ImportedAuthor author, Instant at, String original) {
        Copy copy = new Copy(of(uri, author, at, ""));
        copy.boostOf = Optional.of(original);
        return copy.post();
    }

    ImportedPost answering(Optional<String> question, Optional<ImportedAuthor> asker) {
        Copy copy = new Copy(this);
        copy.inReplyTo = question;
        copy.inReplyToAuthor = asker;
        return copy.post();
    }

    ImportedPost quoting(Optional<String> quoted) {
        Copy copy = new Copy(this);
        copy.quoteOf = quoted;
        return copy.post();
    }

    ImportedPost warned(String warning, boolean isSensitive) {
        Copy copy = new Copy(this);
        copy.spoiler = warning;
        copy.sensitive = isSensitive;
        return copy.post();
    }

    ImportedPost from(Optional<CountryCode> newCountry, Optional<LanguageCode> newLanguage) {
        Copy copy = new Copy(this);
        copy.country = newCountry.or(() -> country);
        copy.language = newLanguage;
        return copy.post();
    }

    ImportedPost at(Optional<DegreeCell> newCell) {
        Copy copy = new Copy(this);
        copy.cell = newCell;
        return copy.post();
    }

    ImportedPost seenBy(Visibility audience) {
        Copy copy = new Copy(this);
        copy.visibility = audience;
        return copy.post();
    }

    ImportedPost liked(long newFavourites, long newBoosts) {
        Copy copy = new Copy(this);
        copy.favourites = Math.max(0, newFavourites);
        copy.boosts = Math.max(0, newBoosts);
        return copy.post();
    }

    ImportedPost mentioning(Mentions people) {
        Copy copy = new Copy(this);
        copy.mentions = people;
        return copy.post();
    }

    ImportedPost asking(Optional<ImportedPoll> asked) {
        Copy copy = new Copy(this);
        copy.poll = asked;
        return copy.post();
    }

    ImportedPost edited(Edits history) {
        Copy copy = new Copy(this);
        copy.edits = history;
        return copy.post();
    }

    ImportedPost attaching(Attached media) {
        Copy copy = new Copy(this);
        copy.attached = media;
        return copy.post();
    }

    /** The same with another text. */
    ImportedPost saying(String another) {
        Copy copy = new Copy(this);
        copy.text = another;
        return copy.post();
    }

    /** A post that becomes another one. */
    private static final class Copy {
        private final ImportedPost before;
        private String text;
        private String spoiler;
        private boolean sensitive;
        private Optional<LanguageCode> language;
        private Optional<CountryCode> country;
        private Optional<DegreeCell> cell;
        private Visibility visibility;
        private Optional<String> inReplyTo;
        private Optional<ImportedAuthor> inReplyToAuthor;
        private Optional<String> boostOf;
        private Optional<String> quoteOf;
        private long favourites;
        private long boosts;
        private Mentions mentions;
        private Optional<ImportedPoll> poll;
        private Edits edits;
        private Attached attached;

        Copy(ImportedPost before) {
            this.before = before;
            text = before.text;
            spoiler = before.spoiler;
            sensitive = before.sensitive;
            language = before.language;
            country = before.country;
            cell = before.cell;
            visibility = before.visibility;
            inReplyTo = before.inReplyTo;
            inReplyToAuthor = before.inReplyToAuthor;
            boostOf = before.boostOf;
            quoteOf = before.quoteOf;
            favourites = before.favourites;
            boosts = before.boosts;
            mentions = before.mentions;
            poll = before.poll;
            edits = before.edits;
            attached = before.attached;
        }

        ImportedPost post() {
            return new ImportedPost(
                    before.uri,
                    before.author,
                    before.at,
                    text,
                    spoiler,
                    sensitive,
                    language,
                    country,
                    cell,
                    visibility,
                    inReplyTo,
                    inReplyToAuthor,
                    boostOf,
                    quoteOf,
                    favourites,
                    boosts,
                    mentions,
                    poll,
                    edits,
                    attached);
        }
    }
}
