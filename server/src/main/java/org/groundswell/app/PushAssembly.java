package org.groundswell.app;

import java.net.URI;
import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.PushApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.metrics.Metered;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.push.PushData;
import org.groundswell.push.PushServices;
import org.groundswell.text.Messages;
import org.groundswell.web.notifications.NotificationSettingsPages;
import org.groundswell.web.notifications.PushPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Push notifications for apps and browsers. */
public record PushAssembly(PushServices core, NotificationsAssembly notifying) implements Assembly {
    static PushAssembly over(
            Base base,
            Core.Settings settings,
            PeopleAssembly people,
            RelationshipsAssembly relationships,
            NotificationsAssembly notifying,
            OutgoingClient client) {
        URI home = base.home();
        PushServices core = new PushServices(
                base.database(),
                base.jobs(),
                base.clock(),
                new PushServices.Site(home, settings.contact()),
                new PushServices.Parts(
                        people.store(),
                        relationships.relationships(),
                        notifying.core().notifications(),
                        notifying.core().markers(),
                        notifying.details().alerts().alerts(),
                        notifying.details().tagging().tags(),
                        client));
        return new PushAssembly(core, notifying);
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new PushData());
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(core.consumer());
    }

    @Override
    public List<Service> services() {
        return List.of(core.keys(), core.worker(Messages.load()));
    }

    @Override
    public List<Metered> meters() {
        return List.of(core.counts());
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new PushApi(core.subscriptions(), parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new NotificationSettingsPages(notifying.core(), core, parts), new PushPages(core));
    }
}
