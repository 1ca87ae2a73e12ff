package org.groundswell.importing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.TextFacts;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.SafeUri;
import org.groundswell.text.StatusText;

/** Checks posts and does with them what needs no database, so that it is done before the writer sees them. */
final class Preparation {
    /** Clocks elsewhere may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final URI home;
    private final InstantSource clock;

    Preparation(URI home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /**
     * Prepares a post.
     *
     * @throws BadRecord if it can't be imported
     * @throws Refusal.Invalid if its text can't be one
     */
    Prepared prepare(ImportedPost read) {
        // Later votes on its own server are not counted here, so a poll that still runs there is over here.
        ImportedPost post = read.asking(read.poll().map(poll -> poll.endedBy(clock.instant())));
        if (post.at().isAfter(clock.instant().plus(AHEAD)) || post.at().isBefore(Instant.EPOCH)) {
            throw new BadRecord("import.time.range");
        }
        Stream.of(Optional.of(post.uri()), post.inReplyTo(), post.boostOf(), post.quoteOf())
                .flatMap(Optional::stream)
                .filter(uri -> !SafeUri.isBounded(uri))
                .findFirst()
                .ifPresent(uri -> {
                    throw new BadRecord("import.address", "value", BadRecord.excerpt(uri));
                });
        Prepared prepared = parsed(home, post);
        if (post.boostOf().isEmpty() && prepared.text().source().isEmpty()) {
            throw new BadRecord("import.text.empty");
        }
        return prepared;
    }

    /**
     * A prepared post as it is with some of its media. Without all of them, it keeps the addresses in its text; if it has no
     * other text, it gets the lines of those that are missing.
     */
    Prepared beside(Set<ImportedMedia> imported, Prepared prepared) {
        ImportedPost post = prepared.post();
        List<ImportedMedia> missing = post.attached().media().stream()
                .filter(media -> !imported.contains(media))
                .toList();
        if (imported.isEmpty()
                || !missing.isEmpty() && !post.attached().ownText().isEmpty()) {
            return prepared;
        }
        return missing.isEmpty()
                ? besideAll(home, post)
                : parsed(
                        home,
                        post.saying(missing.stream()
                                .map(ImportedMedia::line)
                                .filter(line -> !line.isEmpty())
                                .distinct()
                                .collect(Collectors.joining("\n"))));
    }

    /** A post as it is with all of its media. */
    static Prepared besideAll(URI home, ImportedPost post) {
        return parsed(home, post.saying(post.attached().ownText()));
    }

    private static Prepared parsed(URI home, ImportedPost post) {
        StatusText text = StatusText.parse(PlainText.lines("text", post.text()).strip());
        Optional<Post.Content> content =
                text.mentions().isEmpty() && post.mentions().people().isEmpty()
                        ? Optional.of(content(post, text, text.html(home + "/tags/", _ -> Optional.empty()), List.of()))
                        : Optional.empty();
        return new Prepared(post, text, TextFacts.of(text), content, List.of());
    }

    /** The content of a post as a status. */
    static Post.Content content(ImportedPost post, StatusText text, SafeHtml html, List<AccountId> mentioned) {
        return new Post.Content(
                text.source(),
                html,
                PlainText.line("spoiler", post.spoiler()),
                post.sensitive(),
                post.language(),
                text.tags(),
                mentioned,
                List.of(),
                post.poll().map(ImportedPoll::poll));
    }
}
