package org.groundswell.notifications;

import org.groundswell.model.Message;

/** What a notification says in one sentence, outside of the page of notifications: in e-mails and push messages. */
public final class NotificationSentence {
    private NotificationSentence() {}

    /** @param name of the account that caused it */
    public static Message of(Notification what, String name) {
        return switch (what) {
            case Notification.Mention _ -> new Message("notifications.mention", "name", name);
            case Notification.NewPost _ -> new Message("notifications.status", "name", name);
            case Notification.Boosted _ -> new Message("notifications.reblog", "name", name, "others", 0);
            case Notification.Favourited _ -> new Message("notifications.favourite", "name", name, "others", 0);
            case Notification.PollEnded _ -> new Message("notifications.poll", "name", name);
            case Notification.Edited _ -> new Message("notifications.update", "name", name);
            case Notification.Quoted _ -> new Message("notifications.quote", "name", name);
            case Notification.QuotedEdited _ -> new Message("notifications.quoted_update", "name", name);
            case Notification.Followed _ -> new Message("notifications.follow", "name", name, "others", 0);
            case Notification.FollowRequested _ -> new Message("notifications.follow_request", "name", name);
            case Notification.SignedUp _ -> new Message("notifications.sign_up", "name", name, "others", 0);
            case Notification.Reported _ -> new Message("notifications.report", "name", name);
            case Notification.ReportClosed _ -> new Message("notifications.report_closed");
            case Notification.Warned _ -> new Message("notifications.moderation_warning");
            case Notification.Severed _ -> new Message("notifications.severed_relationships");
            case Notification.AppealDecided _ -> new Message("notifications.appeal_decided");
            case Notification.Appealed _ -> new Message("notifications.appeal", "name", name);
            case Notification.ShieldRaised _ -> new Message("notifications.shield_raised");
            case Notification.ShieldOffered _ -> new Message("notifications.shield_offered");
            case Notification.ShieldEnded _ -> new Message("notifications.shield_ended");
            case Notification.ShieldCase _ -> new Message("notifications.shield_case", "name", name);
            case Notification.Trending trending ->
                new Message(
                        "notifications.trend.old", "tag", "#" + trending.tag().key());
            case Notification.QuoteRequested _ -> new Message("notifications.quote_request", "name", name);
        };
    }
}
