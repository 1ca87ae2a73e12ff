package org.groundswell.trending;

import java.util.List;

/** The live engines: of tags, of posts that many people react to, and of pages that many link to. */
record Boards(Board tags, Board posts, Board links) {
    List<Board> all() {
        return List.of(tags, posts, links);
    }
}
