package org.groundswell.stories;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.PlainText;
import org.groundswell.trending.Examples;
import org.groundswell.trends.wave.Episode;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.WaveServices;

/**
 * Stories: automatic, edited and published. Every saved version is kept, and saving over another editor's newer version
 * is a conflict.
 */
public final class Stories {
    private static final int MOST_LISTED = 200;

    private final Database database;
    private final IdGenerator ids;
    private final Tags tags;
    private final Accounts accounts;
    private final FactCollector collector;
    private final ArticleAssembler assembler;
    private final Consents consents;
    private final TagCare care;
    private final ModerationLog log;
    private final Addresses addresses;
    private final InstantSource clock;
    private final StoryStore store = new StoryStore();
    private final Map<Language, Prose> prose = new EnumMap<>(Language.class);

    /** The services that stories are made from. */
    public record Sources(
            Tags tags,
            Statuses statuses,
            Accounts accounts,
            Examples examples,
            WaveServices waves,
            Consents consents) {}

    public Stories(
            Database database,
            IdGenerator ids,
            Sources sources,
            TagCare care,
            ModerationLog log,
            URI home,
            InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.tags = sources.tags();
        this.accounts = sources.accounts();
        this.collector = new FactCollector(sources.waves());
        this.assembler =
                new ArticleAssembler(sources.statuses(), sources.accounts(), sources.examples(), care, home.toString());
        this.consents = sources.consents();
        this.care = care;
        this.log = log;
        this.addresses = new Addresses(home.toString());
        this.clock = clock;
        for (Language language : Language.values()) {
            prose.put(language, Prose.in(language));
        }
    }

    /**
     * The automatic story of a wave.
     *
     * @param wave the number of the wave, from 1; the main one if empty
     * @throws Refusal.NotFound if the tag has no wave of that number
     * @throws Refusal.Invalid if nobody has used the tag, or too few people in the wave
     */
    public Article article(Tag tag, Optional<Integer> wave, Language language) {
        Facts facts = used(collector.facts(tag, wave));
        return article(facts, Outline.of(facts, isCareNeeded(facts)), language, Optional.empty(), Map.of());
    }

    /** A story from a draft, saved or not. */
    public Article article(Story story, StoryDraft draft) {
        Facts facts = facts(story);
        return article(facts, draft, story.language(), Optional.of(story), consents.of(story.id()));
    }

    /**
     * The published version of a story.
     *
     * @throws Refusal.NotFound if it is not published
     */
    public Article published(Story story) {
        Story.Publication publication = story.published().orElseThrow(Refusal.NotFound::new);
        return article(story, version(story, publication.version()).draft());
    }

    /** @throws Refusal.NotFound if there is none */
    public Story get(String slug) {
        return database.read(tx -> store.bySlug(tx, slug)).orElseThrow(Refusal.NotFound::new);
    }

    /** @throws Refusal.NotFound if there is none */
    public Story get(long id) {
        return database.read(tx -> store.byId(tx, id)).orElseThrow(Refusal.NotFound::new);
    }

    /** @throws Refusal.NotFound if there is none */
    public Version version(Story story, int number) {
        return database.read(tx -> store.version(tx, story.id(), number)).orElseThrow(Refusal.NotFound::new);
    }

    /** The saved versions of a story, newest first. */
    public List<Version> versions(Story story) {
        return database.read(tx -> store.versions(tx, story.id()));
    }

    /** All stories, by the time they were started, newest first. */
    public List<Story> all() {
        return database.read(tx -> store.all(tx, MOST_LISTED));
    }

    /**
     * Published stories, newest first.
     *
     * @param page its bounds are moments, in milliseconds since the epoch
     */
    public List<Story> published(Page page) {
        return database.read(tx -> store.published(tx, page.maxId(), page.limit()));
    }

    /** The published stories of a tag, newest first. */
    public List<Story> publishedOf(TagName tag) {
        return database.read(tx -> store.publishedOf(tx, tag, MOST_LISTED));
    }

