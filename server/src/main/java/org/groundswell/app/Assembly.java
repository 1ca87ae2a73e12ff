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
 * Builds a feature by its constructors, exposes what other features may use, and says what it adds to the server. Nothing is
 * started by it. Each method is called once.
 */
interface Assembly {
    /** Work that is done about once an hour. */
    interface Chore {
        /** Returns how much there was to do. */
        int run();
    }

    /** The declarations of its tables' columns that name statuses or accounts. */
    default List<OwnedData> ownedData() {
        return List.of();
    }

    /** The contributions of an account to numbers that others see. */
    default List<CountedData> countedData() {
        return List.of();
    }

    default List<TableConsumer> consumers() {
        return List.of();
    }

    /** The parts that run, in the order in which they start. */
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
