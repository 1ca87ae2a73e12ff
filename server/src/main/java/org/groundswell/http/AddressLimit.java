package org.groundswell.http;

import java.util.Optional;
import org.groundswell.auth.Attempts;
import org.groundswell.model.Refusal;

/** The limit of an action from one address: made by {@link Limits}, which may be off. */
public final class AddressLimit {
    private final Optional<Attempts> attempts;

    AddressLimit(Optional<Attempts> attempts) {
        this.attempts = attempts;
    }

    /** @throws Refusal.TooMany if it was done too often from the address the request comes from */
    public void take(Call call) {
        attempts.ifPresent(limit -> limit.take(call.from()));
    }
}