    /**
     * Starts a story for editors to work on.
     *
     * @throws Refusal.NotFound if the tag has no wave of that number
     * @throws Refusal.Invalid if nobody has used it, or too few people in the wave
     */
    public Story start(AccountId editor, Tag tag, Optional<Integer> wave, Language language) {
        Facts facts = used(collector.facts(tag, wave));
        StoryDraft draft = Outline.of(facts, isCareNeeded(facts));
        Instant now = clock.instant();
        return database.write(tx -> {
            Story story = new Story(
                    ids.next(),
                    freeSlug(tx, tag.name(), language),
                    tag.name(),
                    facts.wave().map(Episode::onset),
                    language,
                    1,
                    Optional.empty(),
                    editor,
                    now);
            store.insert(tx, story);
            store.add(tx, story.id(), new Version(1, editor, now, draft));
            return story;
        });
    }

    /**
     * Saves a draft as a new version.
     *
     * @return the number of the version
     * @throws Refusal.Conflict if a newer version has been saved in the meantime
     * @throws Refusal.Invalid if something in it is too long
     */
    public int save(AccountId editor, Story story, int base, StoryDraft draft) {
        StoryDraft checked = checked(draft);
        Instant now = clock.instant();
        return database.write(tx -> {
            if (!store.advance(tx, story.id(), base)) {
                throw new Refusal.Conflict("error.story.conflict");
            }
            store.add(tx, story.id(), new Version(base + 1, editor, now, checked));
            return base + 1;
        });
    }

    /**
     * Checks that a story can be published.
     *
     * @throws Refusal.Invalid if there are too few people in the wave
     */
    public void checkPublishable(Story story) {
        withEnoughPeople(facts(story));
    }

    /**
     * Publishes a version, in place of the one before. People who are quoted in it and have an account here are notified, and can
     * still decline.
     *
     * @throws Refusal.NotFound if there is no such version
     * @throws Refusal.Invalid if there are too few people in the wave
     */
    public void publish(AccountId editor, Story story, int number) {
        Version version = version(story, number);
        checkPublishable(story);
        database.writing(tx -> {
            store.publish(tx, story.id(), number, clock.instant());
            log.record(tx, editor, new ModerationAction.StoryPublished(story.slug(), number));
        });
        ask(editor, story, version.draft());
    }

    /** Unpublishes a story: from now on only editors see it. */
    public void withdraw(AccountId editor, Story story) {
        database.writing(tx -> {
            store.publish(tx, story.id(), null, clock.instant());
            log.record(tx, editor, new ModerationAction.StoryUnpublished(story.slug()));
        });
    }

    /** The draft with refreshed quotes. Pinned quotes stay, dropped ones do not come back. */
    public StoryDraft refreshQuotes(Story story, StoryDraft draft) {
        return Outline.withRefreshedQuotes(draft, facts(story));
    }

    /**
     * Asks the authors of quoted posts, and voices, for consent, each once for a post.
     *
     * @return the number of people who were asked
     */
    public int ask(AccountId editor, Story story, StoryDraft draft) {
        List<StatusId> quoted = draft.blocks().stream()
                .flatMap(block -> switch (block) {
                    case Block.Quote quote -> Stream.of(quote.post());
                    case Block.Voice voice -> Stream.of(voice.post());
                    case Block.Passage _, Block.Heading _, Block.Exhibit _ -> Stream.<StatusId>empty();
                })
                .distinct()
                .toList();
        return consents.ask(editor, story.id(), quoted);
    }

    /** The automatic texts of a story, with figures in braces, as the editor shows them, and the empty blocks of a draft. */
    public Suggestions suggestions(Story story, StoryDraft draft) {
        Facts facts = facts(story);
        Prose words = prose(story.language());
        SentenceWriter writer = new SentenceWriter(words, facts, addresses.data(facts.report()));
        boolean careful = draft.rules().careful() || isCareNeeded(facts);
        ArticleAssembler.Assembled assembled =
                assembler.assemble(draft, careful, facts, writer, words, consents.of(story.id()));
        return new Suggestions(writer, facts, words, assembled.absences());
    }

    /**
     * Refuses to start a story without posts, or of too few people. An existing story can be read even if all of its posts
     * are deleted.
     */
    private static Facts used(Facts facts) {
        if (facts.report().life().posts() == 0) {
            throw new Refusal.Invalid(
                    "tag", "error.tag.no_posts", "tag", facts.report().tag().displayName());
        }
        return withEnoughPeople(facts);
    }

