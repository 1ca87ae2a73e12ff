package org.groundswell.events;

import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Events as JSON, for the table now and for other machines later. The kind is the record's name. */
final class EventCodec {
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(AccountId.class, new NumberOf<>(AccountId::value))
                    .addSerializer(StatusId.class, new NumberOf<>(StatusId::value))
                    .addSerializer(Visibility.class, new NumberOf<>(visibility -> visibility.code()))
                    .addDeserializer(AccountId.class, new OfNumber<>(AccountId::new))
                    .addDeserializer(StatusId.class, new OfNumber<>(StatusId::new))
                    .addDeserializer(Visibility.class, new OfNumber<>(code -> Visibility.ofCode((int) code))))
            .build();

    String kind(Event event) {
        return event.getClass().getSimpleName();
    }

    String write(Event event) {
        return json.writeValueAsString(event);
    }

    /** @throws IllegalStateException if the kind is unknown: a newer program has written to this log */
    Event read(String kind, String payload) {
        return json.readValue(payload, typeOf(kind));
    }

    private static Class<? extends Event> typeOf(String kind) {
        return switch (kind) {
            case "StatusPosted" -> Event.StatusPosted.class;
            case "StatusEdited" -> Event.StatusEdited.class;
            case "StatusDeleted" -> Event.StatusDeleted.class;
            case "Favourited" -> Event.Favourited.class;
            case "Unfavourited" -> Event.Unfavourited.class;
            case "Followed" -> Event.Followed.class;
            case "Unfollowed" -> Event.Unfollowed.class;
            case "AccountCreated" -> Event.AccountCreated.class;
            case "AccountUpdated" -> Event.AccountUpdated.class;
            case "AccountDeleted" -> Event.AccountDeleted.class;
            case "TrendsReviewed" -> Event.TrendsReviewed.class;
            default ->
                throw new IllegalStateException("the event log holds a kind of event this version doesn't know: " + kind
                        + "; run the version that wrote it, or a newer one");
        };
    }

    private interface ToLong<T> {
        long of(T value);
    }

    private interface FromLong<T> {
        T of(long value);
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
}
