package org.groundswell.search.index;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words as Lucene reads them, each at the position after the one before. Splitting a text a second time is saved. */
final class WordStream extends TokenStream {
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private List<String> words = List.of();
    private int next;

    /** This stream, with other words. */
    WordStream of(List<String> others) {
        words = others;
        next = 0;
        return this;
    }

    @Override
    public boolean incrementToken() {
        if (next == words.size()) {
            return false;
        }
        clearAttributes();
        word.append(words.get(next++));
        return true;
    }
}
