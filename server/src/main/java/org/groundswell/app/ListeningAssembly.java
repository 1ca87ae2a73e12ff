package org.groundswell.app;

import java.util.List;
import org.groundswell.jobs.Service;
import org.groundswell.listening.Listening;

/** Listening to other networks. */
record ListeningAssembly(Listening listening) implements Assembly {
    @Override
    public List<Service> services() {
        return List.of(listening);
    }
}
