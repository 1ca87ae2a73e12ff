package org.groundswell.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.groundswell.cards.Card;
import org.groundswell.files.FileName;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileType;
import org.groundswell.model.Refusal;
import org.groundswell.stories.Article;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of a story as {@code data:} addresses (RFC 2397): the smaller pictures that lists of posts show, in the order of the
 * story, as long as they fit.
 */
final class InlinePictures {
    private static final Logger LOG = LoggerFactory.getLogger(InlinePictures.class);

    /** Bytes of all pictures of a story. */
    static final long MOST_BYTES = 4 << 20;
    /** Bytes of one. */
    static final long LARGEST = 400 << 10;

    private final Function<FileName, Optional<FileStore.Found>> files;

    /** @param files finds files */
    InlinePictures(Function<FileName, Optional<FileStore.Found>> files) {
        this.files = files;
    }

    /** Pictures that don't fit, aren't there, or can't be read, are left out. */
    Map<FileName, String> of(Article article) {
        return of(names(article));
    }

    Map<FileName, String> of(Set<FileName> names) {
        Map<FileName, String> inlined = new HashMap<>();
        long left = MOST_BYTES;
        try {
            for (FileName name : names) {
                Optional<FileStore.Found> found = files.apply(name);
                if (found.isPresent() && found.get().size() <= Math.min(left, LARGEST)) {
                    inlined.put(name, address(name, found.get()));
                    left -= found.get().size();
                }
            }
        } catch (Refusal.Unavailable | UncheckedIOException | IOException failed) {
            // A story is its words first. The others are left out, too: a store that fails is waited for each time.
            LOG.warn("pictures of a story can't be read: {}", failed.getMessage());
        }
        return inlined;
    }

    private static Set<FileName> names(Article article) {
        Set<FileName> names = new LinkedHashSet<>();
        for (Article.Part part : article.parts()) {
            if (part instanceof Article.Part.Quote quote) {
                quote.media().forEach(each -> each.preview().ifPresent(names::add));
                quote.card().flatMap(Card::image).map(Card.Image::name).ifPresent(names::add);
            } else if (part instanceof Article.Part.Link link) {
                link.card().image().map(Card.Image::name).ifPresent(names::add);
            }
        }
        return names;
    }

    private static String address(FileName name, FileStore.Found found) throws IOException {
        String type = name.type().map(FileType::mediaType).orElse("application/octet-stream");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) found.size());
        found.writeTo(bytes, 0, found.size());
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
