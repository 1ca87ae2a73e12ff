package org.groundswell.mastodon;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Scope;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.ListId;
import org.groundswell.lists.Lists;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.streaming.Topic;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.Timeline;

/** Decides what a stream consists of, and who may subscribe to it. */
final class StreamTopics {
    private final Lists lists;

    StreamTopics(Lists lists) {
        this.lists = lists;
    }

    /**
     * @throws Refusal.Malformed if there is no such stream
     * @throws Refusal.Forbidden if the token does not cover it
     * @throws Refusal.NotFound if it is a list that the account does not own
     */
    List<Topic> of(StreamName name, Grant grant) {
        List<String> names = name.names();
        if (!grant.scopes().covers(name.scope())) {
            throw new Refusal.Forbidden("error.scope", "scopes", name.scope().toString());
        }
        AccountId me = grant.account().orElseThrow();
        return switch (name.stream()) {
            case "user" -> user(me, grant);
            case "user:notification" -> List.of(new Topic.Notifications(me));
            case "list" -> List.of(new Topic.Own(me, list(me, names.getLast())));
            case "hashtag" -> List.of(new Topic.Tagged(TagName.of(names.getLast()), Origin.ANYWHERE));
            case "hashtag:local" -> List.of(new Topic.Tagged(TagName.of(names.getLast()), Origin.HERE));
            case "public" -> List.of(new Topic.Public(Origin.ANYWHERE));
            case "public:local" -> List.of(new Topic.Public(Origin.HERE));
            case "public:remote" -> List.of(new Topic.Public(Origin.ELSEWHERE));
            case "direct" -> List.of(new Topic.Conversations(me));
            case "public:media" -> List.of(new Topic.PublicMedia(Origin.ANYWHERE));
            case "public:local:media" -> List.of(new Topic.PublicMedia(Origin.HERE));
            case "public:remote:media" -> List.of(new Topic.PublicMedia(Origin.ELSEWHERE));
            default -> List.of();
        };
    }

    private static List<Topic> user(AccountId me, Grant grant) {
        List<Topic> topics = new ArrayList<>(
                List.of(new Topic.Own(me, new Timeline.Home()), new Topic.Settings(me), new Topic.Announcements()));
        if (grant.scopes().covers(Scope.READ_NOTIFICATIONS)) {
            topics.add(new Topic.Notifications(me));
        }
        return topics;
    }

    private Timeline list(AccountId me, String id) {
        FollowList list = lists.get(me, ListId.parse(id).orElseThrow(Refusal.NotFound::new));
        return new Timeline.OfList(list.id(), list.repliesPolicy());
    }
}
