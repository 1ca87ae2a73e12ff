package org.groundswell.app;

import java.net.URI;
import java.time.InstantSource;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.deletion.OwnedDataRegistry;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Jobs;

/**
 * The parts that every feature uses.
 *
 * @param home public address of the server
 */
record Base(
        Database database,
        EventLog events,
        Jobs jobs,
        IdGenerator ids,
        InstantSource clock,
        URI home,
        OwnedDataRegistry owned) {
    static Base over(Database database, URI home, InstantSource clock) {
        return new Base(
                database,
                new EventLog(database, clock),
                new Jobs(database, clock),
                new IdGenerator(clock),
                clock,
                home,
                new OwnedDataRegistry());
    }
}