    private static Facts withEnoughPeople(Facts facts) {
        if (!facts.report().hasCurve()) {
            throw new Refusal.Invalid(
                    "tag",
                    "error.tag.few_people",
                    "tag",
                    facts.report().tag().displayName(),
                    "people",
                    facts.report().view().people(),
                    "least",
                    WaveReport.LEAST_FOR_CURVE);
        }
        return facts;
    }

    private Facts facts(Story story) {
        Tag tag = tags.get(story.tag().key());
        return collector.facts(tag, story.onset().flatMap(onset -> collector.numbered(tag, onset)));
    }

    private Article article(
            Facts facts,
            StoryDraft draft,
            Language language,
            Optional<Story> story,
            Map<StatusId, Consent.Answer> answers) {
        Prose words = prose(language);
        Tag tag = facts.report().tag();
        String data = addresses.data(facts.report());
        SentenceWriter writer = new SentenceWriter(words, facts, data);
        boolean careful = draft.rules().careful() || isCareNeeded(facts);
        ArticleAssembler.Assembled assembled = assembler.assemble(draft, careful, facts, writer, words, answers);
        String title = draft.title().isEmpty() ? writer.title() : draft.title();
        return new Article(
                words,
                writer.figures().fill(title),
                assembled.parts(),
                tag.displayName(),
                addresses.home(),
                story.filter(each -> each.published().isPresent()).map(each -> addresses.story(each.slug())),
                addresses.tag(tag),
                data,
                addresses.method(),
                addresses.share(tag),
                facts.report(),
                assembled.withdrawn(),
                careful,
                story.map(this::editors).orElse(List.of()),
                story.flatMap(Story::published).map(Story.Publication::at),
                facts.report().at());
    }

    /** Whether the tag, or another spelling that is counted with it, is a sensitive topic. */
    private boolean isCareNeeded(Facts facts) {
        return care.isNeededForAny(
                facts.report().names().stream().map(TagName::of).toList());
    }

    private Prose prose(Language language) {
        return Optional.ofNullable(prose.get(language)).orElseThrow();
    }

    private List<String> editors(Story story) {
        Set<AccountId> editors =
                Set.copyOf(versions(story).stream().map(Version::by).toList());
        return accounts.all(editors).values().stream()
                .map(Account::name)
                .sorted()
                .toList();
    }

    private String freeSlug(Tx tx, TagName tag, Language language) {
        String base = tag.key().replace('·', '-').replace('_', '-')
                + (language == Language.ENGLISH ? "" : "-" + language.code());
        String slug = base;
        for (int i = 2; store.bySlug(tx, slug).isPresent(); i++) {
            slug = base + "-" + i;
        }
        return slug;
    }

    private static StoryDraft checked(StoryDraft draft) {
        if (draft.blocks().size() > StoryDraft.MOST_BLOCKS) {
            throw new Refusal.Invalid("story", "error.story.too_many_parts", "most", StoryDraft.MOST_BLOCKS);
        }
        return new StoryDraft(
                text("title", PlainText.line("title", draft.title()), StoryDraft.LONGEST_TITLE),
                draft.blocks().stream().map(Stories::checked).toList(),
                draft.dropped(),
                draft.rules());
    }

    private static Block checked(Block block) {
        return switch (block) {
            case Block.Passage(var name, var text) -> new Block.Passage(name, checked(text));
            case Block.Heading(var name, var text) ->
                new Block.Heading(name, text("heading", PlainText.line("heading", text), StoryDraft.LONGEST_TITLE));
            case Block.Voice(var account, var post, var text) -> new Block.Voice(account, post, checked(text));
            case Block.Quote quote -> quote;
            case Block.Exhibit exhibit -> exhibit;
        };
    }

    private static String checked(String text) {
        return text("text", PlainText.lines("text", text).strip(), StoryDraft.LONGEST_TEXT);
    }

    private static String text(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new Refusal.Invalid(field, "error.too_long", "most", longest);
        }
        return text;
    }
}
