package org.groundswell.mastodon;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.announcements.AnnouncementId;
import org.groundswell.announcements.Reaction;
import org.groundswell.announcements.ShownAnnouncement;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.statuses.Statuses;

/** Announcements as the API shows them. */
final class AnnouncementEntities {
    private static final int MOST_LINKED = 20;

    private final Accounts accounts;
    private final Statuses statuses;
    private final URI home;
    private final EmojiEntities emojis;

    AnnouncementEntities(Accounts accounts, Statuses statuses, EmojiEntities emojis, URI home) {
        this.emojis = emojis;
        this.accounts = accounts;
        this.statuses = statuses;
        this.home = home;
    }

    /** An announcement for an account that may have dismissed it and reacted to it. */
    AnnouncementEntity forViewer(ShownAnnouncement shown) {
        return entity(shown, true);
    }

    /** The same for everyone. */
    AnnouncementEntity forEveryone(ShownAnnouncement shown) {
        return entity(shown, false);
    }

    private AnnouncementEntity entity(ShownAnnouncement shown, boolean hasViewer) {
        return new AnnouncementEntity(
                shown.announcement().id().toString(),
                shown.html().html(),
                null,
                shown.announcement().endsAt().map(Times::time).orElse(null),
                false,
                Times.time(shown.announcement().publishedAt()),
                Times.time(shown.announcement().updatedAt()),
                hasViewer ? shown.read() : null,
                shown.mentions().stream().map(this::mentioned).toList(),
                linked(shown.links()),
                shown.tags().stream()
                        .map(name -> new StatusEntity.TagLink(name, TagEntities.url(home, TagName.of(name))))
                        .toList(),
                emojis.in(shown.announcement()),
                shown.reactions().stream()
                        .map(each -> reaction(each, hasViewer))
                        .toList());
    }

    private AnnouncementEntity.ReactionEntity reaction(Reaction reaction, boolean hasViewer) {
        Optional<EmojiEntity> custom = emojis.named(reaction.name());
        return new AnnouncementEntity.ReactionEntity(
                reaction.name(),
                reaction.count(),
                hasViewer ? reaction.mine() : null,
                custom.map(EmojiEntity::url).orElse(null),
                custom.map(EmojiEntity::staticUrl).orElse(null));
    }

    /** What streams say of a reaction that was added or taken back. */
    AnnouncementEntity.ReactionChange change(AnnouncementId announcement, String name, long count) {
        Optional<EmojiEntity> custom = emojis.named(name);
        return new AnnouncementEntity.ReactionChange(
                name,
                count,
                announcement.toString(),
                custom.map(EmojiEntity::url).orElse(null),
                custom.map(EmojiEntity::staticUrl).orElse(null));
    }

    private AnnouncementEntity.Mentioned mentioned(Account account) {
        return new AnnouncementEntity.Mentioned(
                account.id().toString(),
                account.acct().username(),
                accounts.profileUrl(account),
                account.acct().toString());
    }

    /** The posts of this server that addresses in the text lead to, those that everyone may see. */
    private List<AnnouncementEntity.Linked> linked(List<String> addresses) {
        Map<StatusId, String> urls = new LinkedHashMap<>();
        addresses.stream()
                .filter(url -> url.startsWith(home + "/@"))
                .limit(MOST_LINKED)
                .forEach(url -> StatusId.parse(url.substring(url.lastIndexOf('/') + 1))
                        .ifPresent(id -> urls.putIfAbsent(id, url)));
        return urls.isEmpty()
                ? List.of()
                : statuses.all(Optional.empty(), List.copyOf(urls.keySet())).stream()
                        .map(status -> new AnnouncementEntity.Linked(
                                status.id().toString(), Objects.requireNonNull(urls.get(status.id()))))
                        .toList();
    }
}
