package org.groundswell.web.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.exports.StoryViews;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Ago;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Block;
import org.groundswell.stories.Consent;
import org.groundswell.stories.Consents;
import org.groundswell.stories.Language;
import org.groundswell.stories.Stories;
import org.groundswell.stories.Story;
import org.groundswell.stories.StoryDraft;
import org.groundswell.stories.Suggestions;
import org.groundswell.stories.Version;
import org.groundswell.tags.Tags;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Where editors write: beginning a story, editing, asking before quoting, publishing. */
public final class StoryDeskPages implements Pages {
    private final Stories stories;
    private final Consents consents;
    private final Tags tags;
    private final Statuses statuses;
    private final Accounts accounts;
    private final StoryViews views;
    private final Renderer renderer;
    private final InstantSource clock;

    /** The services it reads from. */
    public record Sources(Stories stories, Consents consents, Tags tags, Statuses statuses, Accounts accounts) {}

    public StoryDeskPages(Sources sources, WebParts parts) {
        this.stories = sources.stories();
        this.consents = sources.consents();
        this.tags = sources.tags();
        this.statuses = sources.statuses();
        this.accounts = sources.accounts();
        this.views = parts.stories();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.post("/tags/{name}/story", PageAccess.EDITOR, this::start);
        routes.get("/stories/{slug}/edit", PageAccess.EDITOR, call -> {
            Story story = story(call);
            StoryDraft saved = stories.version(story, story.version()).draft();
            return page(call, 200, story, story.version(), saved, told(call), Optional.empty());
        });
        routes.post("/stories/{slug}/edit", PageAccess.EDITOR, this::edit);
        routes.get("/stories/{slug}/versions/{number}", PageAccess.EDITOR, this::preview);
        routes.post("/stories/{slug}/versions/{number}/publish", PageAccess.EDITOR, call -> {
            AccountId editor = call.visitor().me().id();
            Story story = story(call);
            stories.publish(editor, story, number(call));
            return Reply.seeOther(story.path());
        });
        routes.post("/stories/{slug}/withdraw", PageAccess.EDITOR, call -> {
            AccountId editor = call.visitor().me().id();
            Story story = story(call);
            stories.withdraw(editor, story);
            return Reply.seeOther(story.path() + "/edit?done=withdrawn");
        });
    }

    private Reply start(WebCall call) {
        AccountId editor = call.visitor().me().id();
        Optional<Integer> wave = call.params().number("wave");
        Language language = Language.of(call.params().textOr("lang", "en"));
        Story story = stories.start(editor, tags.get(call.part("name")), wave, language);
        return Reply.seeOther(story.path() + "/edit");
    }

    private Reply edit(WebCall call) {
        AccountId editor = call.visitor().me().id();
        Story story = story(call);
        StoryForm form = StoryForm.of(call.params());
        try {
            Optional<StoryDraft> acted = form.acted(call.params());
            if (acted.isPresent()) {
                return page(call, 200, story, form.base(), acted.get(), unsaved(), Optional.empty());
            }
            if (form.act().equals("again")) {
                StoryDraft chosen = stories.chosenAnew(story, form.draft());
                return page(call, 200, story, form.base(), chosen, unsaved(), Optional.empty());
            }
            int version = stories.save(editor, story, form.base(), form.draft());
            return switch (form.act()) {
                case "publish" -> {
                    stories.publish(editor, story, version);
                    yield Reply.seeOther(story.path());
                }
                case "ask" -> {
                    int asked = stories.ask(editor, story, form.draft());
                    yield Reply.seeOther(story.path() + "/edit?asked=" + asked);
                }
                case "preview" -> Reply.seeOther(story.path() + "/versions/" + version);
                default -> Reply.seeOther(story.path() + "/edit?done=saved");
            };
        } catch (Refusal.Invalid invalid) {
            String problem = call.refusals().sentence(invalid);
            return page(call, 422, story, form.base(), form.draft(), Optional.empty(), Optional.of(problem));
        } catch (Refusal.Conflict conflict) {
            Story now = story(call);
            Version theirs = stories.version(now, now.version());
            String problem = name(theirs.by()) + " has saved version " + theirs.number()
                    + " of this story while you wrote. What you wrote is below and not saved yet: look at theirs in the"
                    + " list of versions, take over what you want, and save. Theirs stays in the list.";
            return page(call, 409, now, now.version(), form.draft(), Optional.empty(), Optional.of(problem));
        }
    }

    /** What happened, in sentences of ours: the address says only which, and how many. */
    private static Optional<String> told(WebCall call) {
        if (call.params().textOr("done", "").equals("withdrawn")) {
            return Optional.of("The story is withdrawn: only editors see it now.");
        }
        return call.params().text("asked").isEmpty()
                ? Optional.empty()
                : call.params()
                        .number("asked")
                        .map(asked -> asked == 0
                                ? "Nobody was asked: everyone who has an account here was asked before."
                                : asked + (asked == 1 ? " person was asked." : " people were asked."));
    }

    private static Optional<String> unsaved() {
        return Optional.of("This is not saved yet.");
    }

    private Reply preview(WebCall call) {
        Story story = story(call);
        int number = number(call);
        Version version = stories.version(story, number);
        return renderer.page(new StoryPreviewPage(
                renderer.around(call, Renderer.Subject.of("Version " + number, "stories")),
                views.of(stories.tell(story, version.draft()), call.t()),
                story.path(),
                new StoryEditPage.VersionView(
                        number, name(version.by()), Ago.of(version.at(), clock.instant(), call.t())),
                story.published().filter(each -> each.version() == number).isPresent()));
    }

