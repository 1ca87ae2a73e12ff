package org.groundswell.web;

import java.net.URI;
import java.time.InstantSource;
import org.groundswell.accounts.Accounts;
import org.groundswell.accounts.Follows;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.http.Call;
import org.groundswell.http.Face;
import org.groundswell.http.Failure;
import org.groundswell.http.Limits;
import org.groundswell.http.Reply;
import org.groundswell.http.Routes;
import org.groundswell.statuses.Composer;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.Trending;

/** The face that people see. */
public final class Web implements Face {
    public record Core(
            Accounts accounts,
            Follows follows,
            Logins logins,
            OAuth oauth,
            Statuses statuses,
            Interactions interactions,
            Composer composer,
            Timelines timelines,
            Tags tags,
            Trending trending) {}

    public record About(URI home, String title, String description, boolean secure) {}

    public Web(Core core, About about, Limits limits, InstantSource clock) {}

    @Override
    public void addRoutes(Routes routes) {}

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public Reply refuse(Call call, Failure failure) {
        return Reply.text(failure.status(), failure.message());
    }
}
