package org.groundswell.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * All that people read, by key: ICU message patterns with named arguments, in {@code resources/messages}. A language is a
 * folder, a topic a file in it, so that a feature brings a file of its own; {@code messages/index} lists the files, since a
 * jar can't be listed. Everything is read and parsed at the start: a broken pattern stops the server before it serves.
 *
 * <p>A message that a language doesn't have is the English one.
 */
public final class Messages {
    private static final String FOLDER = "/messages/";
    private static final String INDEX = FOLDER + "index";
    private static final Locale DEFAULT = Locale.ENGLISH;

    private final Translator english;
    private final Map<String, Translator> translators;

    private Messages(Translator english, Map<String, Translator> translators) {
        this.english = english;
        this.translators = Map.copyOf(translators);
    }

    /** @throws IllegalStateException if a file is missing, a key stands there twice or a pattern can't be parsed */
    public static Messages load() {
        Map<String, Map<String, String>> patterns = new LinkedHashMap<>();
        for (String file : index()) {
            String language = file.substring(0, file.indexOf('/'));
            Map<String, String> known = patterns.computeIfAbsent(language, _ -> new HashMap<>());
            read(file).forEach((key, pattern) -> {
                if (known.put(key, pattern) != null) {
                    throw new IllegalStateException(file + ": " + key + " is in the bundles twice");
                }
            });
        }
        return of(patterns);
    }

    /** @param patterns by language tag and key, English among them */
    static Messages of(Map<String, Map<String, String>> patterns) {
        Map<String, String> english = patterns.get(DEFAULT.toLanguageTag());
        if (english == null) {
            throw new IllegalStateException("there are no messages in English");
        }
        Map<String, MessageTemplate> base = templates(english, DEFAULT);
        Map<String, Translator> translators = new HashMap<>();
        patterns.forEach((tag, own) -> {
            Locale locale = Locale.forLanguageTag(tag);
            Map<String, MessageTemplate> all = new HashMap<>(base);
            all.putAll(templates(own, locale));
            translators.put(tag, new Translator(locale, all));
        });
        return new Messages(new Translator(DEFAULT, base), translators);
    }

    /** The messages in a language, or in English if there are none in it. */
    public Translator in(Locale locale) {
        Translator exact = translators.get(locale.toLanguageTag());
        return exact == null ? translators.getOrDefault(locale.getLanguage(), english) : exact;
    }

    public Translator english() {
        return english;
    }

    private static Map<String, MessageTemplate> templates(Map<String, String> patterns, Locale locale) {
        Map<String, MessageTemplate> templates = new HashMap<>();
        patterns.forEach((key, pattern) -> templates.put(key, template(key, pattern, locale)));
        return templates;
    }

    private static MessageTemplate template(String key, String pattern, Locale locale) {
        try {
            return new MessageTemplate(pattern, locale);
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException("message " + key + " is no pattern: " + pattern, broken);
        }
    }

    /** The files, such as {@code en/errors.properties}. */
    private static List<String> index() {
        try (BufferedReader reader = new BufferedReader(open(INDEX))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(String file) {
        Map<String, String> patterns = new HashMap<>();
        Properties properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object pattern) {
                String earlier = patterns.put((String) key, (String) pattern);
                if (earlier != null) {
                    throw new IllegalStateException(file + ": " + key + " is in it twice");
                }
                return pattern;
            }
        };
        try (Reader reader = open(FOLDER + file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }

    private static Reader open(String path) {
        InputStream input = Messages.class.getResourceAsStream(path);
        if (input == null) {
            throw new IllegalStateException("there is no " + path);
        }
        return new InputStreamReader(input, StandardCharsets.UTF_8);
    }
}
