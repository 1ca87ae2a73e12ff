package org.groundswell.stories;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.cards.Card;
import org.groundswell.files.FileName;
import org.groundswell.media.Attachment;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.waves.WaveReport;

/**
 * A story ready to be shown, with current numbers and only the posts that still exist.
 *
 * @param home public address of this server, where pictures are
 * @param address public address; empty if the story is not published
 * @param tagUrl the page of its tag
 * @param dataUrl the wave's data, the source of every figure
 * @param methodUrl the page that explains how the numbers are counted
 * @param shareUrl the page on which a reader adds a post
 * @param report the wave, for charts
 * @param withdrawn number of quoted posts that are no longer available
 * @param editors names of the editors
 * @param publishedAt time of the first publication
 * @param countedAt time at which the numbers were counted
 */
public record Article(
        Prose prose,
        Words title,
        List<Part> parts,
        String tag,
        URI home,
        Optional<URI> address,
        String tagUrl,
        String dataUrl,
        String methodUrl,
        String shareUrl,
        WaveReport report,
        int withdrawn,
        boolean careful,
        List<String> editors,
        Optional<Instant> publishedAt,
        Instant countedAt) {

    /** A part of the article. */
    public sealed interface Part {
        record Heading(String text) implements Part {}

        /** @param name name of an automatic passage; empty for one that editors wrote */
        record Passage(String name, Words words) implements Part {}

        /**
         * A voice that joined.
         *
         * @param said what the post said with which it joined, if that is quoted
         */
        record Voice(Account account, String url, Instant at, Words words, Optional<Said> said) implements Part {}

        /** The words of a voice. */
        record Said(String text, String language) {}

        /**
         * A quoted post.
         *
         * @param url its address; empty if its author must not be named
         * @param author empty if the author must not be named
         * @param options of its poll; empty without one. Its votes would be out of date in an article
         * @param country the country that the author gave, or empty
         * @param media its pictures, videos and sounds, as far as they may be shown
         * @param card the preview of the page that it links to
         * @param quoted the post that it quotes
         */
        record Quote(
                StatusId post,
                String url,
                Instant at,
                String text,
                List<String> options,
                String language,
                Optional<Account> author,
                String country,
                List<Attachment> media,
                Optional<Card> card,
                Optional<Quoted> quoted)
                implements Part {
            Quote withoutQuoted() {
                return new Quote(
                        post, url, at, text, options, language, author, country, media, card, Optional.empty());
            }
        }

        /**
         * The page that the first people linked to.
         *
         * @param people how many linked to it
         */
        record Link(Card card, int people) implements Part {}

        record Exhibit(Block.Exhibit.Kind kind) implements Part {}
    }

    /**
     * A post that a quoted post quotes.
     *
     * @param url its address; empty if its author must not be named
     * @param author empty if the author must not be named
     */
    public record Quoted(String url, String text, String language, Optional<Account> author) {}

    /** The accounts that it names: voices, and the authors of quoted posts. */
    public Set<AccountId> named() {
        return parts.stream()
                .flatMap(part -> Stream.concat(namedIn(part).stream(), quotedIn(part).stream()))
                .collect(Collectors.toSet());
    }

    private static Optional<AccountId> quotedIn(Part part) {
        return part instanceof Part.Quote quote
                ? quote.quoted().flatMap(Quoted::author).map(Account::id)
                : Optional.empty();
    }

    private static Part withoutQuoted(Part part, Set<AccountId> shown) {
        boolean isShown = quotedIn(part).map(shown::contains).orElse(true);
        return part instanceof Part.Quote quote && !isShown ? quote.withoutQuoted() : part;
    }

    /** The same without the voices and posts of accounts that are not among some. */
    public Article naming(Set<AccountId> shown) {
        List<Part> left = parts.stream()
                .filter(part -> namedIn(part).map(shown::contains).orElse(true))
                .map(part -> withoutQuoted(part, shown))
                .toList();
        return new Article(
                prose,
                title,
                left,
                tag,
                home,
                address,
                tagUrl,
                dataUrl,
                methodUrl,
                shareUrl,
                report,
                withdrawn,
                careful,
                editors,
                publishedAt,
                countedAt);
    }

    private static Optional<AccountId> namedIn(Part part) {
        return switch (part) {
            case Part.Voice voice -> Optional.of(voice.account().id());
            case Part.Quote quote -> quote.author().map(Account::id);
            case Part.Heading _, Part.Passage _, Part.Link _, Part.Exhibit _ -> Optional.empty();
        };
    }

    /** The address of a file of this server. */
    public String fileUrl(FileName name) {
        return home + "/media/" + name;
    }

    /** The first sentences, for previews. */
    public String lead() {
        return parts.stream()
                .filter(part -> part instanceof Part.Passage)
                .map(part -> ((Part.Passage) part).words().text())
                .findFirst()
                .orElse("");
    }
}
