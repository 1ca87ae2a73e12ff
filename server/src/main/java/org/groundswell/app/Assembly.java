package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.CountedData;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.metrics.Metered;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/**
 * Builds a feature with its constructors, exposes the parts that other features may use, and lists its contributions to the
 * server. It starts nothing. Each method is called once.
 */
interface Assembly {
    /** A task that runs about once an hour. */
    interface Chore {
        /** Runs the task, and returns the number of items it handled. */
        int run();
    }

    /** Declarations of its table columns that refer to statuses or accounts. */
    default List<OwnedData> ownedData() {
        return List.of();
    }

    /** Contributions of an account to numbers that others see. */
    default List<CountedData> countedData() {
        return List.of();
    }

    default List<TableConsumer> consumers() {
        return List.of();
    }

    /** Services to run, in start order. */
    default List<Service> services() {
        return List.of();
    }

    default List<Chore> chores() {
        return List.of();
    }

    default List<Metered> meters() {
        return List.of();
    }

    /** The routes of the API. */
    default List<Resource> api(ApiParts parts) {
        return List.of();
    }

    /** The routes of the pages. */
    default List<Pages> pages(WebParts parts) {
        return List.of();
    }
}
