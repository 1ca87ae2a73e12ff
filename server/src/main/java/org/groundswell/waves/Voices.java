package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Examples;
import org.groundswell.trends.select.Penalty;
import org.groundswell.trends.wave.Joining;

/**
 * Finds accounts that joined a wave and influenced it: accounts with many followers or much boosted posts, after which
 * or through which other people joined. Only discoverable accounts are named.
 */
public final class Voices {
    private static final Duration THROUGH = Duration.ofHours(6);
    private static final int CANDIDATES = 15;
    private static final int MOST = 8;
    private static final int LEAST_DIRECT = 3;
    private static final int LEAST_REACH = 100;
    private static final int LEAST_BOOSTS = 5;
    private static final double SHARE_OF_HOUR = 0.05;

    private final Database database;
    private final Tags tags;
    private final Accounts accounts;
    private final Examples examples;
    private final Waves waves;
    private final VoiceStore store = new VoiceStore();
    private final LoadingCache<WaveKey, List<Voice>> found = WaveKey.cache(this::find);

    public Voices(Database database, Tags tags, Accounts accounts, Examples examples, Waves waves) {
        this.database = database;
        this.tags = tags;
        this.accounts = accounts;
        this.examples = examples;
        this.waves = waves;
    }

    /**
     * The voices of one of a tag's waves, in the order of joining.
     *
     * @param wave the number of the wave; empty for the main one
     * @param viewer voices that the viewer blocks or mutes are left out
     */
    public List<Voice> of(Tag tag, Optional<Integer> wave, Optional<AccountId> viewer) {
        List<Voice> joined = found.get(new WaveKey(tag.name(), wave));
        Set<AccountId> shown = accounts.shown(
                viewer, joined.stream().map(voice -> voice.account().id()).toList());
        return joined.stream()
                .filter(voice -> shown.contains(voice.account().id()))
                .toList();
    }

    private List<Voice> find(WaveKey key) {
        Tag tag = tags.get(key.tag().key());
        List<Joining> joinings = waves.joinings(tag, key.wave(), CANDIDATES);
        if (joinings.isEmpty()) {
            return List.of();
        }
        Set<AccountId> people = joinings.stream()
                .map(joining -> new AccountId(joining.person()))
                .collect(Collectors.toSet());
        Set<AccountId> nameable = examples.nameable(people);
        Map<AccountId, Account> known = accounts.all(nameable);
        List<Voice> voices = new ArrayList<>();
        for (Joining joining : joinings) {
            Account account = known.get(new AccountId(joining.person()));
            if (account != null && !isSpam(joining)) {
                StatusId post = new StatusId(joining.posts().getFirst());
                voices.add(new Voice(account, joining, post, direct(tag, key.wave(), joining)));
            }
        }
        return voices.stream()
                .filter(Voices::hasInfluence)
                .sorted(Comparator.comparingDouble(voice -> -weight(voice)))
                .limit(MOST)
                .sorted(Comparator.comparing(Voice::post))
                .toList();
    }

    /** Whether the post that a person joined with is spam, or most of the next ones are: they can be much boosted, too. */
    private boolean isSpam(Joining joining) {
        List<Boolean> spam = database.read(tx -> store.texts(tx, joining.posts())).stream()
                .map(text -> Penalty.weight(Penalty.of(text)) == 0)
                .toList();
        return !spam.isEmpty() && (spam.getFirst() || 2 * Collections.frequency(spam, true) > spam.size());
    }

    /**
     * The number of people who joined through a person's posts: they boosted, replied to or quoted one before or with
     * their own first post.
     */
    private int direct(Tag tag, Optional<Integer> wave, Joining joining) {
        long until =
                Ids.first(Ids.instant(joining.posts().getFirst()).plus(THROUGH).toEpochMilli());
        Map<AccountId, StatusId> firstReactions = database.read(tx -> store.firstReactions(tx, joining.posts(), until));
        Set<Long> people =
                firstReactions.keySet().stream().map(AccountId::value).collect(Collectors.toSet());
        Map<Long, Long> firstPosts = waves.firstPosts(tag, wave, people);
        return (int) firstReactions.entrySet().stream()
                .filter(reaction -> {
                    Long first = firstPosts.get(reaction.getKey().value());
                    // Not strictly later: a reply that has the tag is itself the first post.
                    return first != null && first >= reaction.getValue().value() && first < until;
                })
                .count();
    }

    private static boolean hasInfluence(Voice voice) {
        Joining joining = voice.joining();
        boolean known = joining.reach() >= LEAST_REACH && (voice.direct() >= LEAST_DIRECT || voice.isFollowedByRise());
        boolean passedOn = joining.boosted() >= LEAST_BOOSTS && joining.shareOfHour() >= SHARE_OF_HOUR;
        return known || passedOn;
    }

    private static double weight(Voice voice) {
        Joining joining = voice.joining();
        double rise = voice.isFollowedByRise() ? Math.log1p(Math.max(0, joining.after() - joining.expected())) : 0;
        return 2 * Math.log1p(voice.direct())
                + rise
                + Math.log1p(joining.boosted())
                + Math.log10(1.0 + joining.reach()) / 2;
    }
}
