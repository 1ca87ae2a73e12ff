package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpliceTest {
    private final EntityWriter writer = new EntityWriter();

    private record Inner(String text) {}

    private record Outer(String before, Splice.Hole first, Splice.Hole second, String after) {}

    private record Act(boolean done) {}

    @Test
    void valuesComeInTheirHolesAndFieldsAtTheEnd() {
        List<byte[]> pieces = Splice.around(writer.bytes(new Outer("a", Splice.Hole.HOLE, Splice.Hole.HOLE, "b")));
        Json spliced = new Splice()
                .add(pieces.get(0))
                .add(writer.bytes(new Inner("ä")))
                .add(pieces.get(1))
                .add(writer.bytes(List.of()))
                .add(pieces.get(2))
                .add(Splice.fields(writer.bytes(new Act(true))))
                .add(Splice.OBJECT_END)
                .end();
        assertThat(text(spliced))
                .isEqualTo("{\"before\":\"a\",\"first\":{\"text\":\"ä\"},\"second\":[],\"after\":\"b\",\"done\":true}");
    }

    /** A person can write anything into a text, also what looks like a hole or like the end of an object. */
    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0\0b", "}", "\"}", "\\\0", "\u2028\0"})
    void noTextIsTakenForAHole(String text) {
        byte[] written = writer.bytes(new Inner(text));
        List<byte[]> pieces = Splice.around(written);
        assertThat(pieces).hasSize(1);
        assertThat(new Splice()
                        .add(pieces.getFirst())
                        .add(Splice.OBJECT_END)
                        .end()
                        .bytes())
                .isEqualTo(written);
    }

    @Test
    void entriesBecomeAList() {
        assertThat(text(new Splice().list())).isEqualTo("[]");
        assertThat(text(new Splice().entry().add(bytes("1")).list())).isEqualTo("[1]");
        assertThat(text(new Splice()
                        .entry()
                        .add(bytes("1"))
                        .entry()
                        .add(bytes("{}"))
                        .list()))
                .isEqualTo("[1,{}]");
    }

    @Test
    void finishedJsonStandsInAnEntityAsItIs() {
        record Holder(Json statuses) {}
        assertThat(new String(writer.bytes(new Holder(new Json(bytes("[{\"a\":\"é\"}]")))), StandardCharsets.UTF_8))
                .isEqualTo("{\"statuses\":[{\"a\":\"é\"}]}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Json json) {
        return new String(json.bytes(), StandardCharsets.UTF_8);
    }
}
