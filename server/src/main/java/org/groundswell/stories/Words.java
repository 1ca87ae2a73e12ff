package org.groundswell.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A text with figures, each with its source. */
public record Words(List<Piece> pieces) {
    /** @param figure empty for plain text */
    public record Piece(String text, Optional<Figure> figure) {}

    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** The figures in the text. */
    public List<Figure> figures() {
        return pieces.stream().flatMap(piece -> piece.figure().stream()).toList();
    }

    static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();

        Builder text(String text) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, Optional.empty()));
            }
            return this;
        }

        Builder figure(Figure figure) {
            pieces.add(new Piece(figure.shown(), Optional.of(figure)));
            return this;
        }

        Words build() {
            return new Words(List.copyOf(pieces));
        }
    }
}
