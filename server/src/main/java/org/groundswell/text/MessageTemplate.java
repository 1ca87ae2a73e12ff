package org.groundswell.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.NumberFormat;
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
 * A message's pattern, parsed once. A pattern without arguments is a constant. For others, ICU's {@code MessageFormat} may
 * be used by one thread at a time, so that idle ones are kept for the next thread; there are never more than threads that
 * formatted this message at the same time.
 */
final class MessageTemplate {
    /** A code point that is no character (Unicode, section 23.7), and so in no pattern. */
    private static final char MARK = '\uFDD0';

    private final Locale locale;
    private final Set<String> arguments;
    /** The arguments that are used without a format. */
    private final List<String> plain;

    private final String constant;
    private final MessageFormat prototype;
    private final Queue<MessageFormat> idle = new ConcurrentLinkedQueue<>();

    /** @throws IllegalArgumentException if that is no pattern, or numbers its arguments instead of naming them */
    MessageTemplate(String pattern, Locale locale) {
        if (pattern.indexOf(MARK) >= 0) {
            throw new IllegalArgumentException("a code point that is no character: " + pattern);
        }
        Map<String, Boolean> isPlain = argumentsOf(pattern);
        this.locale = locale;
        this.arguments = Set.copyOf(isPlain.keySet());
        this.plain = isPlain.keySet().stream().filter(isPlain::get).toList();
        this.prototype = new MessageFormat(pattern, locale);
        this.constant = arguments.isEmpty() ? prototype.format(Map.of()) : "";
    }

    /** The names of its arguments, also of those within a plural or a choice. */
    Set<String> arguments() {
        return arguments;
    }

    String format(Map<String, Object> values) {
        if (arguments.isEmpty()) {
            return constant;
        }
        MessageFormat format = take();
        String text = format.format(values);
        idle.add(format);
        return text;
    }

    /**
     * The text in pieces: each argument that the pattern names without a format, also within a plural or a choice, and the
     * words between them. Such arguments are formatted as marks, and the marks replaced by their values afterwards, so that
     * nothing in a value can pass for an argument.
     */
    List<MessagePart> parts(Map<String, Object> values) {
        Map<String, Object> marked = new HashMap<>(values);
        for (int i = 0; i < plain.size(); i++) {
            marked.put(plain.get(i), "" + MARK + (char) i);
        }
        String text = format(marked);
        List<MessagePart> parts = new ArrayList<>();
        int from = 0;
        for (int mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, from)) {
            addWords(parts, text.substring(from, mark));
            String argument = plain.get(text.charAt(mark + 1));
            parts.add(new MessagePart(argument, shown(values.get(argument))));
            from = mark + 2;
        }
        addWords(parts, text.substring(from));
        return parts;
    }

    private static void addWords(List<MessagePart> parts, String words) {
        if (!words.isEmpty()) {
            parts.add(new MessagePart("", words));
        }
    }

    private String shown(@Nullable Object value) {
        return value instanceof Number number ? NumberFormat.getInstance(locale).format(number) : String.valueOf(value);
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
