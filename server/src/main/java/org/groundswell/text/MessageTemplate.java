package org.groundswell.text;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A message's pattern, parsed once. Without plurals and choices it is a list of words and arguments, which is all that
 * formatting needs. For others ICU's {@code MessageFormat} is asked, which one thread at a time may use: idle ones are kept
 * for the next thread, never more than threads that formatted this message at the same time.
 */
final class MessageTemplate {
    /** A code point that is no character (Unicode, section 23.7), and so in no pattern. */
    private static final char MARK = '\uFDD0';

    /** As {@code MessageFormat} writes numbers that have no format of their own. */
    private final LocalizedNumberFormatter numbers;

    private final Set<String> arguments;
    /** The arguments that are used without a format. */
    private final List<String> plain;
    /** Words, and arguments without their values; null if that depends on the values. */
    private final @Nullable List<MessagePart> fixed;

    private final MessageFormat prototype;
    private final Queue<MessageFormat> idle = new ConcurrentLinkedQueue<>();

    /** @throws IllegalArgumentException if that is no pattern, or numbers its arguments instead of naming them */
    MessageTemplate(String pattern, Locale locale) {
        if (pattern.indexOf(MARK) >= 0) {
            throw new IllegalArgumentException("a code point that is no character: " + pattern);
        }
        Map<String, Boolean> isPlain = argumentsOf(pattern);
        this.numbers = NumberFormatter.withLocale(locale).precision(Precision.maxFraction(3));
        this.arguments = Set.copyOf(isPlain.keySet());
        this.plain = isPlain.keySet().stream().filter(isPlain::get).toList();
        this.prototype = new MessageFormat(pattern, locale);
        this.fixed = plain.size() == arguments.size() ? split(prototype.format(marked(Map.of()))) : null;
    }

    /** The names of its arguments, also of those within a plural or a choice. */
    Set<String> arguments() {
        return arguments;
    }

    String format(Map<String, Object> values) {
        if (fixed == null) {
            return icu(values);
        }
        if (arguments.isEmpty()) {
            return fixed.isEmpty() ? "" : fixed.getFirst().text();
        }
        StringBuilder text = new StringBuilder();
        for (MessagePart part : fixed) {
            text.append(valued(part, values).text());
        }
        return text.toString();
    }

    /**
     * The text in pieces: each argument that the pattern names without a format, also within a plural or a choice, and the
     * words between them. Such arguments are formatted as marks, and the marks replaced by their values afterwards, so that
     * nothing in a value can pass for an argument.
     */
    List<MessagePart> parts(Map<String, Object> values) {
        List<MessagePart> parts = fixed == null ? split(icu(marked(values))) : fixed;
        return parts.stream().map(part -> valued(part, values)).toList();
    }

    private Map<String, Object> marked(Map<String, Object> values) {
        Map<String, Object> marked = new HashMap<>(values);
        for (int i = 0; i < plain.size(); i++) {
            marked.put(plain.get(i), "" + MARK + (char) i);
        }
        return marked;
    }

    private List<MessagePart> split(String marked) {
        List<MessagePart> parts = new ArrayList<>();
        int from = 0;
        for (int mark = marked.indexOf(MARK); mark >= 0; mark = marked.indexOf(MARK, from)) {
            addWords(parts, marked.substring(from, mark));
            parts.add(new MessagePart(plain.get(marked.charAt(mark + 1)), ""));
            from = mark + 2;
        }
        addWords(parts, marked.substring(from));
        return parts;
    }

    private static void addWords(List<MessagePart> parts, String words) {
        if (!words.isEmpty()) {
            parts.add(new MessagePart("", words));
        }
    }

    /** An argument with its value, as ICU shows it: a missing one is its name in braces. */
    private MessagePart valued(MessagePart part, Map<String, Object> values) {
        if (part.argument().isEmpty()) {
            return part;
        }
        String text = switch (values.get(part.argument())) {
            case null -> "{" + part.argument() + "}";
            case Number number -> numbers.format(number).toString();
            case Object value -> value.toString();
        };
        return new MessagePart(part.argument(), text);
    }

    private String icu(Map<String, Object> values) {
        MessageFormat format = take();
        String text = format.format(values);
        idle.add(format);
        return text;
    }

    private MessageFormat take() {
        MessageFormat format = idle.poll();
        return format == null ? prototype.clone() : format;
    }

    /** The names of a pattern's arguments, and whether each is used without a format only. */
    private static Map<String, Boolean> argumentsOf(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Map<String, Boolean> arguments = new TreeMap<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                throw new IllegalArgumentException("an argument without a name: " + text);
            }
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                boolean isPlain = pattern.getPart(i - 1).getArgType() == MessagePattern.ArgType.NONE;
                arguments.merge(pattern.getSubstring(part), isPlain, Boolean::logicalAnd);
            }
        }
        return arguments;
    }
}
