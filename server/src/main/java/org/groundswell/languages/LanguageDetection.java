package org.groundswell.languages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.groundswell.model.LanguageCode;

/**
 * Detects languages of posts: by the script where that decides, otherwise by a statistical model, if it is sure enough.
 * Takes about 0.1 milliseconds a text; the model is loaded when it is first needed, in about a second. docs/trends.md
 * has the precision. What is detected is never stored as the language that an author stated.
 */
public final class LanguageDetection {
    /** Only the beginning of a text is read. */
    private static final int LONGEST = 500;
    /** The least number of letters for the model. */
    private static final int FEWEST_LETTERS = 16;
    /** How many times as likely the language is as the next one, in texts of at least {@link #LONG} letters. */
    private static final double SURE = 1.1;

    private static final double SURE_IF_SHORT = 1.15;
    private static final int LONG = 40;
    /** The same, and the number of letters, for another language than the stated one. */
    private static final double SURE_AGAINST_STATED = 2;

    private static final int FEWEST_AGAINST_STATED = 30;

    private static final Pattern NOT_OWN = Pattern.compile("https?://\\S+|[#＃@]\\S+");

    private LanguageDetection() {}

    /** The language of a text, as ISO 639-1 or 639-3; empty if it is too short or not clear. */
    public static Optional<LanguageCode> detect(String text) {
        return best(own(text)).flatMap(LanguageCode::parse);
    }

    /**
     * The language of a text whose author's app states one, or none.
     *
     * @param stated a language tag, or empty
     * @return the stated one unless the text is clearly in another
     */
    public static String plausible(String text, String stated) {
        if (stated.isEmpty()) {
            return detect(text).map(LanguageCode::tag).orElse("");
        }
        return another(own(text), Locale.forLanguageTag(stated).getLanguage()).orElse(stated);
    }

    private static Optional<String> best(String own) {
        Scripts scripts = new Scripts(own);
        Optional<String> byScript = scripts.language();
        if (byScript.isPresent() || scripts.letters() < FEWEST_LETTERS) {
            return byScript;
        }
        List<Map.Entry<String, Double>> likeliest = LanguageModel.likelihoods(own).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(2)
                .toList();
        boolean sure = likeliest.getFirst().getValue()
                >= (scripts.letters() < LONG ? SURE_IF_SHORT : SURE)
                        * likeliest.getLast().getValue();
        return sure ? Optional.of(likeliest.getFirst().getKey()) : Optional.empty();
    }

    /** The language of a text that is clearly not in the stated one. */
    private static Optional<String> another(String own, String stated) {
        Scripts scripts = new Scripts(own);
        Optional<String> byScript = scripts.language();
        if (byScript.isPresent()) {
            return byScript.filter(language -> !isWrittenLike(stated, language));
        }
        if (scripts.letters() < FEWEST_AGAINST_STATED) {
            return Optional.empty();
        }
        Map<String, Double> likelihoods = LanguageModel.likelihoods(own);
        Double ofStated = likelihoods.get(stated.equals("tl") ? "fil" : stated.equals("no") ? "nb" : stated);
        // A language that the model doesn't know can't be ruled out.
        return ofStated == null
                ? Optional.empty()
                : best(own)
                        .filter(language -> likelihoods.getOrDefault(language, 0.0) >= SURE_AGAINST_STATED * ofStated);
    }

    /** Whether the script of a language is used by another one too. */
    private static boolean isWrittenLike(String stated, String language) {
        return switch (language) {
            case "zh" -> List.of("zh", "ja", "yue", "nan", "wuu", "hak").contains(stated);
            case "he" -> List.of("he", "iw", "yi", "ji").contains(stated);
            case "bn" -> List.of("bn", "as").contains(stated);
            default -> stated.equals(language);
        };
    }

    private static String own(String text) {
        String beginning = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return NOT_OWN.matcher(beginning)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
