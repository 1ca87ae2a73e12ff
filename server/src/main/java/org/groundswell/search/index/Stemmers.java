package org.groundswell.search.index;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.te.TeluguStemFilter;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * Finds the stems of words. A text has the stems of its own language. A search has those of every language of its script,
 * since it doesn't say its language; the words themselves are always compared too. Not thread-safe.
 */
final class Stemmers {
    private record Stemming(UnicodeScript script, UnaryOperator<TokenStream> filter) {}

    /** By language, ISO 639-1 or 639-3. */
    private static final Map<String, Stemming> BY_LANGUAGE = Map.ofEntries(
            latin("ca", words -> new SnowballFilter(words, new CatalanStemmer())),
            latin("cs", CzechStemFilter::new),
            latin("da", words -> new SnowballFilter(words, new DanishStemmer())),
            latin("de", GermanLightStemFilter::new),
            latin("en", PorterStemFilter::new),
            latin("es", SpanishLightStemFilter::new),
            latin("et", words -> new SnowballFilter(words, new EstonianStemmer())),
            latin("eu", words -> new SnowballFilter(words, new BasqueStemmer())),
            latin("fi", FinnishLightStemFilter::new),
            latin("fr", FrenchLightStemFilter::new),
            latin("ga", words -> new SnowballFilter(words, new IrishStemmer())),
            latin("gl", GalicianStemFilter::new),
            latin("hu", HungarianLightStemFilter::new),
            latin("id", IndonesianStemFilter::new),
            latin("it", ItalianLightStemFilter::new),
            latin("lt", words -> new SnowballFilter(words, new LithuanianStemmer())),
            latin("lv", LatvianStemFilter::new),
            latin("nb", NorwegianLightStemFilter::new),
            latin("nl", words -> new SnowballFilter(words, new DutchStemmer())),
            latin("no", NorwegianLightStemFilter::new),
            latin("pt", PortugueseLightStemFilter::new),
            latin("ro", words -> new SnowballFilter(words, new RomanianStemmer())),
            latin("sv", SwedishLightStemFilter::new),
            latin("tr", words -> new SnowballFilter(words, new TurkishStemmer())),
            entry("ar", UnicodeScript.ARABIC, ArabicStemFilter::new),
            entry("bg", UnicodeScript.CYRILLIC, BulgarianStemFilter::new),
            entry("bn", UnicodeScript.BENGALI, BengaliStemFilter::new),
            entry("ckb", UnicodeScript.ARABIC, SoraniStemFilter::new),
            entry("el", UnicodeScript.GREEK, GreekStemFilter::new),
            entry("fa", UnicodeScript.ARABIC, PersianStemFilter::new),
            entry("hi", UnicodeScript.DEVANAGARI, HindiStemFilter::new),
            entry("hy", UnicodeScript.ARMENIAN, words -> new SnowballFilter(words, new ArmenianStemmer())),
            entry("ne", UnicodeScript.DEVANAGARI, words -> new SnowballFilter(words, new NepaliStemmer())),
            entry("ru", UnicodeScript.CYRILLIC, RussianLightStemFilter::new),
            entry("ta", UnicodeScript.TAMIL, words -> new SnowballFilter(words, new TamilStemmer())),
            entry("te", UnicodeScript.TELUGU, TeluguStemFilter::new));

    private static final int SHORTEST_WORD = 3;

    private final Map<String, WordStemmer> used = new HashMap<>();

    /** The stems of words in a language that differ from the words themselves; none for a language without a stemmer. */
    Set<String> stems(Set<String> words, String language) {
        Set<String> stems = new LinkedHashSet<>();
        if (BY_LANGUAGE.containsKey(language)) {
            for (String word : words) {
                stem(word, language).filter(stem -> !words.contains(stem)).ifPresent(stems::add);
            }
        }
        return stems;
    }

    /** The stems that a word has in the languages of its script, itself included. */
    Set<String> stems(String word) {
        Set<String> stems = new LinkedHashSet<>(List.of(word));
        for (String language : languagesOf(word)) {
            stem(word, language).ifPresent(stems::add);
        }
        return stems;
    }

    private Optional<String> stem(String word, String language) {
        Stemming stemming = BY_LANGUAGE.get(language);
        if (stemming == null || word.length() < SHORTEST_WORD || scriptOf(word) != stemming.script()) {
            return Optional.empty();
        }
        String stem = used.computeIfAbsent(language, _ -> new WordStemmer(stemming.filter()))
                .stem(word);
        return stem.isEmpty() ? Optional.empty() : Optional.of(stem);
    }

    private static List<String> languagesOf(String word) {
        UnicodeScript script = scriptOf(word);
        List<String> languages = new ArrayList<>();
        BY_LANGUAGE.forEach((language, stemming) -> {
            if (stemming.script() == script) {
                languages.add(language);
            }
        });
        return languages;
    }

    private static UnicodeScript scriptOf(String word) {
        return UnicodeScript.of(word.codePointAt(0));
    }

    private static Map.Entry<String, Stemming> latin(String language, UnaryOperator<TokenStream> filter) {
        return entry(language, UnicodeScript.LATIN, filter);
    }

    private static Map.Entry<String, Stemming> entry(
            String language, UnicodeScript script, UnaryOperator<TokenStream> filter) {
        return Map.entry(language, new Stemming(script, filter));
    }
}
