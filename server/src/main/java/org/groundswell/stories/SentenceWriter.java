package org.groundswell.stories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.groundswell.model.Ids;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.State;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Related;
import org.groundswell.waves.Voice;

/**
 * Writes the facts about a wave as sentences, by passage. The text of a passage has figures in braces, as editors see
 * it.
 */
final class SentenceWriter {
    /** Time and number of posts and people. */
    static final String COUNT = "count";
    /** The tag that this one answers. */
    static final String ANSWERS = "answers";
    /** The course of the wave. */
    static final String COURSE = "course";
    /** The page that most people linked to. */
    static final String SHARED = "shared";
    /** Phrases that people use more often than before. */
    static final String PHRASES = "phrases";
    /** Countries and languages. */
    static final String PLACES = "places";
    /** Tags used with this one, and tags that answer it. */
    static final String BESIDE = "beside";
    /** How many posts were set aside in the selection, and why. */
    static final String POOL = "pool";

    /** All passages, in the order of a story. */
    static final List<String> PASSAGES = List.of(COUNT, ANSWERS, COURSE, SHARED, PHRASES, PLACES, BESIDE, POOL);

    private static final int LISTED = 4;
    private static final int MOST_RELATED = 3;

    private final Prose prose;
    private final Facts facts;
    private final FigureMaker make;
    private final Figures figures = new Figures();
    private final CourseWriter course;
    private final ContentWriter content;

    /** @param source the address of the wave's data */
    SentenceWriter(Prose prose, Facts facts, String source) {
        this.prose = prose;
        this.facts = facts;
        this.make = new FigureMaker(prose, source);
        gather();
        this.course = new CourseWriter(prose, facts, make, figures);
        this.content = new ContentWriter(prose, facts, make, figures);
    }

    Figures figures() {
        return figures;
    }

    String title() {
        if (isGone()) {
            return "{tag}";
        }
        Related.Start start = facts.answered().map(Related::start).orElse(Related.Start.OTHER);
        if (start != Related.Start.OTHER) {
            return say(start == Related.Start.REPLYING ? "headline.replying" : "headline.naming");
        }
        if (facts.reported().isPresent()) {
            return say("headline.reporting");
        }
        if (facts.wave().isEmpty()) {
            return say("headline.quiet");
        }
        boolean grows = facts.isRunning() && facts.report().life().state() != State.EBBING;
        return say(grows ? "headline.running" : "headline.over");
    }

    /** Empty if there is nothing to say. */
    String passage(String name) {
        return String.join(" ", sentences(name));
    }

    /** The sentences about a voice that joined. */
    String voice(Voice voice, Figures of) {
        List<String> said = new ArrayList<>();
        said.add(prose.sayWithFigures("voice.joined", of));
        if (voice.isFollowedByRise()) {
            said.add(prose.sayWithFigures("voice.rise", of));
        }
        if (voice.direct() > 0) {
            said.add(prose.sayWithFigures("voice.direct", of));
        }
        if (voice.joining().boosted() > 0) {
            said.add(prose.sayWithFigures("voice.boosted", of));
        }
        return String.join(" ", said);
    }

    /** The figures of a voice that joined, in addition to those of the wave. */
    Figures figures(Voice voice, int index) {
        Figures of = new Figures();
        figures.all().forEach(of::add);
        String where = "/voices/" + index;
        Instant at = Ids.instant(voice.post().value());
        of.add(make.text("at", prose.moment(at), at, where + "/joined_at"));
        of.add(make.count("after", voice.joining().after(), where + "/after"));
        long expected = Math.round(voice.joining().expected());
        of.add(make.count("expected", expected, where + "/expected"));
        of.add(make.count("direct", voice.direct(), where + "/direct"));
        of.add(make.count("boosted", voice.joining().boosted(), where + "/boosts"));
        return of;
    }

    private List<String> sentences(String name) {
        List<String> said = new ArrayList<>();
        switch (name) {
            case COUNT -> count(said);
            case ANSWERS -> answers(said);
            case COURSE -> course.write(said);
            case SHARED -> content.shared(said);
            case PHRASES -> content.phrases(said);
            case PLACES -> {
                sayIf(said, "countries", figures.has("countryList"));
                sayIf(said, "languages", figures.has("languageList"));
            }
            case BESIDE -> {
                sayIf(said, "allies", figures.has("allies"));
                sayIf(said, "answered", figures.has("counters"));
                sayIf(said, "bots", facts.report().view().origins().bots() > 0);
                sayIf(said, "discount.new", figures.has("newShare"));
                sayIf(said, "discount.copies", figures.has("copyShare"));
            }
            case POOL -> content.pool(said);
            default -> throw new IllegalArgumentException("there is no passage " + name);
        }
        return said;
    }

    /** Whether all posts have been deleted. */
    private boolean isGone() {
        return facts.report().life().posts() == 0;
    }

    private void count(List<String> said) {
        if (isGone()) {
            said.add(say("began.none"));
            return;
        }
        Life life = facts.report().life();
        if (facts.wave().isEmpty()) {
            said.add(say("began.quiet"));
        } else {
            said.add(say(began(facts.wave().get())));
            said.add(say(facts.isRunning() ? "began.since" : "began.within"));
        }
        if (life.posts() > facts.report().view().posts()) {
            said.add(say(figures.sameShown("first", "began") ? "life.total" : "life.since"));
        }
    }

    private String began(Episode wave) {
        boolean first = !Ids.instant(facts.report().life().first()).isBefore(FigureMaker.moment(wave.onset()));
        if (!first) {
            return "began.wave";
        }
        return earlier() == Beginning.Earlier.COMPLETE ? "began.first" : "began.held";
    }

