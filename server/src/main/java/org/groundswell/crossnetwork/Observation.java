package org.groundswell.crossnetwork;

import java.time.Instant;
import java.util.List;
import org.groundswell.model.TagName;

/** An event on another network. Its content is untrusted, so its size is limited. */
sealed interface Observation {
    /** The number of tags of a post that count. Tags that are too long don't count. */
    int MOST_TAGS = 20;

    /** The limit of ids in characters, longer than those of any known network. */
    int LONGEST_ID = 512;

    /** Whether its ids are valid. */
    boolean isPlausible();

    /**
     * A public post.
     *
     * @param post the network's id of the post
     * @param author the network's id of the author
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

    /** A post was deleted. */
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
