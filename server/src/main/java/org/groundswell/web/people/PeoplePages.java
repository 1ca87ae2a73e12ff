package org.groundswell.web.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.featured.FeaturedTags;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.relationships.Endorsements;
import org.groundswell.relationships.FollowLists;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Relationships;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.statuses.Pins;
import org.groundswell.statuses.StatusPage;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.timelines.AccountFilter;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.web.feed.FeedPages;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PictureView;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;

/** Profiles with their posts, and lists of followers and followed accounts. */
public final class PeoplePages implements Pages {
    private static final int MOST_FEATURED = 10;

    private final Accounts accounts;
    private final FollowLists follows;
    private final Relationships relationships;
    private final Endorsements endorsements;
    private final FeaturedTags featured;
    private final Tags tags;
    private final Timelines timelines;
    private final PostViews posts;
    private final Renderer renderer;

    /** What profiles show. */
    public record Services(
            Accounts accounts,
            FollowLists follows,
            Relationships relationships,
            Endorsements endorsements,
            FeaturedTags featured,
            Tags tags,
            Timelines timelines) {}

    public PeoplePages(Services services, WebParts parts) {
        this.accounts = services.accounts();
        this.follows = services.follows();
        this.relationships = services.relationships();
        this.endorsements = services.endorsements();
        this.featured = services.featured();
        this.tags = services.tags();
        this.timelines = services.timelines();
        this.posts = parts.posts();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/@{acct}", PageAccess.EVERYONE, this::profile);
        routes.get(
                "/@{acct}/followers",
                PageAccess.EVERYONE,
                call -> people(call, "people.followers", follows::followers));
        routes.get(
                "/@{acct}/following",
                PageAccess.EVERYONE,
                call -> people(call, "people.following", follows::following));
        routes.get("/@{acct}/tagged/{tag}", PageAccess.EVERYONE, this::tagged);
        routes.get(
                "/users/{acct}",
                PageAccess.EVERYONE,
                call -> Reply.seeOther(account(call).acct().page()));
    }

    private Reply profile(WebCall call) {
        Account account = account(call);
        Timeline timeline = new Timeline.OfAccount(account.id(), AccountFilter.ALL);
        WebCall.TimelineSlice slice =
                call.timeline(page -> timelines.page(call.visitor().id(), timeline, page));
        List<PostView> pinned = pinned(call, account);
        Set<String> ids = pinned.stream().map(PostView::id).collect(Collectors.toSet());
        Renderer.Subject subject = new Renderer.Subject(
                call.t()
                        .text(
                                "profile.title",
                                "name",
                                account.name(),
                                "acct",
                                account.acct().toString()),
                account.profile().note().text(),
                isMe(call, account) ? "you" : "",
                FeedPages.links(account.acct().page(), account.name()));
        return renderer.page(new ProfilePage(
                renderer.around(call, subject),
                view(account, call.visitor(), call.t()),
                endorsements.of(call.visitor().id(), account, Page.first(MOST_FEATURED)).stream()
                        .map(each -> Person.of(each.account()))
                        .toList(),
                featured.of(call.visitor().id(), account).stream()
                        .map(each -> new ProfilePage.FeaturedTagView(
                                each.spelling(),
                                tagged(account, each.name()),
                                call.t().number(each.posts())))
                        .toList(),
                pinned,
                posts.of(slice.page(), call.visitor(), FilterPlace.of(FilterContext.ACCOUNT), call.t()).stream()
                        .filter(post -> !ids.contains(post.id()))
                        .toList(),
                slice.older()));
    }

    /** The page of an account's posts with a tag. */
    private static String tagged(Account account, TagName tag) {
        return account.acct().page() + "/tagged/" + Params.encode(tag.key());
    }

    private Reply tagged(WebCall call) {
        Account account = account(call);
        Tag tag = tags.get(call.part("tag"));
        Timeline timeline =
                new Timeline.OfAccount(account.id(), new AccountFilter(false, false, Optional.of(tag.name())));
        WebCall.TimelineSlice slice =
                call.timeline(page -> timelines.page(call.visitor().id(), timeline, page));
        return renderer.page(new TaggedPage(
                renderer.around(
                        call,
                        Renderer.Subject.of(
                                call.t().text("profile.tagged.title", "tag", tag.displayName(), "name", account.name()),
                                "")),
                Person.of(account),
                tag.displayName(),
                "/tags/" + Params.encode(tag.name().key()),
                posts.of(slice.page(), call.visitor(), FilterPlace.of(FilterContext.ACCOUNT), call.t()),
                slice.older()));
    }

    /** The pinned posts, which are shown once, above the others; none on a page of older posts. */
    private List<PostView> pinned(WebCall call, Account account) {
        if (call.params().has("before")) {
            return List.of();
        }
        StatusPage found =
                timelines.page(call.visitor().id(), new Timeline.Pinned(account.id()), Page.first(Pins.MOST));
        return posts.of(found, call.visitor(), FilterPlace.of(FilterContext.ACCOUNT), call.t());
    }

    private interface Listing {
        List<Listed> of(Optional<AccountId> viewer, Account account, Page page);
    }

    private Reply people(WebCall call, String key, Listing list) {
        Account account = account(call);
        WebCall.Slice<Listed> slice = call.slice(page -> list.of(call.visitor().id(), account, page), Listed::pageId);
        String heading = call.t().text(key, "name", account.name());
        return renderer.page(new PeoplePage(
                renderer.around(call, Renderer.Subject.of(heading, "")),
                heading,
                slice.entries().stream().map(each -> Person.of(each.account())).toList(),
                slice.older()));
    }

    private ProfilePage.ProfileView view(Account account, Visitor visitor, Translator t) {
        Optional<RelationView> relation = visitor.id()
                .filter(me -> !me.equals(account.id()))
                .map(me -> RelationView.of(relationships.of(me, account.id()), account, t));
        Account.Profile profile = account.profile();
        return new ProfilePage.ProfileView(
                Person.of(account),
                PictureView.of(account, ProfilePicture.AVATAR),
                PictureView.of(account, ProfilePicture.HEADER),
                profile.note().html(),
                profile.fields().stream()
                        .map(field -> new ProfilePage.Line(field.name(), accounts.fieldHtml(field)))
                        .toList(),
                profile.country().isEmpty() ? "" : Countries.name(profile.country(), t),
                joined(account, t),
                account.counts().statuses(),
                account.counts().following(),
                account.counts().followers() + account.counts().originFollowers(),
                account.isLocal() ? "" : account.acct().domain(),
                visitor.id().filter(account.id()::equals).isPresent(),
                account.approvesFollowers(),
                relation);
    }

    private static Ago joined(Account account, Translator t) {
        Instant at = account.createdAt();
        return new Ago(t.moment("profile.joined.pattern", at), Ago.exact(at, t), at.toString());
    }

    private Account account(WebCall call) {
        return Acct.parse(call.part("acct"))
                .flatMap(acct -> accounts.find(acct.toString()))
                .orElseThrow(Refusal.NotFound::new)
                .requireShown();
    }

    private static boolean isMe(WebCall call, Account account) {
        return call.visitor().id().filter(account.id()::equals).isPresent();
    }
}
