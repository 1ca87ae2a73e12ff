package org.groundswell.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Applies a stemmer to one word at a time. Not thread-safe. */
final class WordStemmer {
    private final OneWord word = new OneWord();
    private final TokenStream stemmed;

    WordStemmer(UnaryOperator<TokenStream> filter) {
        this.stemmed = filter.apply(word);
    }

    String stem(String text) {
        word.set(text);
        try {
            stemmed.incrementToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return word.text();
    }

    /** A stream of a single word, which the stemmer changes in place. */
    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        void set(String text) {
            clearAttributes();
            term.setEmpty().append(text);
        }

        String text() {
            return term.toString();
        }

        @Override
        public boolean incrementToken() {
            return true;
        }
    }
}
