package org.groundswell.bench.simulation;

import java.util.List;
import org.groundswell.trends.model.Use;

/** A way of finding out what trends. */
public interface Method {
    String name();

    void use(Use use);

    void retract(Use use);

    /** The tags listed worldwide at a moment, the first first, at most {@code limit}. Moments only move forward. */
    List<String> listed(long now, int limit);
}
