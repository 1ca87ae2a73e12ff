package org.groundswell.web.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.media.Attachment;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Poll;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Excerpt;
import org.groundswell.reports.Evidence;
import org.groundswell.statuses.DeskPosts;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.Translator;
import org.groundswell.web.view.MediaView;

/**
 * Makes the posts of an account for the desk, each with the post that it replies to, as far as the moderator may see that.
 */
final class DeskPostViews {
    private final DeskPosts posts;
    private final Statuses statuses;
    private final Accounts accounts;

    /** @param statuses as at the desk */
    DeskPostViews(DeskPosts posts, Statuses statuses, Accounts accounts) {
        this.posts = posts;
        this.statuses = statuses;
        this.accounts = accounts;
    }

    /** Posts as they are. */
    List<DeskPost> of(Account author, List<Post> shown, AccountId moderator, Instant now, Translator t) {
        Parents parents = parents(moderator, shown);
        return shown.stream()
                .map(post -> new DeskPost(
                        post.id().toString(),
                        post.content().spoiler(),
                        post.content().text(),
                        media(post),
                        List.of(),
                        options(post),
                        post.visibility().isHidden() ? "" : url(author, post),
                        post.visibility().isHidden(),
                        notes(post, t),
                        Ago.of(post.createdAt(), now, t),
                        0,
                        true,
                        parents.of(post)))
                .toList();
    }

    /**
     * Posts as they were when they were reported or decided on, newest first.
     *
     * @param author empty if the account was deleted
     * @param versions each time that one was reported
     */
    List<DeskPost> evidence(
            Optional<Account> author, Collection<Evidence> versions, AccountId moderator, Instant now, Translator t) {
        SortedMap<StatusId, List<Evidence>> byPost = new TreeMap<>(Comparator.reverseOrder());
        versions.forEach(each ->
                byPost.computeIfAbsent(each.status(), _ -> new ArrayList<>()).add(each));
        Map<StatusId, Post> present = new HashMap<>();
        author.ifPresent(account ->
                posts.among(moderator, account.id(), byPost.keySet()).forEach(post -> present.put(post.id(), post)));
        Parents parents = parents(moderator, present.values());
        return byPost.values().stream()
                .map(reported -> {
                    Evidence first = reported.getFirst();
                    Optional<Post> post = Optional.ofNullable(present.get(first.status()));
                    EvidenceMedia media = EvidenceMedia.of(first, post, t);
                    return new DeskPost(
                            first.status().toString(),
                            first.spoiler(),
                            first.text(),
                            media.shown(),
                            media.lost(),
                            first.added()
                                    .map(Evidence.Added::options)
                                    .or(() -> post.map(DeskPostViews::options))
                                    .orElse(List.of()),
                            post.map(each -> url(author.orElseThrow(), each)).orElse(""),
                            post.filter(each -> each.visibility().isHidden()).isPresent(),
                            post.map(each -> notes(each, first, t)).orElseGet(() -> List.of(t.text("case.post.gone"))),
                            Ago.of(first.postedAt(), now, t),
                            reported.size(),
                            post.isPresent(),
                            post.flatMap(parents::of));
                })
                .toList();
    }

    /** The files of suspended accounts are not public. */
    static List<MediaView> media(Post post) {
        List<Attachment> attachments = post.content().attachments();
        return post.visibility().isHidden()
                ? attachments.stream()
                        .map(each -> MediaView.of(each, DeskFilePages::path))
                        .toList()
                : MediaView.of(attachments);
    }

    private static List<String> options(Post post) {
        return post.content().poll().map(Poll::options).orElse(List.of());
    }

    private static List<String> notes(Post post, Evidence reported, Translator t) {
        List<String> notes = new ArrayList<>(notes(post, t));
        if (reported.hasAnotherPoll(post)) {
            notes.addFirst(t.text("case.post.poll"));
        }
        if (reported.hasOtherMedia(post)) {
            notes.addFirst(t.text("case.post.media_changed"));
        }
        if (!post.content().text().equals(reported.text())) {
            notes.addFirst(t.text("case.post.edited"));
        }
        return notes;
    }

    private static List<String> notes(Post post, Translator t) {
        return post.content().sensitive() ? List.of(t.text("case.post.sensitive")) : List.of();
    }

    /** Its own page, or its place on the page of its suspended author at the desk, which alone shows it. */
    private static String url(Account author, Post post) {
        return post.visibility().isHidden()
                ? AccountListPages.PATH + "/" + author.id() + "?before="
                        + (post.id().value() + 1) + "#post-" + post.id()
                : author.acct().page() + "/" + post.id();
    }

    private Parents parents(AccountId moderator, Collection<Post> replies) {
        List<StatusId> wanted = replies.stream()
                .flatMap(post -> post.references().parent().stream())
                .toList();
        if (wanted.isEmpty()) {
            return new Parents(Map.of(), Map.of());
        }
        List<Post> found = statuses.posts(Optional.of(moderator), wanted);
        return new Parents(
                found.stream().collect(Collectors.toMap(Post::id, post -> post)),
                accounts.all(found.stream().map(Post::account).collect(Collectors.toSet())));
    }

    /** The posts that others reply to, with their authors. */
    private record Parents(Map<StatusId, Post> posts, Map<AccountId, Account> authors) {
        Optional<DeskPost.Parent> of(Post reply) {
            return reply.references()
                    .parent()
                    .flatMap(id -> Optional.ofNullable(posts.get(id)))
                    .flatMap(parent -> Optional.ofNullable(authors.get(parent.account()))
                            .map(author -> new DeskPost.Parent(
                                    author.acct().toString(),
                                    Excerpt.of(parent.content().text()),
                                    url(author, parent))));
        }
    }
}