    private Reply page(
            WebCall call,
            int status,
            Story story,
            int base,
            StoryDraft draft,
            Optional<String> notice,
            Optional<String> problem) {
        Suggestions suggestions = stories.suggestions(story);
        List<Version> versions = stories.versions(story);
        Map<AccountId, Account> people =
                accounts.all(versions.stream().map(Version::by).collect(Collectors.toSet()));
        Instant now = clock.instant();
        String titleWas = suggestions.title();
        StoryEditPage view = new StoryEditPage(
                renderer.around(call, Renderer.Subject.of("Editing a story", "stories")),
                story.path(),
                story.slug(),
                tags.get(story.tag().key()).displayName(),
                base,
                draft.title().isEmpty() ? titleWas : draft.title(),
                titleWas,
                blocks(story, draft, suggestions),
                draft.dropped().stream().map(StatusId::toString).collect(Collectors.joining(",")),
                draft.rules(),
                List.copyOf(suggestions.figures()),
                versions.stream()
                        .map(version -> new StoryEditPage.VersionView(
                                version.number(),
                                Optional.ofNullable(people.get(version.by()))
                                        .map(Account::name)
                                        .orElse(""),
                                Ago.of(version.at(), now, call.t())))
                        .toList(),
                story.published().map(Story.Publication::version).orElse(0),
                notice,
                problem);
        return renderer.page(status, view);
    }

    private List<StoryEditPage.BlockView> blocks(Story story, StoryDraft draft, Suggestions suggestions) {
        Set<StatusId> wanted = new HashSet<>();
        Set<AccountId> joined = new HashSet<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Quote quote) {
                wanted.add(quote.post());
            } else if (block instanceof Block.Voice voice) {
                joined.add(voice.account());
            }
        }
        Map<StatusId, Status> posts = statuses.all(Optional.empty(), List.copyOf(wanted)).stream()
                .collect(Collectors.toMap(Status::id, Function.identity()));
        posts.values().forEach(status -> joined.add(status.account()));
        Map<AccountId, Account> people = accounts.all(joined);
        Map<StatusId, Consent.Answer> answers = consents.of(story.id());
        List<StoryEditPage.BlockView> blocks = new ArrayList<>();
        for (Block block : draft.blocks()) {
            blocks.add(
                    switch (block) {
                        case Block.Passage(var name, var text) ->
                            text("passage", name, text, suggestions.passage(name), "Paragraph");
                        case Block.Heading(var name, var text) ->
                            text("heading", name, text, suggestions.heading(name), "Heading");
                        case Block.Voice voice -> {
                            String was = suggestions.voice(voice.account());
                            String name = Optional.ofNullable(people.get(voice.account()))
                                    .map(Account::name)
                                    .orElse("somebody who is not here any more");
                            yield new StoryEditPage.BlockView(
                                    "voice",
                                    "",
                                    voice.text().isEmpty() ? was : voice.text(),
                                    was,
                                    name,
                                    voice.account().toString(),
                                    voice.post().toString(),
                                    false,
                                    "",
                                    "");
                        }
                        case Block.Quote(var post, var pinned) -> quote(post, pinned, posts, people, answers);
                        case Block.Exhibit(var kind) ->
                            text(kind.name().toLowerCase(Locale.ROOT), "", "", "", exhibit(kind));
                    });
        }
        return blocks;
    }

    private static StoryEditPage.BlockView text(String kind, String name, String text, String was, String label) {
        return new StoryEditPage.BlockView(kind, name, text.isEmpty() ? was : text, was, label, "", "", false, "", "");
    }

    private static StoryEditPage.BlockView quote(
            StatusId post,
            boolean pinned,
            Map<StatusId, Status> posts,
            Map<AccountId, Account> people,
            Map<StatusId, Consent.Answer> answers) {
        Status status = posts.get(post);
        Account author = status == null ? null : people.get(status.account());
        String answer = answers.containsKey(post)
                ? answer(answers.getOrDefault(post, Consent.Answer.OPEN))
                : author != null && !author.isLocal() ? "can't be asked: lives elsewhere" : "not asked";
        return new StoryEditPage.BlockView(
                "quote",
                "",
                "",
                "",
                author == null ? "A post that is not there any more" : author.name() + " (@" + author.acct() + ")",
                "",
                post.toString(),
                pinned,
                status == null ? "" : status.content().text(),
                answer);
    }

    private static String answer(Consent.Answer answer) {
        return switch (answer) {
            case OPEN -> "asked, no answer yet";
            case YES -> "said yes";
            case UNNAMED -> "said yes, without their name";
            case NO -> "said no: it is not shown";
        };
    }

    private static String exhibit(Block.Exhibit.Kind kind) {
        return switch (kind) {
            case CURVE -> "The curve";
            case MAP -> "The map";
            case NUMBERS -> "The numbers";
            case SHARE -> "Share yours";
        };
    }

    private String name(AccountId account) {
        return Optional.ofNullable(accounts.all(List.of(account)).get(account))
                .map(Account::name)
                .orElse("Somebody who has left");
    }

    private Story story(WebCall call) {
        return stories.get(call.part("slug"));
    }

    private static int number(WebCall call) {
        try {
            return Integer.parseInt(call.part("number"));
        } catch (NumberFormatException none) {
            throw new Refusal.NotFound();
        }
    }
}
