package org.groundswell.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private final EventCodec codec = new EventCodec();

    @Test
    void whatIsWrittenIsReadAgain() {
        var facts = new Event.Facts(
                new StatusId(7),
                new AccountId(8),
                9,
                Visibility.PUBLIC,
                List.of("März"),
                "PH",
                "tl",
                List.of("https://a.example/"),
                -5);
        Event event = new Event.StatusPosted(facts, 3, 0);
        assertThat(codec.read(codec.kind(event), codec.write(event))).isEqualTo(event);
    }

    @Test
    void anEventOfBeforeLanguageAndTextWereKeptIsRead() {
        Event event = codec.read("StatusPosted", """
                {"status":{"id":7,"account":8,"at":9,"visibility":0,"tags":["a"],"country":"PH"},"inReplyTo":0,"boostOf":0}
                """);
        assertThat(event).isInstanceOfSatisfying(Event.StatusPosted.class, posted -> {
            assertThat(posted.status().language()).isNull();
            assertThat(posted.status().links()).isEmpty();
            assertThat(posted.status().textHash()).isZero();
        });
    }
}
