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
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.cards.Card;
import org.groundswell.media.Attachment;
import org.groundswell.model.AccountId;
import org.groundswell.model.CountryCode;
import org.groundswell.model.Ids;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Poll;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.QuoteState;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.StatusText;
import org.groundswell.trending.Examples;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Voice;
import org.jspecify.annotations.Nullable;

/** Assembles an article from a draft, with only the posts that still exist and the names that may be shown. */
final class ArticleAssembler {
    /** From this number of followers on, a person counts as widely known. */
    private static final long WIDELY_KNOWN = 1_000;

    private final Statuses statuses;
    private final Accounts accounts;
    private final Examples examples;
    private final TagCare care;
    private final String home;

    ArticleAssembler(Statuses statuses, Accounts accounts, Examples examples, TagCare care, String home) {
        this.statuses = statuses;
        this.accounts = accounts;
        this.examples = examples;
        this.care = care;
        this.home = home;
    }

    /**
     * A post that may be quoted.
     *
     * @param careful whether it, a reply that continues it, or the post that it quotes, has a tag that is a sensitive topic, even if
     *     the story's tag is none
     */
    private record Quotable(
            Post post,
            Account author,
            String text,
            List<Attachment> media,
            Optional<Card> card,
            Optional<Post> quoted,
            Optional<Account> quotedAuthor,
            boolean careful) {}

    /** The post with the replies in which its author continued it. */
    private record Whole(List<Post> posts) {
        String text() {
            return posts.stream().map(post -> post.content().text()).collect(Collectors.joining("\n\n"));
        }

        List<Attachment> media() {
            return posts.stream()
                    .flatMap(post -> post.content().attachments().stream())
                    .toList();
        }
    }

    /**
     * What decides which names and pictures are shown.
     *
     * @param careful whether it is about a sensitive topic: pictures and names could endanger people
     */
    private record Showing(StoryDraft.Rules rules, boolean careful, Map<StatusId, Consent.Answer> consents) {
        Showing carefully() {
            return new Showing(rules, true, consents);
        }

        Consent.Answer answer(StatusId post) {
            return consents.getOrDefault(post, Consent.Answer.OPEN);
        }

        /** Whether a post is quoted at all. */
        boolean allows(StatusId post) {
            Consent.Answer answer = answer(post);
            return answer != Consent.Answer.NO && (!rules.consentNeeded() || answer != Consent.Answer.OPEN);
        }
    }

    /**
     * The parts of an article, made from a draft's blocks.
     *
     * @param absences of each block, why it has nothing to show, if so
     * @param withdrawn number of quoted posts that are no longer available
     */
    record Assembled(List<Article.Part> parts, List<Optional<Absence>> absences, int withdrawn) {}

    Assembled assemble(
            StoryDraft draft,
            boolean careful,
            Facts facts,
            SentenceWriter writer,
            Prose prose,
            Map<StatusId, Consent.Answer> consents) {
        Showing showing = new Showing(draft.rules(), careful, consents);
        Map<StatusId, Quotable> quotable = available(draft);
        Map<StatusId, Article.Part.Said> said = said(draft, facts, quotable, showing);
        List<Piece> pieces = new ArrayList<>();
        int withdrawn = 0;
        for (Block block : draft.blocks()) {
            Piece piece = switch (block) {
                // It links to what may show people whom it could endanger.
                case Block.Passage(var name, var text)
                when careful && name.equals(SentenceWriter.SHARED) && text.isEmpty() ->
                    Piece.without(Absence.SENSITIVE);
                case Block.Passage(var name, var text) ->
                    Piece.of(passage(name, text, writer), name.isEmpty() ? Absence.NO_TEXT : Absence.NO_FACTS);
                case Block.Heading(var name, var text) ->
                    Piece.of(new Article.Part.Heading(text.isEmpty() ? prose.say("heading." + name) : text));
                case Block.Voice voice -> {
                    Quotable post = quotable.get(voice.post());
                    if (post == null) {
                        yield Piece.without(Absence.NOT_AVAILABLE);
                    }
                    yield showing.answer(voice.post()).allowsName()
                            ? Piece.of(
                                    joined(voice, post, facts, writer, Optional.ofNullable(said.get(voice.post()))),
                                    Absence.NO_RISE)
                            : Piece.without(Absence.DECLINED);
                }
                case Block.Quote quote ->
                    said.containsKey(quote.post())
                            ? Piece.without(Absence.WITH_VOICE)
                            : quote(quote, quotable.get(quote.post()), showing);
                case Block.Exhibit(var kind) -> exhibit(kind, facts, careful);
            };
            if (block instanceof Block.Quote
                    && piece.absence()
                            .filter(why -> why == Absence.NOT_AVAILABLE || why == Absence.DECLINED)
                            .isPresent()) {
                withdrawn++;
            }
            pieces.add(piece);
        }
        List<Piece> kept = Piece.shown(pieces);
        return new Assembled(
                kept.stream().flatMap(piece -> piece.part().stream()).toList(),
                kept.stream().map(Piece::absence).toList(),
                withdrawn);
    }

