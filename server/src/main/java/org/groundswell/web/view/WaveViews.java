package org.groundswell.web.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.groundswell.charts.MapView;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.charts.World;
import org.groundswell.model.Ids;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.Phrases;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Joining;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.Origins;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.View;
import org.groundswell.waves.Voice;
import org.groundswell.waves.WaveReport;

/** The waves of tags, as pages show them. */
public final class WaveViews {
    private final String home;
    private final InstantSource clock;
    private final World world;

    /** @param home the server's own name: it may be the one that most people are from */
    public WaveViews(String home, World world, InstantSource clock) {
        this.home = home;
        this.world = world;
        this.clock = clock;
    }

    public WaveView of(WaveReport report, Translator t) {
        Instant now = clock.instant();
        View view = report.view();
        return new WaveView(
                report.life().posts(),
                report.life().people(),
                report.life().posts() > view.posts(),
                sentence(report, t),
                choices(report, t),
                report.hasCurve() ? Optional.of(WaveChart.of(view.series(), report.at(), t)) : Optional.empty(),
                t.text(report.life().waves().isEmpty() ? "chart.usual.no_wave" : "chart.usual"),
                marks(report, now, t),
                view.countries().there().isEmpty() && view.cells().there().isEmpty()
                        ? Optional.empty()
                        : Optional.of(MapView.of(world.map(), view.countries(), view.cells(), t)),
                rows(view.countries(), code -> Countries.name(code, t), now, t),
                unplaced(view.countries(), t),
                rows(view.languages(), code -> language(code, t), now, t),
                box(report, t),
                new WaveView.Places(
                        PlaceSentences.of(view, t), rows(view.cells(), code -> MapView.cellName(code, t), now, t)));
    }

    /** The voices that joined, with their places on the curve. */
    public List<VoiceView> voices(WaveReport report, List<Voice> voices, Translator t) {
        Instant now = clock.instant();
        return voices.stream()
                .map(voice -> new VoiceView(
                        Person.of(voice.account()),
                        voice.account().acct().page() + "/" + voice.post(),
                        Ago.of(Ids.instant(voice.post().value()), now, t),
                        WaveChart.percent(
                                report.view().series(), voice.joining().at()),
                        effect(voice, t)))
                .toList();
    }

    /** The effect of a voice in words: "after", never "because", since causes can't be known. */
    private static String effect(Voice voice, Translator t) {
        Joining joining = voice.joining();
        List<String> said = new ArrayList<>();
        if (voice.isFollowedByRise()) {
            said.add(t.text("wave.voice.after", "count", joining.after(), "expected", Math.round(joining.expected())));
        }
        if (voice.direct() > 0) {
            said.add(t.text("wave.voice.direct", "count", voice.direct()));
        }
        if (joining.boosted() > 0) {
            said.add(t.text("wave.voice.boosted", "count", joining.boosted()));
        }
        return sentence(said, t);
    }

    private static String sentence(List<String> phrases, Translator t) {
        String joined = Phrases.capitalised(Phrases.join(phrases, t), t);
        return joined.isEmpty() ? "" : t.text("wave.sentence", "text", joined);
    }

    private static String sentence(WaveReport report, Translator t) {
        Life life = report.life();
        if (life.posts() > 0 && life.people() < WaveReport.LEAST_FOR_CURVE) {
            return few(life, t);
        }
        if (life.posts() == 0 || life.main().isEmpty()) {
            return "";
        }
        Episode wave = life.main().get();
        return switch (life.state()) {
            case QUIET -> "";
            case RISING -> t.text("wave.rising", "began", at(wave.onset(), t));
            case PEAKING -> wave.peak().isEmpty() ? began(wave, t) : withPeak("wave.peaking", wave, t);
            case EBBING -> wave.peak().isEmpty() ? began(wave, t) : withPeak("wave.declining", wave, t);
            case OVER -> withPeak(life.waves().size() > 1 ? "wave.over.largest" : "wave.over", wave, t);
        };
    }

    private static String few(Life life, Translator t) {
        return t.text(
                "wave.few",
                "since",
                Ago.exact(Ids.instant(life.first()), t),
                "people",
                life.people(),
                "posts",
                life.posts(),
                "least",
                WaveReport.LEAST_FOR_CURVE);
    }

    private static String began(Episode wave, Translator t) {
        return t.text("wave.running", "began", at(wave.onset(), t));
    }

    private static String withPeak(String key, Episode wave, Translator t) {
        Episode.Peak peak = wave.peak().orElseThrow();
        return t.text(
                key,
                "began",
                at(wave.onset(), t),
                "days",
                wave.days(),
                "peak",
                at(peak.from(), t),
                "people",
                peak.people());
    }

