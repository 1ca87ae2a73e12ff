package org.groundswell.previews;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.groundswell.cards.Card;
import org.groundswell.cards.CardStore;
import org.groundswell.db.Database;
import org.groundswell.files.StoredFiles;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Outcome;
import org.groundswell.links.LinkUrl;
import org.groundswell.media.uploads.FetchedPictures;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.previews.page.PageFacts;
import org.groundswell.publishing.PostCards;

/**
 * Makes the preview of a page, and gives it to the posts that wait for it. However many posts link to a page, it is fetched
 * once. A page that can't be fetched is tried a few times; that is no failure of the job.
 */
final class PreviewJob {
    private static final int POSTS_AT_ONCE = 100;
    /** The posts whose authors a page may be fetched for. */
    private static final int FIRST_POSTS = 20;
    /** Pixels of a picture's longer side. */
    private static final int LONGEST_SIDE = 1_200;

    /** The parts that it uses. */
    record Parts(
            Database database,
            PreviewReader reader,
            Attribution attribution,
            PostCards posts,
            FetchedPictures pictures,
            StoredFiles files) {}

    private final Parts parts;
    private final Database database;
    private final PreviewCounts counts;
    private final InstantSource clock;
    private final PageStore pages = new PageStore();
    private final CardStore cards = new CardStore();
    private final AuthorTurns turns = new AuthorTurns();

    PreviewJob(Parts parts, PreviewCounts counts, InstantSource clock) {
        this.parts = parts;
        this.database = parts.database();
        this.counts = counts;
        this.clock = clock;
    }

    Outcome run(Job<LinkUrl> job) {
        LinkUrl page = job.payload();
        Optional<KnownPage> before = database.read(tx -> pages.find(tx, page));
        if (before.isPresent() && clock.instant().isBefore(before.get().next())) {
            return give(page, before.get());
        }
        List<AccountId> authors = database.read(tx -> pages.authors(tx, page, FIRST_POSTS));
        if (authors.isEmpty()) {
            return Outcome.done();
        }
        return switch (turns.begin(authors, clock.instant())) {
            case AuthorTurns.Turn.Wait(Instant until) -> Outcome.againAt(until);
            case AuthorTurns.Turn.Begun turn -> {
                try {
                    yield fetch(page, before);
                } finally {
                    turns.end(turn);
                }
            }
        };
    }

    private Outcome fetch(LinkUrl page, Optional<KnownPage> before) {
        Preview preview = parts.reader().read(page);
        return preview instanceof Preview.Busy(Instant until)
                ? Outcome.againAt(until)
                : give(page, save(page, preview, before));
    }

    private Outcome give(LinkUrl page, KnownPage known) {
        if (!known.isDecided()) {
            return Outcome.againAt(known.next());
        }
        giveTo(page, known.card());
        return Outcome.done();
    }

    private KnownPage save(LinkUrl page, Preview preview, Optional<KnownPage> before) {
        Instant now = clock.instant();
        return switch (preview) {
            case Preview.Made made -> {
                counts.count(PreviewCounts.Result.FETCHED);
                Optional<FetchedPictures.Kept> picture =
                        made.picture().flatMap(each -> parts.pictures().keep(each.body(), LONGEST_SIDE));
                Card card = card(page, made, picture);
                KnownPage known = new KnownPage(Optional.of(card.id()), now, 0);
                database.writing(tx -> {
                    picture.ifPresent(kept -> parts.files().hold(tx, kept.file()));
                    cards.insert(tx, card, now);
                    pages.save(tx, page, known);
                });
                yield known;
            }
            case Preview.None(PreviewCounts.Result reason) ->
                save(page, reason, new KnownPage(Optional.empty(), now, 0));
            // An earlier preview is better than none.
            case Preview.Failed() ->
                save(
                        page,
                        PreviewCounts.Result.FAILED,
                        new KnownPage(
                                before.flatMap(KnownPage::card),
                                now,
                                before.map(KnownPage::failures).orElse(0) + 1));
            case Preview.Busy busy -> throw new IllegalStateException("not tried: " + busy);
        };
    }

    private KnownPage save(LinkUrl page, PreviewCounts.Result result, KnownPage known) {
        counts.count(result);
        database.writing(tx -> pages.save(tx, page, known));
        return known;
    }

    private Card card(LinkUrl page, Preview.Made made, Optional<FetchedPictures.Kept> picture) {
        PageFacts facts = made.facts();
        return new Card(
                new CardId(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)),
                page,
                facts.title(),
                facts.description(),
                new Card.Provider(made.host(), facts.site(), facts.siteUrl()),
                parts.attribution().of(made.host(), facts),
                facts.publishedAt(),
                made.video(),
                picture.map(kept -> new Card.Image(
                        kept.file().id(),
                        kept.file().name(),
                        kept.facts().width(),
                        kept.facts().height(),
                        kept.facts().blurhash(),
                        facts.picture().description())));
    }

    private void giveTo(LinkUrl page, Optional<CardId> card) {
        List<StatusId> waiting = waiting(page);
        while (!waiting.isEmpty()) {
            parts.posts().set(page, card, waiting, (tx, decided) -> pages.deleteWaiting(tx, page, decided));
            waiting = waiting(page);
        }
    }

    private List<StatusId> waiting(LinkUrl page) {
        return database.read(tx -> pages.waiting(tx, page, POSTS_AT_ONCE));
    }
}
