package org.groundswell.app;

import java.util.List;
import org.groundswell.crossnetwork.Listening;
import org.groundswell.jobs.Service;

/** Listening to other networks. */
record ListeningAssembly(Listening listening) implements Assembly {
    @Override
    public List<Service> services() {
        return List.of(listening);
    }
}
