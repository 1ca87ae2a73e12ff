package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.ShieldApi;
import org.groundswell.shield.ShieldData;
import org.groundswell.shield.Shields;
import org.groundswell.shield.Surges;
import org.groundswell.web.safety.SafetyPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The shield of accounts. */
public record ShieldAssembly(Shields shields, Surges surges) implements Assembly {
    static ShieldAssembly over(
            Base base, PeopleAssembly people, PublishingAssembly publishing, ReportsAssembly reporting) {
        Shields.Parts parts = new Shields.Parts(
                people.store(),
                publishing.store(),
                reporting.cases(),
                people.logins().mail());
        return new ShieldAssembly(
                new Shields(base.database(), parts, base.events(), base.clock()),
                new Surges(base.database(), base.clock()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new ShieldData());
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(shields.consumer());
    }

    @Override
    public List<Service> services() {
        return List.of(shields.expiry());
    }

    @Override
    public List<Chore> chores() {
        return List.of(surges::purge);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new ShieldApi(shields));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new SafetyPages(shields, parts));
    }
}
