package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Examples;
import org.groundswell.trends.select.Selection;

/**
 * Selects representative posts of a wave with {@link Selection}, from a sample over its
 * whole duration and its most boosted posts. The same posts give the same selection.
 */
public final class Highlights {
    private static final int COUNT = 6;
    private static final int SPREAD = 400;
    private static final int BOOSTED = 60;
    /** The size of the sample; of fewer posts, all are read. */
    private static final int FEWEST = 6;

    private final Tags tags;
    private final Examples examples;
    private final Waves waves;
    private final Statuses statuses;
    private final LoadingCache<WaveKey, SelectedPosts> found = WaveKey.cache(this::find);

    public Highlights(Tags tags, Statuses statuses, Examples examples, Waves waves) {
        this.statuses = statuses;
        this.tags = tags;
        this.examples = examples;
        this.waves = waves;
    }

    /**
     * The selected posts of one of a tag's waves.
     *
     * @param wave the number of the wave; empty for the main one
     * @param viewer posts that lists don't show to the viewer are left out
     */
    public SelectedPosts of(Tag tag, Optional<Integer> wave, Optional<AccountId> viewer) {
        if (waves.together(tag).stream().mapToLong(Tag::posts).sum() < FEWEST) {
            return SelectedPosts.NONE;
        }
        SelectedPosts selected = found.get(new WaveKey(tag.name(), wave));
        Set<StatusId> shown = statuses
                .posts(viewer, selected.posts().stream().map(Highlight::post).toList())
                .stream()
                .map(Post::id)
                .collect(Collectors.toSet());
        return new SelectedPosts(
                selected.posts().stream()
                        .filter(each -> shown.contains(each.post()))
                        .toList(),
                selected.pool());
    }

    private SelectedPosts find(WaveKey key) {
        Tag tag = tags.get(key.tag().key());
        Set<StatusId> pool = new LinkedHashSet<>(waves.spread(tag, key.wave(), SPREAD));
        pool.addAll(waves.mostBoosted(tag, key.wave(), BOOSTED));
        Selection selection =
                examples.among(waves.together(tag).stream().map(Tag::name).toList(), pool);
        List<Highlight> chosen = selection.best(COUNT).stream()
                .map(each -> new Highlight(new StatusId(each.post().id()), each))
                .sorted(Comparator.comparing(Highlight::post))
                .toList();
        return new SelectedPosts(chosen, SelectedPosts.Pool.of(selection.assessments()));
    }
}
