package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkUrl;

/** Makes the entities of pages that people link to. */
final class LinkEntities {
    private final LinkDays days;

    LinkEntities(LinkDays days) {
        this.days = days;
    }

    LinkEntity of(LinkUrl link) {
        return new LinkEntity(
                link.url(),
                link.title(),
                "",
                "link",
                "",
                "",
                List.of(),
                link.site(),
                "",
                "",
                0,
                0,
                null,
                "",
                "",
                null,
                null,
                days.of(link.url()).stream()
                        .map(day -> new TagEntity.Day(
                                Long.toString(day.start().getEpochSecond()),
                                Long.toString(day.span().people()),
                                Long.toString(day.span().uses())))
                        .toList());
    }
}
