package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLinesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endsLinesWhereABufferedReaderDoes(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append("ab\n\r".charAt(random.nextInt(4)));
            }
            BufferedReader expected = new BufferedReader(new StringReader(text.toString()));
            BoundedLines lines = new BoundedLines(new InPieces(text.toString(), random), 1_000);
            for (String line = expected.readLine(); line != null; line = expected.readLine()) {
                assertThat(lines.next()).isEqualTo(line);
                assertThat(lines.wasCut()).isFalse();
            }
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void skipsTheRestOfALineThatGoesOnAndOn() throws IOException {
        BoundedLines lines = new BoundedLines(new StringReader("a".repeat(300_000) + "\nb\n" + "c".repeat(11)), 10);
        assertThat(lines.next()).isEqualTo("a".repeat(10));
        assertThat(lines.wasCut()).isTrue();
        assertThat(lines.next()).isEqualTo("b");
        assertThat(lines.wasCut()).isFalse();
        assertThat(lines.next()).isEqualTo("c".repeat(10));
        assertThat(lines.wasCut()).isTrue();
        assertThat(lines.next()).isNull();
    }

    /** A network sends what it likes at a time. */
    private static final class InPieces extends Reader {
        private final StringReader text;
        private final Random random;

        InPieces(String text, Random random) {
            this.text = new StringReader(text);
            this.random = random;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            return text.read(into, from, Math.min(length, 1 + random.nextInt(3)));
        }

        @Override
        public void close() {
            text.close();
        }
    }
}
