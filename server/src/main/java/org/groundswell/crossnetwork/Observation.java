package org.groundswell.crossnetwork;

import java.time.Instant;
import java.util.List;
import org.groundswell.model.TagName;

/** Something that happened on another network, which may say anything: what is kept of it is bounded. */
sealed interface Observation {
    /** Tags of a post that count; what is longer than a tag may be does not. */
    int MOST_TAGS = 20;

    /** No network's ids are longer, in characters. */
    int LONGEST_ID = 512;

    /** Whether it names what happened by ids that can be some. */
    boolean isPlausible();

    /**
     * A public post.
     *
     * @param post which post, by an id that is the network's own
     * @param author who, by an id of the network's
     * @param tags without {@code #}; the first {@value #MOST_TAGS} that can be tags
     */
    record Posted(String post, String author, Instant at, List<String> tags) implements Observation {
        public Posted {
            tags = tags.stream()
                    .filter(tag -> !tag.isBlank() && TagName.parse(tag).isPresent())
                    .limit(MOST_TAGS)
                    .toList();
        }

        @Override
        public boolean isPlausible() {
            return isId(post) && isId(author);
        }
    }

    /** A post is gone. */
    record Deleted(String post) implements Observation {
        @Override
        public boolean isPlausible() {
            return isId(post);
        }
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }
}
