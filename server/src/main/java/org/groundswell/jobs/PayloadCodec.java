package org.groundswell.jobs;

import java.util.function.Function;

/**
 * Converts the payload of a job to the text that a queue stores, and back. Newer versions must still read the text of
 * older ones.
 */
public interface PayloadCodec<P> {
    String write(P payload);

    /** @throws RuntimeException if the text is invalid; the job then fails like any other */
    P read(String text);

    static <P> PayloadCodec<P> of(Function<P, String> write, Function<String, P> read) {
        return new PayloadCodec<>() {
            @Override
            public String write(P payload) {
                return write.apply(payload);
            }

            @Override
            public P read(String text) {
                return read.apply(text);
            }
        };
    }
}
