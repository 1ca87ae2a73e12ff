package org.groundswell.web.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.discovery.FirstFollows;
import org.groundswell.discovery.Suggestion;
import org.groundswell.discovery.Suggestions;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;
import org.groundswell.text.Spans;
import org.groundswell.text.Translator;
import org.groundswell.trends.model.Place;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PlaceViews;

/** The page on which newcomers find tags and people to follow, so that their home timeline isn't empty. It can be skipped. */
public final class WelcomePages implements Pages {
    private static final String PATH = "/welcome";
    private static final int TAGS_OF_A_PLACE = 10;
    private static final int MOST_PEOPLE = 24;

    /** The services that the page uses. */
    public record Services(
            Tags tags, TrendingTags trending, Suggestions suggestions, FirstFollows follows, Accounts accounts) {}

    private final Services services;
    private final Renderer renderer;

    public WelcomePages(Services services, WebParts parts) {
        this.services = services;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> form(call, 200, Choice.NOTHING, Optional.empty()));
        routes.post(PATH, PageAccess.SIGNED_IN, this::follow);
    }

    /** The tags, by their keys, and accounts that a form names, each once. */
    private record Choice(Set<String> tags, Set<AccountId> accounts) {
        static final Choice NOTHING = new Choice(Set.of(), Set.of());

        static Choice of(Params params) {
            Set<String> tags = new LinkedHashSet<>();
            for (String name : params.all("tag")) {
                Spans.tagName(name).map(TagName::of).map(TagName::key).ifPresent(tags::add);
            }
            Set<AccountId> accounts = new LinkedHashSet<>();
            params.all("account").forEach(id -> AccountId.parse(id).ifPresent(accounts::add));
            return new Choice(tags, accounts);
        }

        /** As much of it as can be followed at once, to be shown again. */
        Choice bounded() {
            return new Choice(
                    tags.stream().limit(FirstFollows.MOST).collect(Collectors.toCollection(LinkedHashSet::new)),
                    accounts.stream().limit(FirstFollows.MOST).collect(Collectors.toCollection(LinkedHashSet::new)));
        }
    }

    private Reply follow(WebCall call) {
        Choice choice = Choice.of(call.params());
        try {
            FirstFollows.Result result = services.follows()
                    .follow(call.visitor().me().id(), List.copyOf(choice.tags()), List.copyOf(choice.accounts()));
            return Reply.seeOther(result.left() == 0 ? "/home?done=followed" : "/home?done=followed_some");
        } catch (Refusal.Invalid invalid) {
            return form(call, 422, choice.bounded(), Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply form(WebCall call, int status, Choice choice, Optional<String> problem) {
        Account me = call.visitor().me();
        Map<Place, List<Tag>> trending = trending(me);
        List<Tag> all = trending.values().stream().flatMap(List::stream).toList();
        return renderer.page(
                status,
                new WelcomePage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("welcome.title"), "home")),
                        groups(trending, choice, call.t()),
                        people(me, all, choice, call.t()),
                        FirstFollows.MOST,
                        problem));
    }

    /** The tags that trend for the account's country, its language and worldwide, each once, without followed ones. */
    private Map<Place, List<Tag>> trending(Account me) {
        Map<Place, List<Tag>> found = new LinkedHashMap<>();
        for (Place place : places(me.profile())) {
            found.put(place, services.trending().in(place, TAGS_OF_A_PLACE));
        }
        Set<TagId> known = new LinkedHashSet<>(services.tags()
                .followedAmong(
                        me.id(), found.values().stream().flatMap(List::stream).toList()));
        Map<Place, List<Tag>> fresh = new LinkedHashMap<>();
        found.forEach((place, tags) -> {
            List<Tag> left = tags.stream()
                    .filter(tag -> known.add(tag.id().orElseThrow()))
                    .toList();
            if (!left.isEmpty()) {
                fresh.put(place, left);
            }
        });
        return fresh;
    }

    private static List<Place> places(Account.Profile profile) {
        List<Place> places = new ArrayList<>();
        CountryCode.parse(profile.country()).ifPresent(country -> places.add(Place.country(country.code())));
        LanguageCode.parse(profile.language())
                .filter(LanguageCode::isPlain)
                .ifPresent(language -> places.add(Place.language(language.tag())));
        places.add(Place.WORLD);
        return places;
    }

    private List<WelcomePage.TagGroup> groups(Map<Place, List<Tag>> trending, Choice choice, Translator t) {
        List<WelcomePage.TagGroup> groups = new ArrayList<>();
        // Chosen before an error, and not trending any more.
        Set<String> missing = new LinkedHashSet<>(choice.tags());
        trending.values()
                .forEach(tags -> tags.forEach(tag -> missing.remove(tag.name().key())));
        if (!missing.isEmpty()) {
            Collection<Tag> others = services.tags()
                    .all(missing.stream().map(TagName::new).toList())
                    .values();
            if (!others.isEmpty()) {
                groups.add(new WelcomePage.TagGroup(
                        t.text("welcome.tags.chosen"),
                        others.stream().map(tag -> choice(tag, choice, t)).toList()));
            }
        }
        trending.forEach((place, tags) -> groups.add(new WelcomePage.TagGroup(
                PlaceViews.view(PATH, place, false, t).name(),
                tags.stream().map(tag -> choice(tag, choice, t)).toList())));
        return List.copyOf(groups);
    }

    private static WelcomePage.TagChoice choice(Tag tag, Choice choice, Translator t) {
        String people = t.text("welcome.people", "number", t.number(tag.people()), "count", tag.people());
        return new WelcomePage.TagChoice(
                tag.name().key(),
                tag.displayName(),
                people,
                choice.tags().contains(tag.name().key()));
    }

    private List<WelcomePage.PersonChoice> people(Account me, List<Tag> tags, Choice choice, Translator t) {
        List<Suggestion> suggested = services.suggestions().in(Optional.of(me.id()), tags, MOST_PEOPLE);
        Set<AccountId> missing = new LinkedHashSet<>(choice.accounts());
        suggested.forEach(each -> missing.remove(each.account().id()));
        List<Suggestion> all = new ArrayList<>();
        if (!missing.isEmpty()) {
            Map<AccountId, Account> others =
                    services.accounts().all(services.accounts().shown(Optional.of(me.id()), missing));
            missing.stream()
                    .filter(others::containsKey)
                    .forEach(id -> all.add(new Suggestion(Objects.requireNonNull(others.get(id)), List.of())));
        }
        all.addAll(suggested);
        List<SuggestionView> views = SuggestionView.of(all, "explore.reason.trending_tags", t);
        List<WelcomePage.PersonChoice> choices = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            AccountId id = all.get(i).account().id();
            choices.add(
                    new WelcomePage.PersonChoice(views.get(i), choice.accounts().contains(id)));
        }
        return choices;
    }
}
