package org.groundswell.app;

import java.util.List;
import java.util.function.Supplier;
import org.groundswell.web.admin.DashboardPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/**
 * The dashboard of moderators.
 *
 * @param problems of the server, as the health check reports them
 */
record DashboardAssembly(Core core, Supplier<List<String>> problems) implements Assembly {
    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new DashboardPages(
                new DashboardPages.Sources(
                        core.admin().statistics(),
                        core.reporting().cases(),
                        core.reporting().appeals(),
                        core.people().logins(),
                        core.admin().shielding().shields(),
                        problems),
                parts));
    }
}
