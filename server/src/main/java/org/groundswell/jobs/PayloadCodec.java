package org.groundswell.jobs;

import java.util.function.Function;

/** The text in which a queue keeps the payload of a job. It must still be read after an upgrade. */
public interface PayloadCodec<P> {
    String write(P payload);

    /** @throws RuntimeException if it is no such text; the job then fails like any other */
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
