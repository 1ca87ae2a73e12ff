package org.groundswell.app;

import java.util.List;
import org.groundswell.jobs.Service;
import org.groundswell.publishing.RestrictedStatuses;
import org.groundswell.restrictions.AccountRestrictions;

/** Restrictions of accounts: limited, frozen, suspended. */
public record RestrictionsAssembly(RestrictedStatuses statuses, AccountRestrictions restrictions) implements Assembly {
    static RestrictionsAssembly over(Base base, PeopleAssembly people, PublishingAssembly publishing) {
        RestrictedStatuses statuses =
                new RestrictedStatuses(base.database(), publishing.tables(), publishing.writer(), base.jobs());
        return new RestrictionsAssembly(
                statuses, new AccountRestrictions(people.store(), people.oauth(), statuses, base.events()));
    }

    @Override
    public List<Service> services() {
        return List.of(statuses.job());
    }
}
