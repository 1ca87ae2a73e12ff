package org.groundswell.app;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.jobs.Service;

/**
 * The parts of a running server. They start in the order in which they were added and stop in reverse order. If one fails to
 * start, all are closed. Not thread-safe.
 */
public final class Lifecycle implements AutoCloseable {
    private final List<Service> services = new ArrayList<>();
    private final List<AutoCloseable> parts = new ArrayList<>();

    /** Adds a service. */
    public <T extends Service> T add(T service) {
        services.add(service);
        parts.add(service);
        return service;
    }

    /** Adds a resource that is already open, such as a database. */
    public <T extends AutoCloseable> T adopt(T resource) {
        parts.add(resource);
        return resource;
    }

    /** Starts all services; if one fails, closes every part and throws its exception. */
    public void start() {
        try {
            services.forEach(Service::start);
        } catch (RuntimeException | Error e) {
            closeAfter(e);
            throw e;
        }
    }

    /** Closes every part after an exception, to which further exceptions are added. */
    public void closeAfter(Throwable cause) {
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
        parts.clear();
        services.clear();
    }

    /** Closes every part. Exceptions are thrown after all parts have been closed. */
    @Override
    public void close() {
        IllegalStateException failed = new IllegalStateException("the server could not be stopped cleanly");
        closeAfter(failed);
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }
}
