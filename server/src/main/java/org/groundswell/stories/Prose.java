package org.groundswell.stories;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The texts of stories in one language. Messages are ICU patterns in {@code resources/stories}, so translators need no
 * Java; names of countries and languages, dates and numbers are those of CLDR.
 */
public final class Prose {
    private final Language language;
    private final Properties messages = new Properties();
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    private Prose(Language language) {
        this.language = language;
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language.locale());
        String file = "/stories/" + language.code() + ".properties";
        try (InputStream input = Prose.class.getResourceAsStream(file)) {
            if (input == null) {
                throw new IllegalStateException("there is no " + file);
            }
            messages.load(new InputStreamReader(input, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Prose in(Language language) {
        return new Prose(language);
    }

    public Language language() {
        return language;
    }

    /**
     * A message.
     *
     * @param values the arguments of its pattern
     * @throws IllegalArgumentException if there is no such message
     */
    public String say(String key, Map<String, ?> values) {
        String pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("there is no message " + key + " in " + language.code());
        }
        return new MessageFormat(pattern, language.locale()).format(values);
    }

    public String say(String key) {
        return say(key, Map.of());
    }

    /** A message with the figures it names as {@code {name}}, for {@link Figures#fill} to fill in. */
    String sayWithFigures(String key, Figures figures) {
        return sayWithFigures(key, figures, Map.of());
    }

    /**
     * The same.
     *
     * @param more other arguments of the message, which can name figures, too
     */
    String sayWithFigures(String key, Figures figures, Map<String, String> more) {
        Map<String, Object> values = new HashMap<>(more);
        figures.all().forEach(figure -> {
            values.put(figure.name(), "{" + figure.name() + "}");
            if (figure.value() instanceof Number number) {
                values.put(figure.name() + "Count", number);
            } else if (figure.value() instanceof Instant moment) {
                // Spanish says "la 1:00", but "las 2:00".
                values.put(figure.name() + "Hour", utc(moment).getHour());
            }
        });
        return say(key, values);
    }

    /** Parts of a sentence, divided by a semicolon as the language writes it. */
    public String parts(String first, String next) {
        return say("parts", Map.of("first", first, "next", next));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A part of a whole, with one decimal. */
    public String percent(long part, long whole) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(part == 0 || part == whole ? 0 : 1);
        return format.format(whole == 0 ? 0 : (double) part / whole);
    }

    /** A day, in UTC. */
    public String date(Instant moment) {
        return date.format(utc(moment));
    }

    /** A time of day, in UTC. */
    public String time(Instant moment) {
        return time.format(utc(moment));
    }

    /** Day and time, in UTC. */
    public String moment(Instant moment) {
        return date(moment) + ", " + time(moment);
    }

    public String list(Collection<String> items) {
        return ListFormatter.getInstance(language.locale()).format(items);
    }

    /** @param code ISO 3166-1 alpha-2 */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(language.locale());
    }

    /** @param code ISO 639 */
    public String languageName(String code) {
        return Locale.of(code).getDisplayLanguage(language.locale());
    }

    private static ZonedDateTime utc(Instant moment) {
        return moment.atZone(ZoneOffset.UTC);
    }
}
