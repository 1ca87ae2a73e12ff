package org.groundswell.app;

import java.util.List;
import org.groundswell.alerts.AlertData;
import org.groundswell.alerts.Alerts;
import org.groundswell.deletion.OwnedData;

/** Alerts about trends to which accounts subscribe. */
public record AlertsAssembly(Alerts alerts) implements Assembly {
    static AlertsAssembly over(Base base) {
        return new AlertsAssembly(new Alerts(base.database(), base.events(), base.ids(), base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new AlertData());
    }

    @Override
    public List<Chore> chores() {
        return List.of(alerts::purgeExpired);
    }
}
