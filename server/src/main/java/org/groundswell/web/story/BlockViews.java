package org.groundswell.web.story;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.stories.Block;
import org.groundswell.stories.Consent;
import org.groundswell.stories.Suggestions;
import org.groundswell.text.Translator;
import org.groundswell.web.view.MediaView;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a story as its editor shows them.
 *
 * @param posts the posts that are quoted, as far as they still exist
 * @param people the authors of these posts and the accounts of voices, as far as they still exist
 * @param answers answers to quote requests, by post
 * @param suggestions the automatic texts
 */
record BlockViews(
        Map<StatusId, Post> posts,
        Map<AccountId, Account> people,
        Map<StatusId, Consent.Answer> answers,
        Suggestions suggestions,
        Translator t) {
    /** @param index of the block in the draft */
    StoryEditPage.BlockView of(Block block, int index) {
        StoryEditPage.BlockView view = view(block);
        return suggestions
                .absence(index)
                .map(why -> view.without(t.text("desk.missing." + why.name().toLowerCase(Locale.ROOT))))
                .orElse(view);
    }

    private StoryEditPage.BlockView view(Block block) {
        return switch (block) {
            case Block.Passage(var name, var text) ->
                text("passage", name, text, suggestions.passage(name), t.text("desk.paragraph"));
            case Block.Heading(var name, var text) ->
                text("heading", name, text, suggestions.heading(name), t.text("desk.heading"));
            case Block.Voice voice -> voice(voice);
            case Block.Quote quote -> quote(quote);
            case Block.Exhibit(var kind) -> text(kind.name().toLowerCase(Locale.ROOT), "", "", "", exhibit(kind));
        };
    }

    private static StoryEditPage.BlockView text(String kind, String name, String text, String was, String label) {
        return new StoryEditPage.BlockView(
                kind,
                name,
                text.isEmpty() ? was : text,
                was,
                label,
                "",
                "",
                false,
                "",
                "",
                Optional.empty(),
                List.of(),
                "");
    }

    private StoryEditPage.BlockView voice(Block.Voice voice) {
        String was = suggestions.voice(voice.account());
        String name = Optional.ofNullable(people.get(voice.account()))
                .map(Account::name)
                .orElseGet(() -> t.text("desk.account.deleted"));
        return new StoryEditPage.BlockView(
                "voice",
                "",
                voice.text().isEmpty() ? was : voice.text(),
                was,
                name,
                voice.account().toString(),
                voice.post().toString(),
                false,
                "",
                "",
                Optional.empty(),
                List.of(),
                "");
    }

    private StoryEditPage.BlockView quote(Block.Quote quote) {
        Post post = posts.get(quote.post());
        Account author = post == null ? null : people.get(post.account());
        return new StoryEditPage.BlockView(
                "quote",
                "",
                "",
                "",
                author == null
                        ? t.text("desk.quote.deleted")
                        : t.text(
                                "desk.quote",
                                "name",
                                author.name(),
                                "acct",
                                author.acct().toString()),
                "",
                quote.post().toString(),
                quote.pinned(),
                post == null ? "" : post.content().text(),
                consent(answers.get(quote.post()), author),
                withoutPictures(quote, post),
                post == null ? List.of() : MediaView.of(post.content().attachments()),
                "");
    }

    private static Optional<Boolean> withoutPictures(Block.Quote quote, @Nullable Post post) {
        boolean hasSome = post != null
                && (!post.content().attachments().isEmpty() || post.card().isPresent());
        return hasSome || !quote.pictures() ? Optional.of(!quote.pictures()) : Optional.empty();
    }

    private String consent(Consent.@Nullable Answer answer, @Nullable Account author) {
        if (answer == null) {
            return author != null && !author.isLocal()
                    ? t.text("desk.consent.elsewhere")
                    : t.text("desk.consent.not_asked");
        }
        return switch (answer) {
            case OPEN -> t.text("desk.consent.open");
            case YES -> t.text("desk.consent.yes");
            case UNNAMED -> t.text("desk.consent.unnamed");
            case NO -> t.text("desk.consent.no");
        };
    }

    private String exhibit(Block.Exhibit.Kind kind) {
        return switch (kind) {
            case CURVE -> t.text("desk.chart");
            case LINK -> t.text("desk.link");
            case MAP -> t.text("desk.map");
            case NUMBERS -> t.text("desk.numbers");
            case SHARE -> t.text("desk.share");
        };
    }
}