    private static List<WaveView.Choice> choices(WaveReport report, Translator t) {
        Life life = report.life();
        boolean more = !life.waves().isEmpty()
                && life.posts() > life.waves().getFirst().posts();
        if (!more) {
            return List.of();
        }
        List<WaveView.Choice> choices = new ArrayList<>();
        for (int i = 0; i < life.waves().size(); i++) {
            boolean chosen = report.chosen().equals(Optional.of(i + 1));
            choices.add(new WaveView.Choice(
                    t.moment("wave.part.pattern", moment(life.waves().get(i).onset())), "?wave=" + (i + 1), chosen));
        }
        choices.add(new WaveView.Choice(
                t.text("wave.part.all"), "?wave=all", report.chosen().isEmpty()));
        return choices;
    }

    private static List<WaveView.Mark> marks(WaveReport report, Instant now, Translator t) {
        List<WaveView.Mark> marks = new ArrayList<>();
        report.wave().ifPresent(wave -> {
            marks.add(mark(report, wave.onset(), t.text("wave.began"), now, t));
            wave.peak().ifPresent(peak -> marks.add(mark(report, peak.from(), t.text("wave.peak"), now, t)));
        });
        return marks;
    }

    private static WaveView.Mark mark(WaveReport report, int minute, String label, Instant now, Translator t) {
        return new WaveView.Mark(
                WaveChart.percent(report.view().series(), minute), label, Ago.of(moment(minute), now, t));
    }

    private static List<WaveView.Row> rows(Spread spread, UnaryOperator<String> name, Instant now, Translator t) {
        int most = spread.there().stream().mapToInt(Spread.There::people).max().orElse(1);
        return spread.there().stream()
                .map(there -> new WaveView.Row(
                        name.apply(there.code()),
                        there.people(),
                        there.posts(),
                        Ago.of(moment(there.first()), now, t),
                        String.format(Locale.ROOT, "%.1f%%", 100.0 * there.people() / most)))
                .toList();
    }

    private static String unplaced(Spread spread, Translator t) {
        List<String> said = new ArrayList<>();
        if (spread.fewer() > 0) {
            said.add(t.text("places.fewer", "count", spread.fewer()));
        }
        if (spread.unknown() > 0) {
            said.add(t.text("places.unknown", "count", spread.unknown()));
        }
        return sentence(said, t);
    }

    private List<WaveView.Fact> box(WaveReport report, Translator t) {
        View view = report.view();
        Origins origins = view.origins();
        List<WaveView.Fact> box = new ArrayList<>();
        box.add(new WaveView.Fact(t.text("numbers.posts"), t.number(view.posts())));
        box.add(new WaveView.Fact(t.text("numbers.people"), t.number(view.people())));
        if (view.posts() > 0) {
            box.add(new WaveView.Fact(t.text("numbers.from"), Ago.exact(Ids.instant(view.first()), t)));
            box.add(new WaveView.Fact(t.text("numbers.to"), Ago.exact(Ids.instant(view.last()), t)));
            countries(box, view.countries(), t);
            // Of a single server there is nothing to compare.
            if (origins.servers() > 1) {
                box.add(new WaveView.Fact(t.text("numbers.servers"), t.number(origins.servers())));
                box.add(new WaveView.Fact(
                        t.text("numbers.largest_server"),
                        t.text(
                                "numbers.largest_server.share",
                                "server",
                                report.largestServer().isEmpty() ? home : report.largestServer(),
                                "share",
                                share(origins.largestPeople(), view.people()))));
            }
            // Zero can mean that it isn't known.
            if (origins.bots() > 0) {
                box.add(new WaveView.Fact(t.text("numbers.bots"), t.number(origins.bots())));
            }
            box.add(new WaveView.Fact(
                    t.text("numbers.first"), Ago.exact(Ids.instant(report.life().first()), t)));
        }
        box.add(new WaveView.Fact(t.text("numbers.counted"), Ago.exact(report.at(), t)));
        return box;
    }

    /** The countries with at least five people, and those with fewer, if any people give a country. */
    private static void countries(List<WaveView.Fact> box, Spread spread, Translator t) {
        if (spread.there().size() + spread.fewer() > 0) {
            box.add(new WaveView.Fact(
                    t.text("numbers.countries"), t.number(spread.there().size())));
        }
        if (spread.fewer() > 0) {
            box.add(new WaveView.Fact(t.text("numbers.countries.fewer"), t.number(spread.fewer())));
        }
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** A language's name in the reader's language. */
    public static String language(String code, Translator t) {
        return Locale.of(code).getDisplayLanguage(t.locale());
    }

    private static String at(int minute, Translator t) {
        return Ago.exact(moment(minute), t);
    }

    private static Instant moment(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
