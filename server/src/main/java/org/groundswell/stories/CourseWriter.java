package org.groundswell.stories;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.State;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Course;

/** Writes the course of a wave: its first hour, its rise, its peak, later rises, its state, and the waves before and after. */
final class CourseWriter {
    /** A longer rise is told by the days of its beginning and its peak. */
    private static final int MOST_RISE_HOURS = 72;

    private final Prose prose;
    private final Facts facts;
    private final FigureMaker make;
    private final Figures figures;

    /** @param figures where its figures are added */
    CourseWriter(Prose prose, Facts facts, FigureMaker make, Figures figures) {
        this.prose = prose;
        this.facts = facts;
        this.make = make;
        this.figures = figures;
        facts.report().chosen().ifPresent(this::gather);
        facts.course().ifPresent(this::gather);
    }

    void write(List<String> said) {
        Optional<Episode> wave = facts.wave();
        if (wave.isEmpty()) {
            return;
        }
        facts.beginning()
                .map(Beginning::earlier)
                .ifPresent(earlier -> said.add(say(
                        switch (earlier) {
                            case COMPLETE -> "hours.known";
                            case PARTIAL -> "hours.held";
                            case NONE -> "hours.first";
                        })));
        State state = facts.report().life().state();
        // While the wave grows, its peak is not known yet.
        if (state != State.RISING || !facts.isRunning()) {
            phases(said);
        }
        if (facts.isRunning()) {
            switch (state) {
                case RISING -> said.add(say("state.rising"));
                case PEAKING -> said.add(say("state.peaking"));
                case EBBING -> said.add(say("state.ebbing"));
                case QUIET, OVER -> {}
            }
        }
        waves(wave.get(), said);
    }

    private void phases(List<String> said) {
        if (!figures.has("peakPeople")) {
            return;
        }
        Optional<Course.Peak> earlier = facts.course().flatMap(CourseWriter::highestEarlier);
        earlier.ifPresent(_ -> said.add(say("phase.earlier", "when", when("earlierDay", "began", "when.first_day"))));
        if (isPeaking()) {
            said.add(say("peak.so_far", "when", when("peakDay", "began", "when.first_day")));
        } else if (earlier.isPresent() && figures.sameShown("peakDay", "earlierDay")) {
            said.add(say("peak.same"));
        } else {
            said.add(say(figures.sameShown("peakDay", "began") ? "peak.first" : "peak.day"));
        }
        facts.course().ifPresent(course -> {
            if (course.riseHours() > 0 && course.riseHours() <= MOST_RISE_HOURS) {
                said.add(say("phase.rise"));
            }
            highestLater(course)
                    .ifPresent(_ -> said.add(say(
                            course.later().size() > 1 ? "phase.again.more" : "phase.again",
                            "when",
                            when("againDay", "peakDay", "when.same_day"))));
        });
    }

    /** Whether the highest hour may still be surpassed: it is told as the highest so far. */
    private boolean isPeaking() {
        return facts.isRunning() && facts.report().life().state() == State.PEAKING;
    }

    /** The day of a figure, or a word for it if it is that of another one. */
    private String when(String day, String other, String same) {
        return figures.sameShown(day, other) ? prose.say(same) : prose.say("when.day", Map.of("day", "{" + day + "}"));
    }

    private void waves(Episode wave, List<String> said) {
        List<Episode> waves = facts.report().life().waves();
        if (waves.size() > 1) {
            int most = waves.stream().mapToInt(Episode::people).max().orElse(0);
            said.add(say(wave.people() == most ? "waves.largest" : "waves.other"));
        }
        if (figures.has("previousBegan")) {
            said.add(say("waves.before"));
        }
        if (figures.has("nextBegan")) {
            boolean isRunning = waves.get(facts.report().chosen().orElseThrow()).isRunning();
            said.add(say(isRunning ? "waves.after.running" : "waves.after"));
        }
    }

    private static Optional<Course.Peak> highestEarlier(Course course) {
        return course.earlier().stream().max(Comparator.comparingInt(Course.Peak::people));
    }

    private static Optional<Course.Peak> highestLater(Course course) {
        return course.later().stream().max(Comparator.comparingInt(Course.Peak::people));
    }

    private void gather(int number) {
        List<Episode> waves = facts.report().life().waves();
        Episode wave = waves.get(number - 1);
        String where = at(number);
        figures.add(make.day("began", wave.onset(), where + "/onset"));
        wave.peak().ifPresent(peak -> {
            figures.add(make.day("peakDay", peak.from(), where + "/peak"));
            figures.add(make.time("peakTime", peak.from(), where + "/peak"));
            figures.add(make.time("peakEnd", peak.to(), where + "/peak_until"));
            figures.add(make.count("peakPeople", peak.people(), where + "/peak_people"));
        });
        figures.add(make.count("days", wave.days(), where + "/days"));
        if (number > 1) {
            Episode previous = waves.get(number - 2);
            figures.add(make.day("previousBegan", previous.onset(), at(number - 1) + "/onset"));
            figures.add(make.count("previousPeople", previous.people(), at(number - 1) + "/people"));
        }
        if (number < waves.size()) {
            Episode next = waves.get(number);
            figures.add(make.day("nextBegan", next.onset(), at(number + 1) + "/onset"));
            figures.add(make.count("nextPeople", next.people(), at(number + 1) + "/people"));
        }
    }

    /** The place of a wave in the data. */
    private static String at(int number) {
        return "/waves/" + (number - 1);
    }

    private void gather(Course course) {
        figures.add(make.count("riseHours", course.riseHours(), "/course/rise_hours"));
        highestEarlier(course).ifPresent(peak -> gather("earlier", peak, course));
        highestLater(course).ifPresent(peak -> {
            gather("again", peak, course);
            figures.add(make.count("againLow", peak.low(), at(peak, course) + "/low"));
            figures.add(make.text(
                    "againRises",
                    prose.number(course.later().size()),
                    course.later().size(),
                    "/course/rises_after_peak"));
        });
    }

    private void gather(String name, Course.Peak peak, Course course) {
        String where = at(peak, course);
        figures.add(make.day(name + "Day", peak.from(), where + "/from"));
        figures.add(make.time(name + "Time", peak.from(), where + "/from"));
        figures.add(make.time(name + "End", peak.to(), where + "/to"));
        figures.add(make.count(name + "People", peak.people(), where + "/people"));
    }

    private static String at(Course.Peak peak, Course course) {
        return "/course/peaks/" + course.peaks().indexOf(peak);
    }

    private String say(String key) {
        return prose.sayWithFigures(key, figures);
    }

    private String say(String key, String argument, String value) {
        return prose.sayWithFigures(key, figures, Map.of(argument, value));
    }
}
