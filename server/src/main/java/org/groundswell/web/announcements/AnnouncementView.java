package org.groundswell.web.announcements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.announcements.Reaction;
import org.groundswell.announcements.ShownAnnouncement;
import org.groundswell.rendering.Ago;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.Translator;

/**
 * An announcement on a page.
 *
 * @param edited when it was changed last; empty if never
 */
public record AnnouncementView(
        String id, SafeHtml html, Ago published, Optional<Ago> edited, boolean read, List<Reaction> reactions) {
    public static List<AnnouncementView> of(List<ShownAnnouncement> shown, Instant now, Translator t) {
        return shown.stream().map(each -> of(each, now, t)).toList();
    }

    private static AnnouncementView of(ShownAnnouncement shown, Instant now, Translator t) {
        Instant published = shown.announcement().publishedAt();
        Instant updated = shown.announcement().updatedAt();
        return new AnnouncementView(
                shown.announcement().id().toString(),
                shown.html(),
                Ago.of(published, now, t),
                updated.isAfter(published) ? Optional.of(Ago.of(updated, now, t)) : Optional.empty(),
                shown.read(),
                shown.reactions());
    }
}
