package org.groundswell.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.model.AccountId;
import org.groundswell.model.CountryCode;
import org.groundswell.model.Ids;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.StatusText;
import org.groundswell.trending.Examples;
import org.groundswell.waves.Voice;

/** Assembles an article from a draft, with only the posts that still exist and the names that may be shown. */
final class ArticleAssembler {
    /** From this number of followers on, a person counts as widely known. */
    private static final long WIDELY_KNOWN = 1_000;

    private final Statuses statuses;
    private final Accounts accounts;
    private final Examples examples;
    private final String home;

    ArticleAssembler(Statuses statuses, Accounts accounts, Examples examples, String home) {
        this.statuses = statuses;
        this.accounts = accounts;
        this.examples = examples;
        this.home = home;
    }

    /** A post that may be quoted. */
    private record Quotable(Post post, Account author, String text) {}

    /** The parts of an article, made from a draft's blocks. */
    record Assembled(List<Article.Part> parts, int withdrawn) {}

    Assembled assemble(
            StoryDraft draft, Facts facts, SentenceWriter writer, Prose prose, Map<StatusId, Consent.Answer> consents) {
        Map<StatusId, Quotable> quotable = available(draft);
        List<Article.Part> parts = new ArrayList<>();
        int withdrawn = 0;
        for (Block block : draft.blocks()) {
            switch (block) {
                case Block.Passage(var name, var text) ->
                    passage(name, text, writer).ifPresent(parts::add);
                case Block.Heading(var name, var text) ->
                    parts.add(new Article.Part.Heading(text.isEmpty() ? prose.say("heading." + name) : text));
                case Block.Voice voice ->
                    Optional.ofNullable(quotable.get(voice.post()))
                            .flatMap(post -> joined(voice, post, facts, writer))
                            .ifPresent(parts::add);
                case Block.Quote quote -> {
                    Quotable post = quotable.get(quote.post());
                    Consent.Answer answer = consents.getOrDefault(quote.post(), Consent.Answer.OPEN);
                    if (post == null || answer == Consent.Answer.NO) {
                        withdrawn++;
                    } else if (!draft.rules().consentNeeded() || answer != Consent.Answer.OPEN) {
                        parts.add(quote(post, answer, draft.rules()));
                    }
                }
                case Block.Exhibit(var kind) -> parts.add(new Article.Part.Exhibit(kind));
            }
        }
        return new Assembled(withoutEmpty(parts), withdrawn);
    }

    private Map<StatusId, Quotable> available(StoryDraft draft) {
        Set<StatusId> wanted = new HashSet<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Quote quote) {
                wanted.add(quote.post());
            } else if (block instanceof Block.Voice voice) {
                wanted.add(voice.post());
            }
        }
        List<Post> posts = statuses.posts(Optional.empty(), List.copyOf(wanted)).stream()
                .filter(post -> post.visibility().isListed())
                // A post that got a content warning later is no longer quoted: a quote would show it without.
                .filter(post ->
                        post.content().spoiler().isEmpty() && !post.content().sensitive())
                .toList();
        Set<AccountId> authors = posts.stream().map(Post::account).collect(Collectors.toSet());
        Map<AccountId, Account> people = accounts.all(examples.nameable(authors));
        Map<StatusId, String> texts = texts(posts);
        Map<StatusId, Quotable> quotable = new HashMap<>();
        for (Post post : posts) {
            Account author = people.get(post.account());
            if (author != null) {
                quotable.put(post.id(), new Quotable(post, author, texts.getOrDefault(post.id(), "")));
            }
        }
        return quotable;
    }

    /** The texts of posts, with the replies in which their authors continued them. */
    private Map<StatusId, String> texts(List<Post> posts) {
        Map<StatusId, List<StatusId>> continued =
                statuses.continued(posts.stream().map(Post::id).toList());
        Map<StatusId, Post> more =
                statuses
                        .posts(
                                Optional.empty(),
                                continued.values().stream()
                                        .flatMap(List::stream)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Post::id, Function.identity()));
        Map<StatusId, String> texts = new HashMap<>();
        for (Post post : posts) {
            List<String> parts = new ArrayList<>(List.of(post.content().text()));
            continued.getOrDefault(post.id(), List.of()).stream()
                    .flatMap(id -> Optional.ofNullable(more.get(id)).stream())
                    .forEach(each -> parts.add(each.content().text()));
            texts.put(post.id(), String.join("\n\n", parts));
        }
        return texts;
    }

    private static Optional<Article.Part> passage(String name, String text, SentenceWriter writer) {
        String written = text.isEmpty() && !name.isEmpty() ? writer.passage(name) : text;
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new Article.Part.Passage(name, writer.figures().fill(written)));
    }

    /** Leaves out voices whose joining no longer stands out, unless editors wrote about them. */
    private Optional<Article.Part> joined(Block.Voice block, Quotable post, Facts facts, SentenceWriter writer) {
        int index = indexOf(block.account(), facts.voices());
        if (index >= 0) {
            Voice voice = facts.voices().get(index);
            Figures figures = writer.figures(voice, index);
            String text = block.text().isEmpty() ? writer.voice(voice, figures) : block.text();
            return Optional.of(part(voice.account(), block.post(), figures.fill(text)));
        }
        return block.text().isEmpty()
                ? Optional.empty()
                : Optional.of(part(post.author(), block.post(), writer.figures().fill(block.text())));
    }

    private static int indexOf(AccountId account, List<Voice> voices) {
        for (int i = 0; i < voices.size(); i++) {
            if (voices.get(i).account().id().equals(account)) {
                return i;
            }
        }
        return -1;
    }

    private Article.Part part(Account account, StatusId post, Words words) {
        return new Article.Part.Voice(account, address(account, post), Ids.instant(post.value()), words);
    }

    private Article.Part quote(Quotable quotable, Consent.Answer answer, StoryDraft.Rules rules) {
        Post post = quotable.post();
        Account author = quotable.author();
        boolean named = isNamed(author, answer, rules);
        return new Article.Part.Quote(
                post.id(),
                named ? address(author, post.id()) : "",
                post.createdAt(),
                // The accounts that a post mentions may reveal its author.
                named ? quotable.text() : StatusText.parse(quotable.text()).withMentionsAs("@…"),
                post.content().language().map(LanguageCode::tag).orElse(""),
                named ? Optional.of(author) : Optional.empty(),
                post.source().country().map(CountryCode::code).orElse(""));
    }

    private static boolean isNamed(Account author, Consent.Answer answer, StoryDraft.Rules rules) {
        if (answer == Consent.Answer.YES) {
            return true;
        }
        if (answer == Consent.Answer.UNNAMED) {
            return false;
        }
        long followers = author.counts().followers() + author.counts().originFollowers();
        return rules.privateNamed() || author.verified() || followers >= WIDELY_KNOWN;
    }

    private String address(Account account, StatusId post) {
        return home + account.acct().page() + "/" + post;
    }

    /** Removes headings with nothing below them. */
    private static List<Article.Part> withoutEmpty(List<Article.Part> parts) {
        List<Article.Part> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i + 1 == parts.size();
            boolean empty = parts.get(i) instanceof Article.Part.Heading
                    && (last || parts.get(i + 1) instanceof Article.Part.Heading);
            if (!empty) {
                kept.add(parts.get(i));
            }
        }
        return List.copyOf(kept);
    }
}
