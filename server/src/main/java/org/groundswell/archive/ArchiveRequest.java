package org.groundswell.archive;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * The archive that an account has asked for.
 *
 * @param readyAt empty while it is being built
 * @param failed whether it can't be built
 * @param file the id of its file; empty unless it is ready
 */
public record ArchiveRequest(
        AccountId account, Instant requestedAt, Optional<Instant> readyAt, boolean failed, Optional<Long> file) {
    public boolean isBuilding() {
        return readyAt.isEmpty() && !failed;
    }

    /** When a new one may be asked for. */
    public Instant nextAt() {
        return failed ? requestedAt : requestedAt.plus(Archives.PER);
    }

    /** When its file is deleted; empty unless it is ready. */
    public Optional<Instant> deletedAt() {
        return readyAt.map(ready -> ready.plus(Archives.KEPT));
    }
}
