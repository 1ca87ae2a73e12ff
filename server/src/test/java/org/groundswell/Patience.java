package org.groundswell;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long tests wait for what takes milliseconds as a rule. Busy machines stand still for many seconds, so tests never
 * name a shorter time: one that waits in vain fails all the same. It is found by JUnit itself, for all tests.
 */
public final class Patience implements BeforeAllCallback {
    /** Less than the two minutes after which the server closes idle connections itself. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
