package org.groundswell.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.groundswell.model.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages in one language. Immutable, and used by any number of threads. A message without arguments costs a look into
 * a map.
 *
 * <p>A key that is in no bundle and an argument that is missing are mistakes of the program. Where assertions are enabled, as
 * in all tests, they are an {@link AssertionError}. In production they are logged, and the key or the argument's name in
 * braces is shown: a page with one odd label is better than no page.
 */
public final class Translator {
    private static final Logger LOG = LoggerFactory.getLogger(Translator.class);

    private final Locale locale;
    private final Map<String, MessageTemplate> templates;
    private final Map<String, DateTimeFormatter> patterns = new ConcurrentHashMap<>();

    Translator(Locale locale, Map<String, MessageTemplate> templates) {
        this.locale = locale;
        this.templates = Map.copyOf(templates);
    }

    /** The language of the messages, which also decides how numbers are written. */
    public Locale locale() {
        return locale;
    }

    /** The keys of all messages. */
    public Set<String> keys() {
        return templates.keySet();
    }

    /** The names of a message's arguments. */
    public Set<String> arguments(String key) {
        MessageTemplate template = template(key);
        return template == null ? Set.of() : template.arguments();
    }

    /** A message without arguments. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /** @param namesAndValues the arguments, as in {@code text("tag.people", "count", 3)} */
    public String text(String key, Object... namesAndValues) {
        return text(new Message(key, namesAndValues));
    }

    public String text(Message message) {
        return text(message.key(), message.arguments());
    }

    private String text(String key, Map<String, Object> arguments) {
        MessageTemplate template = template(key);
        return template == null ? key : template.format(values(key, template, arguments));
    }

    /**
     * A message in pieces, so that a page can put markup around an argument. With the pattern {@code Read the {rules} first}:
     *
     * <pre>{@code
     * @for(var part : t.parts("sign_up.agree", "rules", t.text("sign_up.rules")))
     *   @if(part.is("rules"))<a href="/about">${part.text()}</a>@else${part.text()}@endif
     * @endfor
     * }</pre>
     */
    public List<MessagePart> parts(String key, Object... namesAndValues) {
        MessageTemplate template = template(key);
        return template == null
                ? List.of(new MessagePart("", key))
                : template.parts(values(key, template, new Message(key, namesAndValues).arguments()));
    }

    /** A moment in UTC, written in the pattern that a message has: languages order day and month differently. */
    public String moment(String key, Instant moment) {
        return patterns.computeIfAbsent(key, this::pattern).format(moment);
    }

    private DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(text(key), locale).withZone(ZoneOffset.UTC);
    }

    /** A number with the separators of the language. */
    public String number(long number) {
        return text("number", "number", number);
    }

    /** A message whose key is made at run time, such as a label for a field's name, if there is one. */
    public Optional<String> find(String key) {
        return templates.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    private @Nullable MessageTemplate template(String key) {
        MessageTemplate template = templates.get(key);
        if (template == null) {
            mistake("there is no message " + key);
        }
        return template;
    }

    /** The arguments with the messages among them as texts. */
    private Map<String, Object> values(String key, MessageTemplate template, Map<String, Object> arguments) {
        if (template.arguments().isEmpty()) {
            return arguments;
        }
        if (!arguments.keySet().containsAll(template.arguments())) {
            mistake("message " + key + " needs " + template.arguments() + ", not " + arguments.keySet());
        }
        Map<String, Object> values = new HashMap<>(arguments);
        values.replaceAll((_, value) -> value instanceof Message message ? text(message) : value);
        return values;
    }

    private static void mistake(String what) {
        assert false : what;
        LOG.atError().log(what);
    }
}
