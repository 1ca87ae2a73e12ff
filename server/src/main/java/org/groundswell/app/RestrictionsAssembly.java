package org.groundswell.app;

import java.util.List;
import org.groundswell.jobs.Service;
import org.groundswell.publishing.RestrictedStatuses;
import org.groundswell.restrictions.AccountRestrictions;
import org.groundswell.serverblocks.ServerRules;

/** Restrictions of accounts: limited, frozen, suspended; also by blocks of their servers. */
public record RestrictionsAssembly(RestrictedStatuses statuses, AccountRestrictions restrictions, ServerRules servers)
        implements Assembly {
    static RestrictionsAssembly over(Base base, PeopleAssembly people, PublishingAssembly publishing) {
        RestrictedStatuses statuses =
                new RestrictedStatuses(base.database(), publishing.tables(), publishing.writer(), base.jobs());
        AccountRestrictions restrictions =
                new AccountRestrictions(people.store(), people.oauth(), statuses, base.events());
        return new RestrictionsAssembly(statuses, restrictions, new ServerRules(restrictions, base.clock()));
    }

    @Override
    public List<Service> services() {
        return List.of(statuses.job());
    }
}
