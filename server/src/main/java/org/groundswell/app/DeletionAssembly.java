package org.groundswell.app;

import java.util.List;
import java.util.stream.Stream;
import org.groundswell.deletion.AccountDeletion;
import org.groundswell.deletion.CountedData;
import org.groundswell.deletion.DeletionData;
import org.groundswell.deletion.DeletionJob;
import org.groundswell.deletion.OwnedData;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.web.settings.SettingsPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The deletion of accounts, and the page on which users delete their own. */
public record DeletionAssembly(
        PeopleAssembly people, ConsentAssembly consenting, AccountDeletion accounts, DeletionJob<AccountId> job)
        implements Assembly {
    /** @param others the assemblies whose rows it deletes, each after the ones it uses */
    static DeletionAssembly over(Base base, PeopleAssembly people, ConsentAssembly consenting, List<Assembly> others) {
        // Rows of dependent features are removed first.
        List<OwnedData> owned = Stream.concat(
                        others.reversed().stream().flatMap(each -> each.ownedData().stream()),
                        Stream.of(new DeletionData()))
                .toList();
        List<CountedData> counted = others.reversed().stream()
                .flatMap(each -> each.countedData().stream())
                .toList();
        base.owned().addAll(owned);
        Queue<AccountId> queue = DeletionJob.queue(base.jobs(), "account-deletion", AccountId::new);
        AccountDeletion accounts = new AccountDeletion(
                base.database(),
                people.logins()::checkPresent,
                new AccountDeletion.Parts(owned, counted),
                base.events(),
                queue,
                base.clock());
        return new DeletionAssembly(people, consenting, accounts, accounts.job());
    }

    @Override
    public List<Service> services() {
        return List.of(job);
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new SettingsPages(people.accounts(), people.logins(), accounts, consenting.consents(), parts));
    }
}
