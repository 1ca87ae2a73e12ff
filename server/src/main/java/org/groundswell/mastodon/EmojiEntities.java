package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.announcements.Announcement;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.polls.Poll;
import org.groundswell.statuses.Edit;
import org.groundswell.statuses.Post;

/** Custom emojis as the API shows them: texts keep their shortcodes, and apps replace those that an entity lists. */
final class EmojiEntities {
    private final CustomEmojis emojis;
    private final URI home;

    EmojiEntities(CustomEmojis emojis, URI home) {
        this.emojis = emojis;
        this.home = home;
    }

    List<EmojiEntity> of(List<CustomEmoji> found) {
        return found.isEmpty() ? List.of() : found.stream().map(this::of).toList();
    }

    private EmojiEntity of(CustomEmoji emoji) {
        return new EmojiEntity(
                emoji.shortcode(),
                home + emoji.path(),
                home + emoji.stillPath(),
                emoji.visible(),
                emoji.category().isEmpty() ? null : emoji.category());
    }

    /** The emoji that a reaction names; empty for one of Unicode. */
    Optional<EmojiEntity> named(String name) {
        return emojis.now().find(name).map(this::of);
    }

    /** The emojis that an account's profile names, as others see it. */
    List<CustomEmoji> in(Account account) {
        Account.Profile profile = account.profile();
        var finder = emojis.now()
                .finder()
                .in(profile.displayName())
                .in(profile.note().text());
        profile.fields().forEach(field -> finder.in(field.name()).in(field.value()));
        return finder.found();
    }

    /** Those of a post, with those of its poll. */
    List<CustomEmoji> in(Post.Content content) {
        return emojis.now()
                .finder()
                .in(content.spoiler())
                .in(content.text())
                .in(content.poll().map(Poll::options).orElse(List.of()))
                .found();
    }

    List<EmojiEntity> in(Poll poll) {
        return of(emojis.now().finder().in(poll.options()).found());
    }

    /** Those of a version of a post. */
    List<EmojiEntity> in(Edit edit) {
        return of(emojis.now()
                .finder()
                .in(edit.spoiler())
                .in(edit.text())
                .in(edit.poll().map(Poll::options).orElse(List.of()))
                .found());
    }

    List<EmojiEntity> in(Announcement announcement) {
        return of(emojis.now().finder().in(announcement.text()).found());
    }
}
