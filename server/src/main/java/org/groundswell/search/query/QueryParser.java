package org.groundswell.search.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.model.Acct;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;

/**
 * Reads searches: {@code word "a phrase" #tag operator:value}, each with an optional {@code -} that excludes it. One pass
 * over the text. A quotation mark without a second one begins a phrase that lasts to the end. A word with a colon that is no
 * operator is a word.
 *
 * <p>An operator whose value makes no sense is refused: leaving it out would find what was not asked for.
 */
public final class QueryParser {
    /** The longest text of a search, in UTF-16 units: more than any name or address of a page has. */
    public static final int LONGEST = 500;
    /** The number of clauses that count; further ones are left out. */
    public static final int MOST_CLAUSES = 32;

    private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D";

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private int at;

    private QueryParser(String text) {
        this.text = text;
    }

    /** @throws Refusal.Invalid if it is too long, or an operator has a value that makes no sense */
    public static SearchQuery parse(String typed) {
        if (typed.length() > LONGEST) {
            throw new Refusal.Invalid("q", "error.too_long", "most", LONGEST);
        }
        return new QueryParser(typed).query();
    }

    private SearchQuery query() {
        skipSpace();
        while (at < text.length() && clauses.size() < MOST_CLAUSES) {
            boolean excluded = text.charAt(at) == '-' && at + 1 < text.length() && !isSpace(text.charAt(at + 1));
            if (excluded) {
                at++;
            }
            condition().ifPresent(condition -> clauses.add(new Clause(condition, excluded)));
            skipSpace();
        }
        return new SearchQuery(List.copyOf(clauses));
    }

    private Optional<Condition> condition() {
        if (isQuote(text.charAt(at))) {
            return Optional.of(new Condition.Phrase(phrase()))
                    .filter(phrase -> hasWord(phrase.text()))
                    .map(each -> each);
        }
        String word = word();
        if (word.startsWith("#") || word.startsWith("\uFF03")) {
            return TagName.parse(word.substring(1))
                    .filter(tag -> !tag.key().isEmpty())
                    .map(Condition.Tagged::new);
        }
        int colon = word.indexOf(':');
        if (colon > 0) {
            String operator = word.substring(0, colon).toLowerCase(Locale.ROOT);
            Optional<Condition> found = operator(operator, word.substring(colon + 1));
            if (found.isPresent()) {
                return found;
            }
        }
        return hasWord(word) ? Optional.of(new Condition.Word(word)) : Optional.empty();
    }

    /** Empty if there is no such operator. */
    private static Optional<Condition> operator(String operator, String value) {
        return switch (operator) {
            case "from" -> Optional.of(new Condition.From(person(operator, value)));
            case "to" -> Optional.of(new Condition.To(person(operator, value)));
            case "mentions" -> Optional.of(new Condition.Mentions(person(operator, value)));
            case "has" -> Optional.of(new Condition.Has(one(Attachment.values(), operator, value)));
            case "is" -> Optional.of(new Condition.Is(one(Trait.values(), operator, value)));
            case "in" -> Optional.of(new Condition.In(one(Scope.values(), operator, value)));
            case "language" -> Optional.of(new Condition.InLanguage(language(value)));
            case "before" ->
                Optional.of(new Condition.Written(
                        Instant.EPOCH, period(operator, value).from()));
            case "after" ->
                Optional.of(new Condition.Written(period(operator, value).to(), Period.LAST));
            case "during" -> {
                Period period = period(operator, value);
                yield Optional.of(new Condition.Written(period.from(), period.to()));
            }
            default -> Optional.empty();
        };
    }

    private static Person person(String operator, String value) {
        if (value.equalsIgnoreCase("me") || value.equalsIgnoreCase("@me")) {
            return new Person.Me();
        }
        return Acct.parse(value).map(Person.Named::new).orElseThrow(() -> unreadable("account", operator, value));
    }

    private static LanguageCode language(String value) {
        return LanguageCode.parse(value).orElseThrow(() -> unreadable("language", "language", value));
    }

    private static Period period(String operator, String value) {
        return Period.parse(value).orElseThrow(() -> unreadable("date", operator, value));
    }

    /** @param expected the kind of value that is expected, as keys of messages name it */
    private static Refusal.Invalid unreadable(String expected, String operator, String value) {
        String key = "search.error." + expected;
        if (value.isEmpty()) {
            String missing = key + ".missing";
            return new Refusal.Invalid("q", missing, "operator", operator);
        }
        return new Refusal.Invalid("q", key, "operator", operator, "value", value);
    }

    private static <E extends Enum<E>> E one(E[] all, String operator, String value) {
        return Arrays.stream(all)
                .filter(each -> wordOf(each).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> {
                    String values = Arrays.stream(all).map(QueryParser::wordOf).collect(Collectors.joining(", "));
                    return value.isEmpty()
                            ? new Refusal.Invalid(
                                    "q", "search.error.value.missing", "operator", operator, "values", values)
                            : new Refusal.Invalid(
                                    "q", "search.error.value", "operator", operator, "value", value, "values", values);
                });
    }

    private static String wordOf(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    private String phrase() {
        int begin = ++at;
        while (at < text.length() && !isQuote(text.charAt(at))) {
            at++;
        }
        String phrase = text.substring(begin, at);
        at = Math.min(text.length(), at + 1);
        return phrase;
    }

    private String word() {
        int begin = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && !isQuote(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean hasWord(String text) {
        return !text.isBlank();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }
}
