package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.cards.Cards;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Examples;
import org.groundswell.trends.select.Penalty;
import org.groundswell.trends.trust.TextSketch;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Minutes;

/** Computes the beginnings of waves, cached for half a minute. */
public final class Beginnings {
    /** The most posts of an hour that are examined. */
    static final int MOST_LOOKED_AT = 2_000;

    private static final int HOUR = 60;
    private static final int FIRST = 3;
    private static final int BOOSTED = 20;
    private static final int LEAST_BOOSTS = 3;
    private static final int LEAST_SHARED = 3;
    /** The posts among which a preview is looked for if no page was shared by several people. */
    private static final int FIRST_WITH_LINK = 3;

    private static final Duration NEW = Duration.ofDays(1);

    private final Database database;
    private final Tags tags;
    private final Statuses statuses;
    private final Examples examples;
    private final Waves waves;
    private final Cards cards;
    private final BeginningStore store = new BeginningStore();
    private final LoadingCache<WaveKey, Optional<Beginning>> found = WaveKey.cache(this::find);

    public Beginnings(Database database, Tags tags, Statuses statuses, Examples examples, Waves waves, Cards cards) {
        this.database = database;
        this.tags = tags;
        this.statuses = statuses;
        this.examples = examples;
        this.waves = waves;
        this.cards = cards;
    }

    /**
     * The beginning of one of a tag's waves; empty if the tag has none.
     *
     * @param wave the number of the wave; empty for the main one
     */
    public Optional<Beginning> of(Tag tag, Optional<Integer> wave) {
        return found.get(new WaveKey(tag.name(), wave));
    }

    /** The figures computed from the wave in memory. */
    private record Figures(
            int onset,
            int before,
            int after,
            List<StatusId> first,
            List<StatusId> firstHour,
            List<StatusId> boosted,
            boolean hasPeak) {}

    private Optional<Beginning> find(WaveKey key) {
        Tag tag = tags.get(key.tag().key());
        Optional<Figures> figures = waves.query(
                tag,
                key.wave(),
                (analysis, episode, part) -> episode.map(wave -> {
                    int onset = wave.onset();
                    Minutes hour = new Minutes(onset, onset + HOUR);
                    return new Figures(
                            onset,
                            analysis.people(new Minutes(onset - HOUR, onset)),
                            analysis.people(hour),
                            ids(analysis.beginning(part)),
                            ids(analysis.sample(hour, MOST_LOOKED_AT)),
                            ids(analysis.mostBoosted(new Minutes(onset, peakEnd(wave)), BOOSTED)),
                            wave.peak().isPresent());
                }));
        return figures.map(seen -> beginning(tag, seen));
    }

    /** The end of the hour with most people; of a wave without a peak yet, the end of what is known. */
    private static int peakEnd(Episode wave) {
        return wave.peak().map(Episode.Peak::to).orElse(wave.end());
    }

    private Beginning beginning(Tag tag, Figures seen) {
        List<Post> first = showable(seen.first());
        Set<AccountId> met = new HashSet<>();
        List<StatusId> firstPosts = first.stream()
                .filter(status -> met.add(status.account()))
                .limit(FIRST)
                .map(Post::id)
                .toList();
        Optional<Beginning.Tipping> tipping = showable(seen.boosted()).stream()
                .filter(status -> status.counts().boosts() >= LEAST_BOOSTS)
                .findFirst()
                .map(status ->
                        new Beginning.Tipping(status.id(), status.counts().boosts(), seen.hasPeak()));
        Optional<Beginning.SharedLink> link = mostShared(seen.first()).or(() -> firstPreviewed(first, seen.first()));
        List<TagId> ids =
                waves.together(tag).stream().flatMap(each -> each.id().stream()).toList();
        List<BeginningStore.FirstUse> uses = database.read(tx -> store.uses(tx, ids, seen.firstHour()));
        return new Beginning(
                seen.onset(),
                seen.before(),
                seen.after(),
                firstPosts,
                tipping,
                link,
                firstHour(uses),
                earlier(seen.onset(), uses));
    }

