package org.groundswell.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.emojis.EmojiSet;
import org.groundswell.files.FileType;
import org.groundswell.media.Attachment;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.groundswell.polls.PollState;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.trends.model.DegreeCell;

/**
 * A part of an account's statuses as activities (ActivityStreams 2.0; ActivityPub, section 6), with what they refer to.
 *
 * @param people the accounts that the posts mention, as far as they still exist
 * @param others the statuses that are boosted, quoted or replied to, as far as they still exist
 * @param polls the votes in the polls of the posts
 * @param emojis those that there are
 * @param now for polls that hide their votes till their end
 */
record Activities(
        Account owner,
        Addresses addresses,
        Map<AccountId, Account> people,
        Map<StatusId, Status> others,
        Map<StatusId, PollResult.ForViewer> polls,
        EmojiSet emojis,
        Instant now) {
    static final String CONTEXT = "https://www.w3.org/ns/activitystreams";
    private static final String EVERYONE = "https://www.w3.org/ns/activitystreams#Public";

    /** The profile. */
    static Map<String, Object> actor(Account account, Addresses addresses) {
        String address = addresses.of(account);
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put(
                "@context",
                List.of(
                        CONTEXT,
                        Map.of(
                                "schema",
                                "http://schema.org#",
                                "PropertyValue",
                                "schema:PropertyValue",
                                "value",
                                "schema:value")));
        actor.put("id", address);
        actor.put("type", account.profile().bot() ? "Service" : "Person");
        actor.put("preferredUsername", account.acct().username());
        actor.put("name", account.name());
        actor.put("summary", account.profile().note().html().html());
        actor.put("url", address);
        Account.Pictures pictures = account.profile().pictures();
        pictures.avatar().ifPresent(avatar -> actor.put("icon", picture(avatar, ArchivePaths.avatar(avatar))));
        pictures.header().ifPresent(header -> actor.put("image", picture(header, ArchivePaths.header(header))));
        actor.put("published", account.createdAt().toString());
        actor.put("manuallyApprovesFollowers", account.profile().privacy().locked());
        actor.put("discoverable", account.profile().privacy().discoverable());
        actor.put("indexable", account.profile().privacy().indexable());
        actor.put(
                "attachment",
                account.profile().fields().stream()
                        .map(field -> Map.of("type", "PropertyValue", "name", field.name(), "value", field.value()))
                        .toList());
        actor.put("outbox", "outbox.json");
        actor.put("likes", "likes.json");
        actor.put("bookmarks", "bookmarks.json");
        return actor;
    }

    private static Map<String, Object> picture(Account.Picture picture, String path) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("type", "Image");
        picture.file().type().map(FileType::mediaType).ifPresent(type -> image.put("mediaType", type));
        image.put("url", path);
        image.put("name", picture.description());
        return image;
    }

    Map<String, Object> of(Status status) {
        Audience audience = audience(status);
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("id", addresses.of(status) + "/activity");
        activity.put("type", status instanceof Boost ? "Announce" : "Create");
        activity.put("actor", addresses.of(owner));
        activity.put("published", status.createdAt().toString());
        activity.put("to", audience.to());
        activity.put("cc", audience.cc());
        activity.put(
                "object",
                switch (status) {
                    case Post post -> note(post, audience);
                    case Boost boost -> addressOf(boost.original()).orElse("");
                });
        return activity;
    }

    /** The middle of a cell, and the distance from it to the furthest corner of the largest cells. */
    private static Map<String, Object> place(DegreeCell cell) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("type", "Place");
        place.put("latitude", cell.south() + 0.5);
        place.put("longitude", cell.west() + 0.5);
        place.put("radius", 79);
        place.put("units", "km");
        return place;
    }

    private Map<String, Object> note(Post post, Audience audience) {
        Post.Content content = post.content();
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("id", addresses.of(post));
        note.put("type", "Note");
        note.put("url", post.source().uri().orElseGet(() -> addresses.of(owner) + "/" + post.id()));
        note.put("attributedTo", addresses.of(owner));
        note.put("published", post.createdAt().toString());
        post.editedAt().map(Instant::toString).ifPresent(at -> note.put("updated", at));
        post.references().parent().flatMap(this::addressOf).ifPresent(parent -> note.put("inReplyTo", parent));
        // FEP-044f.
        post.references().quoted().flatMap(this::addressOf).ifPresent(quoted -> note.put("quote", quoted));
        if (!content.spoiler().isEmpty()) {
            note.put("summary", content.spoiler());
        }
        note.put("sensitive", content.sensitive());
        note.put("content", content.html().html());
        content.language()
                .ifPresent(language -> note.put(
                        "contentMap", Map.of(language.tag(), content.html().html())));
        note.put("source", Map.of("content", content.text(), "mediaType", "text/plain"));
        note.put("to", audience.to());
        note.put("cc", audience.cc());
        post.source().cell().ifPresent(cell -> note.put("location", place(cell)));
        note.put(
                "attachment",
                content.attachments().stream().map(Activities::document).toList());
        note.put("tag", tags(content));
        content.poll()
                .ifPresent(poll -> Questions.add(
                        note,
                        new PollState(
                                poll,
                                Optional.ofNullable(polls.get(post.id()))
                                        .map(PollResult.ForViewer::result)
                                        .orElseGet(() -> PollResult.none(poll)),
                                poll.isOver(now))));
        return note;
    }

    private static Map<String, Object> document(Attachment attachment) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "Document");
        attachment.name().type().map(FileType::mediaType).ifPresent(type -> document.put("mediaType", type));
        // With a slash at its beginning, as in the archives of Mastodon.
        document.put("url", "/" + ArchivePaths.media(attachment));
        document.put("name", attachment.description().isEmpty() ? null : attachment.description());
        if (!attachment.facts().blurhash().isEmpty()) {
            document.put("blurhash", attachment.facts().blurhash());
            document.put("width", attachment.facts().width());
            document.put("height", attachment.facts().height());
            document.put(
                    "focalPoint",
                    List.of(attachment.focus().x(), attachment.focus().y()));
        }
        return document;
    }

    private List<Map<String, ?>> tags(Post.Content content) {
        List<Map<String, ?>> tags = new ArrayList<>();
        content.tags().forEach(tag -> tags.add(Map.of("type", "Hashtag", "name", "#" + tag)));
        mentioned(content)
                .forEach(account -> tags.add(Map.of(
                        "type", "Mention", "href", addresses.of(account), "name", "@" + addresses.of(account.acct()))));
        List<CustomEmoji> named = emojis.finder()
                .in(content.spoiler())
                .in(content.text())
                .in(content.poll().map(Poll::options).orElse(List.of()))
                .found();
        tags.addAll(EmojiTags.of(named, addresses.home()));
        return tags;
    }

    private List<Account> mentioned(Post.Content content) {
        return content.mentions().stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The people a status is for. */
    private record Audience(List<String> to, List<String> cc) {}

    private Audience audience(Status status) {
        String followers = addresses.of(owner) + "/followers";
        List<String> mentions = status.post().map(Post::content).map(this::mentioned).orElse(List.of()).stream()
                .map(addresses::of)
                .toList();
        Visibility visibility = status.visibility();
        if (visibility.isHidden()) {
            return new Audience(List.of(), List.of());
        }
        if (visibility.isDirect()) {
            return new Audience(mentions, List.of());
        }
        if (visibility.isListed()) {
            return new Audience(List.of(EVERYONE), with(followers, mentions));
        }
        return new Audience(List.of(followers), visibility.isOpen() ? with(EVERYONE, mentions) : mentions);
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private Optional<String> addressOf(StatusId id) {
        return Optional.ofNullable(others.get(id)).map(addresses::of);
    }
}
