package org.groundswell.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block's part of the article.
 *
 * @param part empty if the block is left out
 * @param absence why there is nothing to show; a map has a part even then
 */
record Piece(Optional<Article.Part> part, Optional<Absence> absence) {
    static Piece of(Article.Part part) {
        return new Piece(Optional.of(part), Optional.empty());
    }

    static Piece without(Absence absence) {
        return new Piece(Optional.empty(), Optional.of(absence));
    }

    static Piece of(Optional<Article.Part> part, Absence otherwise) {
        return part.map(Piece::of).orElseGet(() -> without(otherwise));
    }

    /** Leaves out what has nothing to stand beside: headings, and the posts that were set aside where none are quoted. */
    static List<Piece> shown(List<Piece> pieces) {
        return withoutEmptyHeadings(withoutPoolOfNothing(pieces));
    }

    /** The posts that were set aside are only of interest beside those that were selected. */
    private static List<Piece> withoutPoolOfNothing(List<Piece> pieces) {
        boolean quotes =
                pieces.stream().flatMap(piece -> piece.part().stream()).anyMatch(Article.Part.Quote.class::isInstance);
        return pieces.stream()
                .map(piece -> quotes || piece.part().filter(Piece::isPool).isEmpty()
                        ? piece
                        : Piece.without(Absence.NO_FACTS))
                .toList();
    }

    private static boolean isPool(Article.Part part) {
        return part instanceof Article.Part.Passage(var name, var _) && name.equals(SentenceWriter.POOL);
    }

    /** Leaves out headings with nothing below them, of two headings in a row the first. */
    private static List<Piece> withoutEmptyHeadings(List<Piece> pieces) {
        List<Piece> kept = new ArrayList<>();
        boolean below = false;
        for (Piece piece : pieces.reversed()) {
            boolean heading =
                    piece.part().filter(Article.Part.Heading.class::isInstance).isPresent();
            kept.add(heading && !below ? Piece.without(Absence.NOTHING_BELOW) : piece);
            below = !heading && (below || piece.part().isPresent());
        }
        return kept.reversed();
    }
}
