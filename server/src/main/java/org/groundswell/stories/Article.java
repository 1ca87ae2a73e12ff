package org.groundswell.stories;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.model.StatusId;
import org.groundswell.waves.WaveReport;

/**
 * A story as it reads now: its numbers counted, its posts those that are there.
 *
 * @param address where it lives, if it is published
 * @param tagUrl the page of its tag
 * @param dataUrl the wave's data, where every figure comes from
 * @param methodUrl where it says how all this is counted
 * @param shareUrl where a reader adds to it
 * @param report the wave, to draw
 * @param withdrawn how many posts that stood in it are there no more
 * @param editors who wrote it, beside the story itself
 * @param publishedAt when it first was
 * @param countedAt the edition
 */
public record Article(
        Prose prose,
        Words title,
        List<Part> parts,
        String tag,
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

    /** A piece of it. */
    public sealed interface Part {
        record Heading(String text) implements Part {}

        /** @param name which one of the story's own it is; empty for one that editors wrote */
        record Passage(String name, Words words) implements Part {}

        /** A voice that joined. */
        record Voice(Account account, String url, Instant at, Words words) implements Part {}

        /**
         * A quoted post.
         *
         * @param url where it is; empty if its author is not to be named
         * @param author empty if not to be named
         * @param country where they said they were, or empty
         */
        record Quote(
                StatusId post,
                String url,
                Instant at,
                String text,
                String language,
                Optional<Account> author,
                String country)
                implements Part {}

        record Exhibit(Block.Exhibit.Kind kind) implements Part {}
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