    /** What is known of the time before the wave. */
    private Beginning.Earlier earlier() {
        return facts.beginning().map(Beginning::earlier).orElse(Beginning.Earlier.NONE);
    }

    private void answers(List<String> said) {
        facts.answered()
                .ifPresent(related ->
                        said.add(say(related.evidence().answering() > 0 ? "answers.answering" : "answers.naming")));
        sayIf(said, "reports", figures.has("reported"));
    }

    private void sayIf(List<String> said, String key, boolean condition) {
        if (condition) {
            said.add(say(key));
        }
    }

    private String say(String key) {
        return prose.sayWithFigures(key, figures);
    }

    private void gather() {
        Life life = facts.report().life();
        figures.add(make.text(
                "tag",
                "#" + facts.report().tag().displayName(),
                facts.report().tag().displayName(),
                "/name"));
        figures.add(make.count("lifePosts", life.posts(), "/posts"));
        figures.add(make.count("lifePeople", life.people(), "/people"));
        Instant first = Ids.instant(life.first());
        figures.add(make.text("first", prose.date(first), first, "/first_at"));
        figures.add(make.count("posts", facts.report().view().posts(), "/part/posts"));
        figures.add(make.count("people", facts.report().view().people(), "/part/people"));
        figures.add(make.count("bots", facts.report().view().origins().bots(), "/part/origins/bots"));
        figures.add(make.count("waves", life.waves().size(), "/waves"));
        gather(facts.report().view().countries(), "country", "countries", prose::country);
        gather(facts.report().view().languages(), "language", "languages", prose::languageName);
        facts.beginning().ifPresent(this::gather);
        facts.answered().ifPresent(this::gatherAnswer);
        facts.reported().ifPresent(this::gatherReported);
        list("allies", facts.alsoUsed(), ally -> prose.say("ally", Map.of("name", name(ally), "count", ally.both())));
        list("counters", facts.counters(), this::counter);
    }

    private void gather(Beginning beginning) {
        figures.add(make.count("hourBefore", beginning.before(), "/beginning/before"));
        figures.add(make.count("hourAfter", beginning.after(), "/beginning/after"));
        Beginning.FirstHour hour = beginning.firstHour();
        if (hour.isNewRemarkable()) {
            share("newShare", hour.postsOfNew(), hour, "posts_of_new_accounts");
            figures.add(make.count("newAccounts", hour.newAccounts(), "/beginning/first_hour/new_accounts"));
        }
        if (hour.isCopyingRemarkable()) {
            share("copyShare", hour.copies(), hour, "copies");
            figures.add(make.count("copiers", hour.copiers(), "/beginning/first_hour/copiers"));
        }
    }

    private void share(String name, int part, Beginning.FirstHour hour, String where) {
        figures.add(make.text(name, prose.percent(part, hour.posts()), part, "/beginning/first_hour/" + where));
    }

    /** Places with their people. A spread only has places with at least five. */
    private void gather(Spread spread, String one, String many, UnaryOperator<String> name) {
        if (spread.there().isEmpty()) {
            return;
        }
        String where = "/part/" + many + "/there";
        figures.add(make.count(many, spread.there().size(), where));
        List<String> listed = spread.there().stream()
                .limit(LISTED)
                .map(there -> name.apply(there.code()) + " (" + prose.number(there.people()) + ")")
                .toList();
        figures.add(make.list(one + "List", listed, where));
    }

    private void gatherAnswer(Related related) {
        Pair evidence = related.evidence();
        String where = "/related/" + facts.related().indexOf(related);
        figures.add(make.text("answered", name(related), related.other().displayName(), where + "/name"));
        figures.add(make.count("phase", evidence.phase(), where + "/evidence/first_people"));
        figures.add(make.count("answering", evidence.answering(), where + "/evidence/answering"));
        figures.add(make.count("naming", evidence.naming(), where + "/evidence/naming"));
    }

    private void gatherReported(Related related) {
        String where = "/related/" + facts.related().indexOf(related);
        Pair evidence = related.evidence();
        figures.add(make.text("reported", name(related), related.other().displayName(), where + "/name"));
        String third = related.third().orElseThrow();
        figures.add(make.text("third", "#" + third, third, where + "/evidence/other_tag"));
        figures.add(make.count("reporters", evidence.phase(), where + "/evidence/first_people"));
        figures.add(make.count(
                "reporting", evidence.answering() + evidence.naming(), where + "/evidence/answering_or_naming"));
        figures.add(make.count("aboutThird", evidence.crowds().aboutThird(), where + "/evidence/about_other_tag"));
    }

    /** "#NotAllMen (17 of its first 50 people replied to #YesAllWomen or quoted it)". */
    private String counter(Related related) {
        Pair evidence = related.evidence();
        int count = evidence.answering() > 0 ? evidence.answering() : evidence.naming();
        return prose.say(
                evidence.answering() > 0 ? "counter.replying" : "counter.naming",
                Map.of(
                        "name",
                        name(related),
                        "count",
                        count,
                        "of",
                        evidence.phase(),
                        "tag",
                        "#" + facts.report().tag().displayName()));
    }

    private static String name(Related related) {
        return "#" + related.other().displayName();
    }

    private void list(String name, List<Related> tags, Function<Related, String> shown) {
        if (tags.isEmpty()) {
            return;
        }
        List<String> names = tags.stream().limit(MOST_RELATED).map(shown).toList();
        figures.add(make.list(name, names, "/related"));
    }
}