    private Piece quote(Block.Quote quote, @Nullable Quotable post, Showing showing) {
        if (showing.answer(quote.post()) == Consent.Answer.NO) {
            return Piece.without(Absence.DECLINED);
        }
        if (post == null) {
            return Piece.without(Absence.NOT_AVAILABLE);
        }
        return showing.allows(quote.post())
                ? Piece.of(quote(post, quote.pictures(), showing))
                : Piece.without(Absence.NOT_AGREED);
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
                .filter(ArticleAssembler::isQuotable)
                .toList();
        Set<AccountId> authors = posts.stream().map(Post::account).collect(Collectors.toCollection(HashSet::new));
        StatusPage page = statuses.page(Optional.empty(), posts);
        Map<StatusId, Post> quoted = new HashMap<>();
        posts.forEach(post -> page.quoted(post)
                .filter(ArticleAssembler::isQuotable)
                .filter(_ -> page.quoteState(post)
                        .filter(QuoteState.ACCEPTED::equals)
                        .isPresent())
                .ifPresent(found -> quoted.put(post.id(), found)));
        quoted.values().forEach(post -> authors.add(post.account()));
        Map<AccountId, Account> people = accounts.all(examples.nameable(authors));
        Map<StatusId, Whole> wholes = wholes(posts);
        Set<StatusId> careful = care.among(
                Stream.concat(wholes.values().stream().flatMap(each -> each.posts().stream()), quoted.values().stream())
                        .toList());
        Map<StatusId, Quotable> quotable = new HashMap<>();
        for (Post post : posts) {
            Account author = people.get(post.account());
            if (author != null) {
                Whole whole = wholes.getOrDefault(post.id(), new Whole(List.of(post)));
                Optional<Post> inner = Optional.ofNullable(quoted.get(post.id()));
                Optional<Account> innerAuthor = inner.map(Post::account).map(people::get);
                quotable.put(
                        post.id(),
                        new Quotable(
                                post,
                                author,
                                whole.text(),
                                whole.media(),
                                page.card(post),
                                inner.filter(_ -> innerAuthor.isPresent()),
                                innerAuthor,
                                Stream.concat(whole.posts().stream(), inner.stream())
                                        .map(Post::id)
                                        .anyMatch(careful::contains)));
            }
        }
        return quotable;
    }

    /** A post that got a content warning later is no longer quoted: a quote would show it, and its pictures, without. */
    private static boolean isQuotable(Post post) {
        return post.visibility().isListed()
                && post.content().spoiler().isEmpty()
                && !post.content().sensitive();
    }

    private Map<StatusId, Whole> wholes(List<Post> posts) {
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
        Map<StatusId, Whole> wholes = new HashMap<>();
        for (Post post : posts) {
            Stream<Post> replies = continued.getOrDefault(post.id(), List.of()).stream()
                    .flatMap(id -> Optional.ofNullable(more.get(id)).stream());
            wholes.put(
                    post.id(), new Whole(Stream.concat(Stream.of(post), replies).toList()));
        }
        return wholes;
    }

