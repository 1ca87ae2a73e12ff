package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.cards.Cards;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.Ids;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.moderation.Verdicts;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlockStore;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;
import org.groundswell.trends.select.Penalty;
import org.groundswell.trends.select.TellingPhrases;

/**
 * Finds the page that most people of a wave linked to. Its people are counted exactly, over the whole wave. A page is shown if
 * at least five people linked to it, of whom half, in the first two hundred posts with it, wrote no spam and no content
 * warning, and who together have the trust of three known people; and if lists of trends may show it. Cached for half a minute,
 * except for the decisions of moderators.
 */
public final class SharedPages {
    private static final int CANDIDATES = 10;
    private static final int POSTS_READ = 200;
    private static final double LEAST_TRUST = 3;
    private static final long MINUTE_MILLIS = 60_000;

    private final Database database;
    private final Tags tags;
    private final Waves waves;
    private final Cards cards;
    private final String home;
    private final InstantSource clock;
    private final SharedPageStore store = new SharedPageStore();
    private final PhraseStore texts = new PhraseStore();
    private final VerdictStore verdicts = new VerdictStore();
    private final ReputationPolicyStore policies = new ReputationPolicyStore(verdicts);
    private final ServerBlockStore blocks = new ServerBlockStore();
    private final LoadingCache<WaveKey, List<SharedPage>> found = WaveKey.cache(this::find);

    SharedPages(Database database, Tags tags, Waves waves, Cards cards, URI home, InstantSource clock) {
        this.database = database.background();
        this.tags = tags;
        this.waves = waves;
        this.cards = cards;
        this.home = new LinkUrl(home.toString()).site();
        this.clock = clock;
    }

    /**
     * The page that most people of one of a tag's waves linked to; empty if there is none, or no wave.
     *
     * @param wave the number of the wave; empty for the main one
     */
    public Optional<SharedPage> of(Tag tag, Optional<Integer> wave) {
        List<SharedPage> pages = found.get(new WaveKey(tag.name(), wave));
        return pages.isEmpty() ? Optional.empty() : database.read(tx -> first(tx, pages));
    }

    private Optional<SharedPage> first(Tx tx, List<SharedPage> pages) {
        Verdicts now = verdicts.all(tx);
        return pages.stream()
                .filter(each -> now.showsLink(each.page()) && !isBlocked(tx, each.page()))
                .findFirst();
    }

    /** Whether the page is of a server that this one doesn't exchange posts with. */
    private boolean isBlocked(Tx tx, LinkUrl page) {
        return blocks.covering(tx, page.site())
                .filter(block -> block.policy().severity() == ServerBlock.Severity.SUSPEND)
                .isPresent();
    }

    private List<SharedPage> find(WaveKey key) {
        Tag tag = tags.get(key.tag().key());
        List<TagId> together =
                waves.together(tag).stream().flatMap(each -> each.id().stream()).toList();
        Optional<SharedPageStore.Posts> posts = waves.query(
                tag,
                key.wave(),
                (_, wave, _) -> wave.map(each -> new SharedPageStore.Posts(
                        together, Ids.first(each.onset() * MINUTE_MILLIS), Ids.first(each.end() * MINUTE_MILLIS))));
        if (posts.isEmpty()) {
            return List.of();
        }
        List<SharedPageStore.Shared> honest = database.read(tx -> {
            ReputationPolicy policy = policies.now(tx, clock.millis());
            List<SharedPageStore.Shared> kept = new ArrayList<>();
            for (SharedPageStore.Shared each : store.most(tx, posts.get(), TellingPhrases.LEAST_PEOPLE, CANDIDATES)) {
                if (!each.page().site().equals(home)
                        && isHonest(texts.byIds(tx, store.linking(tx, posts.get(), each.link(), POSTS_READ), policy))) {
                    kept.add(each);
                }
            }
            return kept;
        });
        Map<LinkUrl, Card> previews =
                cards.ofPages(honest.stream().map(SharedPageStore.Shared::page).toList());
        return honest.stream()
                .map(each -> new SharedPage(each.page(), each.people(), Optional.ofNullable(previews.get(each.page()))))
                .toList();
    }

    /** Whether the posts that link to a page are mostly no spam, and by enough people. */
    private static boolean isHonest(List<PhraseStore.Text> posts) {
        Map<Long, Double> trust = new HashMap<>();
        Map<Long, Boolean> honest = new HashMap<>();
        for (PhraseStore.Text each : posts) {
            boolean counts = each.trust() > 0 && Penalty.weight(Penalty.of(each.text())) > 0;
            honest.merge(each.author(), counts, Boolean::logicalOr);
            trust.put(each.author(), each.trust());
        }
        List<Long> people = honest.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        return people.size() >= TellingPhrases.LEAST_PEOPLE
                && 2 * people.size() >= honest.size()
                && people.stream()
                                .mapToDouble(each -> trust.getOrDefault(each, 0.0))
                                .sum()
                        >= LEAST_TRUST;
    }
}
