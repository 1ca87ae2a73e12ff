package org.groundswell.app;

import java.util.List;
import org.groundswell.cards.CardData;
import org.groundswell.cards.CardLink;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Service;
import org.groundswell.metrics.Metered;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.previews.PreviewServices;
import org.groundswell.publishing.PostCards;
import org.groundswell.web.cards.CardPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Previews of the pages that posts link to. */
public record PreviewsAssembly(PreviewServices core, PublishingAssembly publishing) implements Assembly {
    static PreviewsAssembly over(
            Base base,
            Core.Settings settings,
            PeopleAssembly people,
            PublishingAssembly publishing,
            MediaAssembly media,
            RestrictionsAssembly restricting,
            OutgoingClient client) {
        PostCards posts = new PostCards(base.database().background(), publishing.store(), new CardLink(base.home()));
        return new PreviewsAssembly(
                new PreviewServices(
                        base.database(),
                        base.jobs(),
                        base.clock(),
                        new PreviewServices.Parts(
                                base.home(),
                                settings.linkPreviews(),
                                "Groundswell/" + Groundswell.VERSION + " (+" + base.home() + "/)",
                                client,
                                people.store(),
                                people.accounts(),
                                restricting.servers(),
                                posts,
                                media.fetched(),
                                media.files())),
                publishing);
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new CardData());
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(core.consumer());
    }

    @Override
    public List<Service> services() {
        return List.of(core.worker());
    }

    @Override
    public List<Chore> chores() {
        return List.of(core.chores()::purgeExpired, core.chores()::removeBlocked);
    }

    @Override
    public List<Metered> meters() {
        return List.of(core.counts());
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new CardPages(publishing.cards(), parts));
    }
}
