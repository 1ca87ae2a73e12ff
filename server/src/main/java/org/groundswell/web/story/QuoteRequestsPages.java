package org.groundswell.web.story;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Ago;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.ReplyLimits;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Consent;
import org.groundswell.stories.Consents;
import org.groundswell.stories.Stories;
import org.groundswell.stories.Story;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;

/** Requests to quote posts in stories. An answer can be changed at any time. */
public final class QuoteRequestsPages implements Pages {
    private static final String PATH = "/quote-requests";

    private final Consents consents;
    private final Stories stories;
    private final Tags tags;
    private final Statuses statuses;
    private final ReplyLimits replyLimits;
    private final Accounts accounts;
    private final PostViews posts;
    private final Renderer renderer;
    private final InstantSource clock;

    /** The services it reads from. */
    public record Sources(
            Consents consents,
            Stories stories,
            Tags tags,
            Statuses statuses,
            ReplyLimits replyLimits,
            Accounts accounts) {}

    public QuoteRequestsPages(Sources sources, WebParts parts) {
        this.consents = sources.consents();
        this.stories = sources.stories();
        this.tags = sources.tags();
        this.statuses = sources.statuses();
        this.replyLimits = sources.replyLimits();
        this.accounts = sources.accounts();
        this.posts = parts.posts();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::show);
        routes.post(PATH, PageAccess.SIGNED_IN, call -> {
            AccountId me = call.visitor().me().id();
            long story = StatusId.parse(call.params().textOr("story", ""))
                    .orElseThrow(Refusal.NotFound::new)
                    .value();
            StatusId post = StatusId.parse(call.params().textOr("post", "")).orElseThrow(Refusal.NotFound::new);
            consents.answer(me, story, post, answer(call.params().textOr("answer", "")));
            return Reply.seeOther(PATH + "?done=saved");
        });
    }

    private Reply show(WebCall call) {
        Account me = call.visitor().me();
        List<Consent> asked = consents.askedOf(me.id());
        Map<AccountId, Account> editors =
                accounts.all(asked.stream().map(Consent::askedBy).collect(Collectors.toSet()));
        List<Post> own = statuses.posts(
                Optional.of(me.id()), asked.stream().map(Consent::post).toList());
        Map<String, PostView> shown = posts.of(own, call.visitor(), call.t()).stream()
                .collect(Collectors.toMap(PostView::id, Function.identity()));
        List<QuoteRequestsPage.Question> questions = asked.stream()
                .map(consent -> question(consent, editors, shown, call.t()))
                .toList();
        return renderer.page(new QuoteRequestsPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("quotes.title"), "you")), questions));
    }

    private QuoteRequestsPage.Question question(
            Consent consent, Map<AccountId, Account> editors, Map<String, PostView> shown, Translator t) {
        Story story = stories.get(consent.story());
        return new QuoteRequestsPage.Question(
                String.valueOf(consent.story()),
                story.published().isPresent() ? Optional.of(story.path()) : Optional.empty(),
                consent.post().toString(),
                Optional.ofNullable(editors.get(consent.askedBy()))
                        .map(Account::name)
                        .orElseGet(() -> t.text("quotes.editor")),
                tags.get(story.tag().key()).displayName(),
                Ago.of(consent.askedAt(), clock.instant(), t),
                consent.answer().name().toLowerCase(Locale.ROOT),
                replyLimits.of(consent.post()).word(),
                Optional.ofNullable(shown.get(consent.post().toString())));
    }

    private static Consent.Answer answer(String word) {
        return switch (word) {
            case "yes" -> Consent.Answer.YES;
            case "unnamed" -> Consent.Answer.UNNAMED;
            case "no" -> Consent.Answer.NO;
            default -> throw new Refusal.Invalid("answer", "error.consent.answer");
        };
    }
}