    private Beginning.Earlier earlier(int onset, List<BeginningStore.FirstUse> uses) {
        Instant hourBefore = Instant.ofEpochSecond(60L * (onset - HOUR));
        boolean held = database.read(store::oldest)
                .filter(oldest -> !Ids.instant(oldest.value()).isAfter(hourBefore))
                .isPresent();
        if (!held) {
            return Beginning.Earlier.NONE;
        }
        long local = uses.stream().filter(BeginningStore.FirstUse::local).count();
        return 2 * local >= uses.size() ? Beginning.Earlier.COMPLETE : Beginning.Earlier.PARTIAL;
    }

    /** The page that most people linked to, if some did. */
    private Optional<Beginning.SharedLink> mostShared(List<StatusId> posts) {
        return database.read(tx -> store.mostShared(tx, posts))
                .filter(shared -> shared.people() >= LEAST_SHARED)
                .map(shared -> new Beginning.SharedLink(
                        shared.page(),
                        shared.people(),
                        Optional.ofNullable(
                                cards.ofPages(List.of(shared.page())).get(shared.page()))));
    }

    /**
     * The page whose preview the first of the first posts shows.
     *
     * @param first the posts by people who may be named
     * @param posts all first posts
     */
    private Optional<Beginning.SharedLink> firstPreviewed(List<Post> first, List<StatusId> posts) {
        StatusPage page = statuses.page(
                Optional.empty(), first.stream().limit(FIRST_WITH_LINK).toList());
        return first.stream()
                .limit(FIRST_WITH_LINK)
                .flatMap(post -> page.card(post).stream())
                .findFirst()
                .map(card -> new Beginning.SharedLink(
                        card.page(),
                        database.<Integer>read(tx -> store.people(tx, card.page(), posts)),
                        Optional.of(card)));
    }

    /** The public posts by people who may be named, in the given order, without spam. */
    private List<Post> showable(List<StatusId> posts) {
        List<Post> visible = statuses.posts(Optional.empty(), posts).stream()
                .filter(status -> status.visibility().isListed())
                .filter(status -> status.content().spoiler().isEmpty()
                        && !status.content().sensitive())
                .filter(status -> Penalty.weight(Penalty.of(status.content().text())) > 0)
                .toList();
        Set<AccountId> nameable =
                examples.nameable(visible.stream().map(Post::account).collect(Collectors.toSet()));
        return visible.stream()
                .filter(status -> nameable.contains(status.account()))
                .toList();
    }

    private static Beginning.FirstHour firstHour(List<BeginningStore.FirstUse> uses) {
        List<BeginningStore.FirstUse> fresh = uses.stream()
                .filter(use ->
                        use.local() && Ids.instant(use.post().value()).toEpochMilli() - use.made() < NEW.toMillis())
                .toList();
        List<BeginningStore.FirstUse> copies = copies(uses);
        return new Beginning.FirstHour(uses.size(), authors(fresh), fresh.size(), authors(copies), copies.size());
    }

    /** The posts with the text that most accounts posted, or nearly the same text. */
    private static List<BeginningStore.FirstUse> copies(List<BeginningStore.FirstUse> uses) {
        List<BeginningStore.FirstUse> most = List.of();
        int mostAuthors = 1;
        for (BeginningStore.FirstUse each : uses) {
            if (each.textHash() != 0) {
                List<BeginningStore.FirstUse> alike = uses.stream()
                        .filter(other -> TextSketch.areAlike(other.textHash(), each.textHash()))
                        .toList();
                if (alike.size() > most.size() && authors(alike) > mostAuthors) {
                    most = alike;
                    mostAuthors = authors(alike);
                }
            }
        }
        return most;
    }

    private static int authors(Collection<BeginningStore.FirstUse> uses) {
        return (int) uses.stream()
                .mapToLong(BeginningStore.FirstUse::account)
                .distinct()
                .count();
    }

    private static List<StatusId> ids(long[] posts) {
        return Arrays.stream(posts).mapToObj(StatusId::new).toList();
    }
}
