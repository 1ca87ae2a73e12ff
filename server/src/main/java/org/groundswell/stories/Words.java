package org.groundswell.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text with figures, each with its source. */
public record Words(List<Piece> pieces) {
    /** @param figure the figure; null for plain text */
    public record Piece(String text, @Nullable Figure figure) {}

    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** The figures in the text. */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.figure() != null) {
                figures.add(piece.figure());
            }
        }
        return figures;
    }

    static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();

        Builder text(String text) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, null));
            }
            return this;
        }

        Builder figure(Figure figure) {
            pieces.add(new Piece(figure.shown(), figure));
            return this;
        }

        Words build() {
            return new Words(List.copyOf(pieces));
        }
    }
}
