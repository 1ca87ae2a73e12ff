package org.groundswell.app;

import java.util.List;
import org.groundswell.conversations.ConversationData;
import org.groundswell.conversations.Conversations;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.ConversationsApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.notifications.NotificationRequests;
import org.groundswell.web.conversations.ConversationPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Conversations of private mentions, and muted ones. */
public record ConversationsAssembly(Conversations conversations, NotificationRequests requests) implements Assembly {
    static ConversationsAssembly over(
            Base base, PeopleAssembly people, PublishingAssembly publishing, NotificationsAssembly notifying) {
        return new ConversationsAssembly(
                new Conversations(
                        base.database(), people.store(), publishing.store(), publishing.statusPages(), base.events()),
                notifying.core().requests());
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new ConversationData());
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(conversations.consumer());
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new ConversationsApi(conversations, parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new ConversationPages(conversations, requests, parts));
    }
}
