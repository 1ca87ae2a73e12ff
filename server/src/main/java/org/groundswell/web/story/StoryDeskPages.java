package org.groundswell.web.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.exports.StoryViews;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Ago;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Block;
import org.groundswell.stories.Consents;
import org.groundswell.stories.Language;
import org.groundswell.stories.Stories;
import org.groundswell.stories.Story;
import org.groundswell.stories.StoryDraft;
import org.groundswell.stories.Suggestions;
import org.groundswell.stories.Version;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The story editor: starting a story, editing, asking before quoting, publishing. */
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
            return page(call, 200, story, story.version(), saved, notice(call), Optional.empty());
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
                return page(call, 200, story, form.base(), acted.get(), unsaved(call), Optional.empty());
            }
            if (form.act().equals("again")) {
                StoryDraft chosen = stories.refreshQuotes(story, form.draft());
                return page(call, 200, story, form.base(), chosen, unsaved(call), Optional.empty());
            }
            if (form.act().equals("publish")) {
                stories.checkPublishable(story);
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
            String problem =
                    call.t().text("desk.conflict", "name", name(theirs.by(), call.t()), "number", theirs.number());
            return page(call, 409, now, now.version(), form.draft(), Optional.empty(), Optional.of(problem));
        }
    }

    /** The result of the last action. The address only names it: it can't put words of its own on the page. */
    private static Optional<String> notice(WebCall call) {
        if (call.params().textOr("done", "").equals("withdrawn")) {
            return Optional.of(call.t().text("desk.unpublished"));
        }
        return call.params().number("asked").map(asked -> call.t().text("desk.asked", "count", asked));
    }

    private static Optional<String> unsaved(WebCall call) {
        return Optional.of(call.t().text("desk.unsaved"));
    }

    private Reply preview(WebCall call) {
        Story story = story(call);
        int number = number(call);
        Version version = stories.version(story, number);
        return renderer.page(new StoryPreviewPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("preview.title", "number", number), "stories")),
                views.of(stories.article(story, version.draft()), call.t()),
                story.path(),
                new StoryEditPage.VersionView(
                        number, name(version.by(), call.t()), Ago.of(version.at(), clock.instant(), call.t())),
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
        Suggestions suggestions = stories.suggestions(story, draft);
        List<Version> versions = stories.versions(story);
        Map<AccountId, Account> people =
                accounts.all(versions.stream().map(Version::by).collect(Collectors.toSet()));
        Instant now = clock.instant();
        String titleWas = suggestions.title();
        StoryEditPage view = new StoryEditPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("desk.title"), "stories")),
                story.path(),
                story.slug(),
                tags.get(story.tag().key()).displayName(),
                base,
                draft.title().isEmpty() ? titleWas : draft.title(),
                titleWas,
                blocks(story, draft, suggestions, call.t()),
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

    private List<StoryEditPage.BlockView> blocks(Story story, StoryDraft draft, Suggestions suggestions, Translator t) {
        Set<StatusId> quoted = new HashSet<>();
        Set<AccountId> authors = new HashSet<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Quote quote) {
                quoted.add(quote.post());
            } else if (block instanceof Block.Voice voice) {
                authors.add(voice.account());
            }
        }
        Map<StatusId, Post> posts = statuses.posts(Optional.empty(), List.copyOf(quoted)).stream()
                .collect(Collectors.toMap(Post::id, Function.identity()));
        posts.values().forEach(post -> authors.add(post.account()));
        BlockViews blocks = new BlockViews(posts, accounts.all(authors), consents.of(story.id()), suggestions, t);
        return IntStream.range(0, draft.blocks().size())
                .mapToObj(index -> blocks.of(draft.blocks().get(index), index))
                .toList();
    }

    private String name(AccountId account, Translator t) {
        return Optional.ofNullable(accounts.all(List.of(account)).get(account))
                .map(Account::name)
                .orElseGet(() -> t.text("desk.account.deleted"));
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
