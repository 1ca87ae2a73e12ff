package org.groundswell.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Splits a text into words, in any script, by the rules of Unicode (UAX #29) and by dictionary where a script has no spaces.
 * Case, width, accents and other marks make no difference (UTR #30). Chinese, Japanese and Korean become overlapping pairs of
 * characters. Texts and searches are split by the same rules.
 */
final class WordAnalyzer extends Analyzer {
    /** In UTF-16 units. Longer words are cut, which bounds the index of random text. */
    private static final int LONGEST_WORD = 64;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        TokenStream folded = new ICUFoldingFilter(words);
        return new TokenStreamComponents(words, new TruncateTokenFilter(new CJKBigramFilter(folded), LONGEST_WORD));
    }

    /** The words of a text, in order. */
    List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("text", text)) {
            CharTermAttribute word = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