    private static Optional<Article.Part> passage(String name, String text, SentenceWriter writer) {
        String written = text.isEmpty() && !name.isEmpty() ? writer.passage(name) : text;
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new Article.Part.Passage(name, writer.figures().fill(written)));
    }

    private Optional<Article.Part> joined(
            Block.Voice block, Quotable post, Facts facts, SentenceWriter writer, Optional<Article.Part.Said> said) {
        int index = indexOf(block.account(), facts.voices());
        if (index >= 0) {
            Voice voice = facts.voices().get(index);
            Figures figures = writer.figures(voice, index);
            String text = block.text().isEmpty() ? writer.voice(voice, figures) : block.text();
            return Optional.of(part(voice.account(), block.post(), figures.fill(text), said));
        }
        return !isShown(block, facts)
                ? Optional.empty()
                : Optional.of(part(post.author(), block.post(), writer.figures().fill(block.text()), said));
    }

    private static int indexOf(AccountId account, List<Voice> voices) {
        for (int i = 0; i < voices.size(); i++) {
            if (voices.get(i).account().id().equals(account)) {
                return i;
            }
        }
        return -1;
    }

    private Article.Part part(Account account, StatusId post, Words words, Optional<Article.Part.Said> said) {
        return new Article.Part.Voice(account, address(account, post), Ids.instant(post.value()), words, said);
    }

    /**
     * What is quoted beside the names of voices: the posts they joined with, if their names may stand beside them and editors
     * have not pinned them elsewhere.
     */
    private static Map<StatusId, Article.Part.Said> said(
            StoryDraft draft, Facts facts, Map<StatusId, Quotable> quotable, Showing rules) {
        Map<StatusId, Article.Part.Said> said = new HashMap<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Voice voice && isShown(voice, facts)) {
                Optional.ofNullable(quotable.get(voice.post()))
                        .filter(post -> isNamedBeside(post, rules))
                        .ifPresent(post -> said.put(
                                voice.post(),
                                new Article.Part.Said(
                                        post.text(),
                                        post.post()
                                                .content()
                                                .language()
                                                .map(LanguageCode::tag)
                                                .orElse(""))));
            }
        }
        draft.blocks().forEach(block -> {
            if (block instanceof Block.Quote quote && quote.pinned()) {
                said.remove(quote.post());
            }
        });
        return said;
    }

    private static boolean isNamedBeside(Quotable post, Showing rules) {
        Showing showing = post.careful() ? rules.carefully() : rules;
        StatusId id = post.post().id();
        return showing.allows(id) && isNamed(post.author(), id, showing);
    }

    /** Voices whose joining no longer stands out are left out, unless editors wrote about them. */
    private static boolean isShown(Block.Voice voice, Facts facts) {
        return !voice.text().isEmpty() || indexOf(voice.account(), facts.voices()) >= 0;
    }

    private static Piece exhibit(Block.Exhibit.Kind kind, Facts facts, boolean careful) {
        return switch (kind) {
            // It may show people whom it could endanger.
            case LINK -> careful ? Piece.without(Absence.SENSITIVE) : Piece.of(link(facts), Absence.NO_LINK);
            case MAP ->
                new Piece(
                        Optional.of(new Article.Part.Exhibit(kind)),
                        facts.report().view().countries().there().isEmpty()
                                ? Optional.of(Absence.NO_COUNTRIES)
                                : Optional.empty());
            case CURVE ->
                facts.report().hasCurve()
                        ? Piece.of(new Article.Part.Exhibit(kind))
                        : Piece.without(Absence.FEW_PEOPLE);
            case NUMBERS, SHARE -> Piece.of(new Article.Part.Exhibit(kind));
        };
    }

    /** The page that the first people linked to. */
    private static Optional<Article.Part> link(Facts facts) {
        return facts.beginning()
                .flatMap(Beginning::link)
                .flatMap(link -> link.card().map(card -> new Article.Part.Link(card, link.people())));
    }

    private Article.Part quote(Quotable quotable, boolean pictures, Showing rules) {
        Showing showing = quotable.careful() ? rules.carefully() : rules;
        Post post = quotable.post();
        Account author = quotable.author();
        boolean named = isNamed(author, post.id(), showing);
        // A picture can say who took it: not of people who want to be quoted without their name.
        boolean pictured = pictures && !showing.careful() && showing.answer(post.id()) != Consent.Answer.UNNAMED;
        return new Article.Part.Quote(
                post.id(),
                named ? address(author, post.id()) : "",
                post.createdAt(),
                shown(quotable.text(), named),
                post.content().poll().map(Poll::options).orElse(List.of()).stream()
                        .map(option -> shown(option, named))
                        .toList(),
                post.content().language().map(LanguageCode::tag).orElse(""),
                named ? Optional.of(author) : Optional.empty(),
                post.source().country().map(CountryCode::code).orElse(""),
                pictured
                        ? quotable.media().stream()
                                .map(each -> each.described(shown(each.description(), named), each.focus()))
                                .toList()
                        : List.of(),
                pictured ? quotable.card() : Optional.empty(),
                quotable.quoted()
                        .filter(quoted -> showing.allows(quoted.id()))
                        .flatMap(quoted ->
                                quotable.quotedAuthor().map(quotedAuthor -> quoted(quoted, quotedAuthor, showing))));
    }

    private Article.Quoted quoted(Post post, Account author, Showing showing) {
        boolean named = isNamed(author, post.id(), showing);
        return new Article.Quoted(
                named ? address(author, post.id()) : "",
                shown(post.content().text(), named),
                post.content().language().map(LanguageCode::tag).orElse(""),
                named ? Optional.of(author) : Optional.empty());
    }

    /** The accounts that a text mentions may reveal its author. */
    private static String shown(String text, boolean named) {
        return named ? text : StatusText.parse(text).withMentionsAs("@…");
    }

    private static boolean isNamed(Account author, StatusId post, Showing showing) {
        return switch (showing.answer(post)) {
            case YES -> true;
            case UNNAMED, NO -> false;
            case OPEN ->
                !showing.careful()
                        && (showing.rules().privateNamed()
                                || author.verified()
                                || author.counts().followers() + author.counts().originFollowers() >= WIDELY_KNOWN);
        };
    }

    private String address(Account account, StatusId post) {
        return home + account.acct().page() + "/" + post;
    }
}
