package org.groundswell.languages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** The statistical model of Apache OpenNLP, of groups of letters in 103 languages. It takes 50 MB of memory. */
final class LanguageModel {
    private static final String FILE = "/langdetect-183.bin";

    /** The model's codes that aren't the ISO 639-3 codes of the languages that posts state. */
    private static final Map<String, String> SAME = Map.of(
            "arb", "ar", "cmn", "zh", "ekk", "et", "lvs", "lv", "nob", "nb", "pes", "fa", "plt", "mg", "tgl", "fil");

    private static final Map<String, String> TWO_LETTERS = Stream.of(Locale.getISOLanguages())
            .collect(
                    Collectors.toUnmodifiableMap(code -> Locale.of(code).getISO3Language(), code -> code, (a, _) -> a));

    /**
     * Languages of many posts. Others are mistaken for these less often than these for them: Dutch for Afrikaans,
     * Indonesian for Malay, Spanish for Asturian.
     */
    private static final Set<String> COMMON = Set.of(
            "ar", "bg", "cs", "da", "de", "en", "es", "fa", "fi", "fil", "fr", "hi", "hu", "id", "it", "nb", "nl", "pl",
            "pt", "ro", "ru", "sr", "sv", "tr", "uk", "ur", "vi");

    /** By how much the probability of other languages is reduced. */
    private static final double RARE = 0.75;

    private static final class Holder {
        static final LanguageDetectorModel LOADED = load();
    }

    private LanguageModel() {}

    /** How likely each language is, by its code; the values of one text can be compared with each other. */
    static Map<String, Double> likelihoods(String text) {
        Map<String, Double> likelihoods = new HashMap<>();
        // A detector may not be used by two threads; the model may, and making a detector costs little.
        for (Language each : new LanguageDetectorME(Holder.LOADED).predictLanguages(text)) {
            String code = code(each.getLang());
            double prior = COMMON.contains(code) ? 1 : RARE;
            likelihoods.merge(code, prior * each.getConfidence(), Math::max);
        }
        return likelihoods;
    }

    private static String code(String iso3) {
        String same = SAME.get(iso3);
        return same == null ? TWO_LETTERS.getOrDefault(iso3, iso3) : same;
    }

    private static LanguageDetectorModel load() {
        try (InputStream in = Objects.requireNonNull(LanguageModel.class.getResourceAsStream(FILE), FILE)) {
            return new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
