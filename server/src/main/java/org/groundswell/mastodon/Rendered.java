package org.groundswell.mastodon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps rendered entities, each with the values that it was rendered from. An entity is used again as long as these values
 * are equal to the ones just read, so it can't be stale, whichever process changed them, and is never invalidated.
 *
 * @param <K> its id
 * @param <S> all values that it shows
 */
final class Rendered<K, S> {
    /** The memory of the values beside the rendered bytes, which contain their texts again: two strings of UTF-16 at most. */
    private static final int SOURCE = 3;

    private static final int OVERHEAD = 600;

    private record Entry<S>(S source, List<byte[]> pieces) {
        int weight() {
            int bytes = pieces.stream().mapToInt(piece -> piece.length).sum();
            return OVERHEAD + SOURCE * bytes;
        }
    }

    private final Cache<K, Entry<S>> entries;
    private final Function<S, byte[]> render;

    /**
     * @param bytes how much memory it may take, roughly; the entities least likely to be asked for are evicted
     * @param render renders an object, with holes if need be
     */
    Rendered(long bytes, Function<S, byte[]> render) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(bytes)
                // Evictions are quick here: handing them to another thread costs more.
                .executor(Runnable::run)
                .weigher((K _, Entry<S> entry) -> entry.weight())
                .build();
        this.render = render;
    }

    /** The pieces of an entity around its holes, as {@link Splice#around} makes them. */
    List<byte[]> of(K id, S source) {
        Entry<S> known = entries.getIfPresent(id);
        if (known != null && known.source().equals(source)) {
            return known.pieces();
        }
        List<byte[]> pieces = once(source);
        entries.put(id, new Entry<>(source, pieces));
        return pieces;
    }

    /** The same, rendered without being kept. */
    List<byte[]> once(S source) {
        return Splice.around(render.apply(source));
    }
}
