package org.groundswell.mastodon;

import java.time.ZoneOffset;
import java.util.List;
import org.groundswell.statistics.Totals;
import org.groundswell.statistics.WeeklyActivity;

/** How much this server is used, and the servers that it knows. */
public final class ServerActivityApi implements Resource {
    private final WeeklyActivity activity;
    private final Totals totals;

    public ServerActivityApi(WeeklyActivity activity, Totals totals) {
        this.activity = activity;
        this.totals = totals;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/instance/activity", Access.ANYONE, "How much the server is used, by week", _ -> weeks());
        routes.get(
                "/api/v1/instance/peers",
                Access.ANYONE,
                "The servers whose accounts are known here",
                _ -> totals.servers());
    }

    /** A week; apps expect all numbers as texts. */
    record WeekEntity(String week, String statuses, String logins, String registrations) {}

    private List<WeekEntity> weeks() {
        return activity.weeks().stream()
                .map(week -> new WeekEntity(
                        Long.toString(week.first().atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
                        Long.toString(week.statuses()),
                        Long.toString(week.activeUsers()),
                        Long.toString(week.newUsers())))
                .toList();
    }
}
