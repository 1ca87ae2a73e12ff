package org.groundswell.app;

import java.util.List;
import org.groundswell.announcements.AnnouncementData;
import org.groundswell.announcements.AnnouncementEditor;
import org.groundswell.announcements.AnnouncementParts;
import org.groundswell.announcements.Announcements;
import org.groundswell.deletion.OwnedData;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.AnnouncementsApi;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.web.admin.AnnouncementEditPages;
import org.groundswell.web.announcements.AnnouncementPages;
import org.groundswell.web.front.HomePages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** What administrators tell everyone, and the home page, which shows it first. */
public record AnnouncementsAssembly(
        Announcements announcements, AnnouncementEditor editor, PeopleAssembly people, PublishingAssembly publishing)
        implements Assembly {
    static AnnouncementsAssembly over(
            Base base, PeopleAssembly people, EmojisAssembly emojis, PublishingAssembly publishing) {
        AnnouncementParts parts = new AnnouncementParts(
                base.database(),
                people.store(),
                people.accounts(),
                people.logins(),
                base.events(),
                base.ids(),
                new ModerationLog(base.database(), base.ids()),
                emojis.emojis(),
                base.home(),
                base.clock());
        return new AnnouncementsAssembly(
                new Announcements(parts), new AnnouncementEditor(parts, base.jobs()), people, publishing);
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new AnnouncementData());
    }

    @Override
    public List<Service> services() {
        return List.of(editor.endings());
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(
                new HomePages(publishing.timelines(), publishing.interactions(), announcements, parts),
                new AnnouncementPages(announcements, parts),
                new AnnouncementEditPages(announcements, editor, parts));
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new AnnouncementsApi(announcements, people.accounts(), publishing.statuses(), parts));
    }
}
