package org.groundswell.web.view;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
import org.groundswell.rendering.English;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Joining;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.Origins;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.View;
import org.groundswell.waves.Voice;
import org.groundswell.waves.WaveReport;

/** Tags' lives, as pages show them. */
public final class WaveViews {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String home;
    private final InstantSource clock;
    private final World world;

    /** @param home the server's name, for the largest origin of people */
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
                sentence(report.life(), t),
                choices(report),
                WaveChart.of(view.series(), now, t),
                marks(report, now, t),
                view.countries().there().isEmpty()
                        ? Optional.empty()
                        : Optional.of(MapView.of(world.map(), view.countries(), t)),
                rows(view.countries(), Countries::name, now, t),
                unplaced(view.countries()),
                rows(view.languages(), WaveViews::language, now, t),
                box(report, t));
    }

    /** Those who moved it, where the curve shows the moment. */
    public List<VoiceView> voices(WaveReport report, List<Voice> voices, Translator t) {
        Instant now = clock.instant();
        return voices.stream()
                .map(voice -> new VoiceView(
                        Person.of(voice.account()),
                        voice.account().acct().page() + "/" + voice.post(),
                        Ago.of(Ids.instant(voice.post().value()), now, t),
                        WaveChart.percent(
                                report.view().series(), voice.joining().at()),
                        effect(voice)))
                .toList();
    }

    /** What came after: never "because", which nobody can know. */
    private static String effect(Voice voice) {
        Joining joining = voice.joining();
        List<String> said = new ArrayList<>();
        if (voice.isFollowedByRise()) {
            said.add(English.counted(joining.after(), "person", "people") + " came in the hour after, "
                    + English.number(Math.round(joining.expected())) + " were to be expected");
        }
        if (voice.direct() > 0) {
            said.add(English.counted(voice.direct(), "person", "people") + " came through that post");
        }
        if (joining.boosted() > 0) {
            said.add("boosted " + English.counted(joining.boosted(), "time", "times"));
        }
        String all = String.join("; ", said);
        return all.isEmpty() ? "" : Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    private static String sentence(Life life, Translator t) {
        if (life.posts() == 0 || life.main().isEmpty()) {
            return "";
        }
        Episode wave = life.main().get();
        return switch (life.state()) {
            case QUIET -> "";
            case RISING -> "Rising: it began on " + at(wave.onset(), t) + ".";
            case PEAKING -> "At its peak: it began on " + at(wave.onset(), t) + ".";
            case EBBING -> "Ebbing: it began on " + at(wave.onset(), t) + ", and peaked on " + peak(wave, t) + ".";
            case OVER ->
                (life.waves().size() > 1 ? "Its greatest wave" : "It") + " began on " + at(wave.onset(), t)
                        + ", ran for " + English.counted(wave.days(), "day", "days") + " and peaked on " + peak(wave, t)
                        + ".";
        };
    }

    private static String peak(Episode wave, Translator t) {
        return at(wave.peak(), t) + ", with " + English.counted(wave.peakPeople(), "person", "people") + " in an hour";
    }

    private static List<WaveView.Choice> choices(WaveReport report) {
        Life life = report.life();
        boolean more = !life.waves().isEmpty()
                && life.posts() > life.waves().getFirst().posts();
        if (!more) {
            return List.of();
        }
        List<WaveView.Choice> choices = new ArrayList<>();
        for (int i = 0; i < life.waves().size(); i++) {
            boolean chosen = report.chosen().equals(Optional.of(i + 1));
            choices.add(
                    new WaveView.Choice(MONTH.format(moment(life.waves().get(i).onset())), "?wave=" + (i + 1), chosen));
        }
        choices.add(
                new WaveView.Choice("All of it", "?wave=all", report.chosen().isEmpty()));
        return choices;
    }

    private static List<WaveView.Mark> marks(WaveReport report, Instant now, Translator t) {
        List<WaveView.Mark> marks = new ArrayList<>();
        report.wave().ifPresent(wave -> {
            marks.add(mark(report, wave.onset(), "Began", now, t));
            marks.add(mark(report, wave.peak(), "Peak", now, t));
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

    private static String unplaced(Spread spread) {
        List<String> said = new ArrayList<>();
        if (spread.fewer() > 0) {
            said.add(English.counted(spread.fewer(), "more country has", "more countries have")
                    + " fewer than five people");
        }
        if (spread.unknown() > 0) {
            said.add(English.counted(spread.unknown(), "person does", "people do") + " not say where they are");
        }
        return said.isEmpty() ? "" : String.join("; ", said) + ".";
    }

    private List<WaveView.Fact> box(WaveReport report, Translator t) {
        View view = report.view();
        Origins origins = view.origins();
        List<WaveView.Fact> box = new ArrayList<>();
        box.add(new WaveView.Fact("Posts", English.number(view.posts())));
        box.add(new WaveView.Fact("People", English.number(view.people())));
        if (view.posts() > 0) {
            box.add(new WaveView.Fact("From", Ago.exact(moment(view.part().from()), t)));
            box.add(new WaveView.Fact("To", Ago.exact(moment(view.part().to()), t)));
            box.add(new WaveView.Fact("Countries", countries(view.countries())));
            box.add(new WaveView.Fact("Servers", English.number(origins.servers())));
            box.add(new WaveView.Fact(
                    "Largest origin",
                    (report.largestServer().isEmpty() ? home : report.largestServer()) + ", "
                            + percent(origins.largestPeople(), view.people()) + " of people"));
            box.add(new WaveView.Fact("Automated accounts", percent(origins.bots(), view.people()) + " of people"));
            box.add(new WaveView.Fact(
                    "First post ever", Ago.exact(Ids.instant(report.life().first()), t)));
        }
        box.add(new WaveView.Fact("Counted", Ago.exact(report.at(), t)));
        return box;
    }

    private static String countries(Spread spread) {
        return spread.fewer() == 0
                ? English.number(spread.there().size())
                : English.number(spread.there().size() + spread.fewer()) + ", of these "
                        + spread.there().size() + " with five people or more";
    }

    private static String percent(int part, int whole) {
        if (part == 0 || part == whole) {
            return part == 0 ? "0 %" : "100 %";
        }
        return String.format(Locale.ENGLISH, "%.1f %%", 100.0 * part / whole);
    }

    /** A language's name in English. */
    public static String language(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }

    private static String at(int minute, Translator t) {
        return Ago.exact(moment(minute), t);
    }

    private static Instant moment(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
