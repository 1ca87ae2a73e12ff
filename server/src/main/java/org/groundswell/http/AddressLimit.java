package org.groundswell.http;

import java.util.Optional;
import org.groundswell.auth.Attempts;
import org.groundswell.model.Refusal;

/** A limit on an action per address, made by {@link Limits}. It does nothing if rate limits are off. */
public final class AddressLimit {
    private final Optional<Attempts> attempts;

    AddressLimit(Optional<Attempts> attempts) {
        this.attempts = attempts;
    }

    /** @throws Refusal.TooMany if the address of the request has used up its limit */
    public void take(Call call) {
        attempts.ifPresent(limit -> limit.take(call.from()));
    }
}
