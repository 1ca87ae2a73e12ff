package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.accounts.Accounts;
import org.groundswell.announcements.AnnouncementId;
import org.groundswell.announcements.Announcements;
import org.groundswell.announcements.ShownAnnouncement;
import org.groundswell.auth.Scope;
import org.groundswell.model.Refusal;
import org.groundswell.statuses.Statuses;

/** What administrators tell everyone: {@code /api/v1/announcements}. */
public final class AnnouncementsApi implements Resource {
    private static final Map<String, String> NOTHING = Map.of();

    private final Announcements announcements;
    private final AnnouncementEntities entities;

    public AnnouncementsApi(Announcements announcements, Accounts accounts, Statuses statuses, ApiParts parts) {
        this.announcements = announcements;
        this.entities = new AnnouncementEntities(accounts, statuses, parts.emojis, parts.home());
    }

    @Override
    public void addTo(ApiRoutes routes) {
        String one = "/api/v1/announcements/{id}";
        String reaction = one + "/reactions/{name}";
        Access reacting = Access.person(Scope.WRITE_FAVOURITES);
        routes.get("/api/v1/announcements", Access.person(), "Announcements", this::list);
        routes.post(one + "/dismiss", Access.person(Scope.WRITE_ACCOUNTS), "Marks an announcement as read", call -> {
            announcements.dismiss(call.me(), id(call));
            return NOTHING;
        });
        routes.put(reaction, reacting, "Reacts to an announcement with an emoji", call -> {
            announcements.react(call.me(), id(call), call.part("name"));
            return NOTHING;
        });
        routes.delete(reaction, reacting, "Takes a reaction back", call -> {
            announcements.unreact(call.me(), id(call), call.part("name"));
            return NOTHING;
        });
    }

    private List<AnnouncementEntity> list(ApiCall call) {
        List<ShownAnnouncement> shown = call.params().isOn("with_dismissed")
                ? announcements.current(call.me())
                : announcements.unread(call.me());
        return shown.reversed().stream().map(entities::forViewer).toList();
    }

    private static AnnouncementId id(ApiCall call) {
        return AnnouncementId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
