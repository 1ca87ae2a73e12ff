package org.groundswell.web.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        // of a file of 100 bytes
        "bytes=0-0, 0, 1",
        "bytes=0-99, 0, 100",
        "bytes=10-19, 10, 10",
        "bytes=10-, 10, 90",
        "bytes=99-, 99, 1",
        "bytes=90-1000, 90, 10",
        "bytes=-1, 99, 1",
        "bytes=-100, 0, 100",
        "bytes=-1000, 0, 100",
        "bytes=100-, 100, 0",
        "bytes=100-200, 100, 0",
        "bytes=-0, 100, 0",
        "' bytes=1-2 ', 1, 2",
    })
    void aPartIsWithinTheFile(String header, long from, long length) {
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(from, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=1-2,4-5",
                "lines=1-2",
                "bytes=a-b",
                "bytes=-1-2",
                "bytes=99999999999999999999-"
            })
    void whatIsNoRangeMeansTheWholeFile(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }
}
