package org.groundswell.app;

import java.util.List;
import java.util.stream.Stream;
import org.groundswell.deletion.AccountDeletion;
import org.groundswell.deletion.CountedData;
import org.groundswell.deletion.DeletionData;
import org.groundswell.deletion.DeletionJob;
import org.groundswell.deletion.OwnedData;
import org.groundswell.jobs.Service;
import org.groundswell.web.settings.SettingsPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The deletion of accounts and of what is left of deleted statuses; and the page on which people decide about theirs. */
public record DeletionAssembly(
        PeopleAssembly people, PublishingAssembly publishing, ConsentAssembly consenting, AccountDeletion accounts)
        implements Assembly {
    /** @param others the assemblies whose rows it deletes, those that build on others last */
    static DeletionAssembly over(
            Base base,
            PeopleAssembly people,
            PublishingAssembly publishing,
            ConsentAssembly consenting,
            List<Assembly> others) {
        // What builds on others is taken back before them.
        List<OwnedData> owned = Stream.concat(
                        others.reversed().stream().flatMap(each -> each.ownedData().stream()),
                        Stream.of(new DeletionData()))
                .toList();
        List<CountedData> counted = others.reversed().stream()
                .flatMap(each -> each.countedData().stream())
                .toList();
        base.owned().addAll(owned);
        AccountDeletion accounts = new AccountDeletion(
                base.database(),
                people.logins()::checkPresent,
                new AccountDeletion.Parts(owned, counted),
                base.events(),
                base.clock());
        return new DeletionAssembly(people, publishing, consenting, accounts);
    }

    @Override
    public List<Service> services() {
        return List.of(new DeletionJob(accounts, publishing.posting()::removeLeftovers));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new SettingsPages(people.accounts(), people.logins(), accounts, consenting.consents(), parts));
    }
}
