package org.groundswell.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.Visibility;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Converts events to JSON and back. Ids are numbers, times milliseconds since the epoch, visibility and provenance the
 * names that the API uses; null fields are omitted. {@code golden/events} in the tests has an example of each kind.
 */
final class EventCodec {
    /** The version of the payloads this program writes. */
    static final int VERSION = 2;

    private final EventsVersion1 version1 = new EventsVersion1();
    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule()
                    .addSerializer(AccountId.class, new NumberOf<>(AccountId::value))
                    .addSerializer(StatusId.class, new NumberOf<>(StatusId::value))
                    .addSerializer(Instant.class, new NumberOf<>(Instant::toEpochMilli))
                    .addSerializer(TagName.class, new TextOf<>(TagName::key))
                    .addSerializer(Visibility.class, new TextOf<>(Visibility::apiName))
                    .addSerializer(Provenance.class, new TextOf<>(Provenance::wireName))
                    .addSerializer(DeletedBy.class, new TextOf<>(DeletedBy::wireName))
                    .addDeserializer(AccountId.class, new OfNumber<>(AccountId::new))
                    .addDeserializer(StatusId.class, new OfNumber<>(StatusId::new))
                    .addDeserializer(Instant.class, new OfNumber<>(Instant::ofEpochMilli))
                    .addDeserializer(TagName.class, new OfText<>(TagName::new))
                    .addDeserializer(Visibility.class, new OfText<>(EventCodec::visibility))
                    .addDeserializer(Provenance.class, new OfText<>(Provenance::named))
                    .addDeserializer(DeletedBy.class, new OfText<>(DeletedBy::named)))
            .build();

    String write(Event event) {
        return json.writeValueAsString(event);
    }

    /** @throws IllegalStateException if the kind or version is unknown: a newer program has written to this log */
    Event read(String kind, int version, String payload) {
        return switch (version) {
            case 1 -> version1.read(EventType.named(kind), payload);
            case VERSION -> json.readValue(payload, EventType.named(kind).type());
            default ->
                throw new IllegalStateException("the event log holds an event of version " + version
                        + ", this program knows versions up to " + VERSION
                        + "; run the version that wrote it, or a newer"
                        + " one");
        };
    }

    private static Visibility visibility(String name) {
        return Visibility.named(name).orElseThrow(() -> new IllegalStateException("no visibility is called " + name));
    }

    private interface ToLong<T> {
        long of(T value);
    }

    private interface FromLong<T> {
        T of(long value);
    }

    private interface ToText<T> {
        String of(T value);
    }

    private interface FromText<T> {
        T of(String value);
    }

    private static final class NumberOf<T> extends ValueSerializer<T> {
        private final ToLong<T> number;

        NumberOf(ToLong<T> number) {
            this.number = number;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(number.of(value));
        }
    }

    private static final class OfNumber<T> extends ValueDeserializer<T> {
        private final FromLong<T> maker;

        OfNumber(FromLong<T> maker) {
            this.maker = maker;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return maker.of(parser.getLongValue());
        }
    }

    private static final class TextOf<T> extends ValueSerializer<T> {
        private final ToText<T> text;

        TextOf(ToText<T> text) {
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(text.of(value));
        }
    }

    private static final class OfText<T> extends ValueDeserializer<T> {
        private final FromText<T> maker;

        OfText(FromText<T> maker) {
            this.maker = maker;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return maker.of(parser.getString());
        }
    }
}
