package org.groundswell.web.tag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.tags.Tag;
import org.groundswell.text.Translator;
import org.groundswell.trends.select.TellingPhrase;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.State;
import org.groundswell.waves.Course;
import org.groundswell.waves.Courses;
import org.groundswell.waves.SharedPage;
import org.groundswell.waves.SharedPages;
import org.groundswell.waves.WavePhrases;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.WaveServices;
import org.groundswell.waves.Wording;
import org.groundswell.web.view.CardView;

/** Phases, the most shared page and the telling phrases of waves, in words. */
final class ContentViews {
    private final Courses courses;
    private final SharedPages pages;
    private final WavePhrases phrases;

    ContentViews(WaveServices waves) {
        this.courses = waves.courses();
        this.pages = waves.pages();
        this.phrases = waves.phrases();
    }

    /**
     * What is told of a wave; empty if the page shows none, or one of too few people.
     *
     * @param careful whether the tag is a sensitive topic
     */
    Optional<ContentView> of(Tag tag, WaveReport report, boolean careful, Translator t) {
        return report.wave()
                .filter(wave -> wave.people() >= WaveReport.LEAST_FOR_CURVE)
                .map(wave -> new ContentView(
                        courses.of(tag, report.chosen())
                                .map(course -> phases(course, isPeaking(report, wave), t))
                                .orElse(List.of()),
                        pages.of(tag, report.chosen()).map(page -> shared(page, careful)),
                        wording(phrases.of(tag, report.chosen()), t)))
                .filter(content -> !content.phases().isEmpty()
                        || content.page().isPresent()
                        || content.wording().isPresent());
    }

    /** Whether the highest hour may still be surpassed. */
    private static boolean isPeaking(WaveReport report, Episode wave) {
        return wave.isRunning() && report.life().state() == State.PEAKING;
    }

    private static List<String> phases(Course course, boolean soFar, Translator t) {
        List<String> said = new ArrayList<>();
        if (course.riseHours() > 0) {
            said.add(t.text(soFar ? "content.rise.so_far" : "content.rise", "hours", course.riseHours()));
        }
        for (int i = 0; i < course.peaks().size(); i++) {
            Course.Peak peak = course.peaks().get(i);
            said.add(t.text(
                    key(course, i, soFar),
                    "people",
                    peak.people(),
                    "from",
                    t.moment("content.from", moment(peak.from())),
                    "to",
                    t.moment("content.to", moment(peak.to())),
                    "low",
                    peak.low()));
        }
        return said;
    }

    /** The key of the sentence about a peak; all but the first one came after a fall. */
    private static String key(Course course, int peak, boolean soFar) {
        if (peak > course.highest()) {
            return "content.again.after";
        }
        if (peak < course.highest()) {
            return peak == 0 ? "content.earlier" : "content.earlier.after";
        }
        if (soFar) {
            return peak == 0 ? "content.peak.so_far" : "content.peak.so_far.after";
        }
        return peak == 0 ? "content.peak" : "content.peak.after";
    }

    /** Under care, not even the title is shown: it may name people. */
    private static ContentView.Shared shared(SharedPage shared, boolean careful) {
        Optional<Card> card = shared.card().filter(_ -> !careful);
        return new ContentView.Shared(
                !careful && shared.isVideo() ? "content.video" : "content.page",
                new BeginningView.Shared(
                        shared.page().url(),
                        card.isPresent() ? shared.title() : shared.page().url(),
                        shared.people(),
                        card.map(each -> CardView.of(each, Optional.empty()))));
    }

    private static Optional<ContentView.Wording> wording(Wording wording, Translator t) {
        if (wording.found().phrases().isEmpty()) {
            return Optional.empty();
        }
        String compared = t.text(
                "content.phrases",
                "people",
                wording.found().people(),
                "before",
                wording.found().before(),
                "days",
                wording.days());
        List<ContentView.Phrase> phrases = wording.found().phrases().stream()
                .map(each -> new ContentView.Phrase(each.text(), use(each, t)))
                .toList();
        return Optional.of(new ContentView.Wording(compared, phrases));
    }

    private static String use(TellingPhrase phrase, Translator t) {
        return phrase.before() > 0
                ? t.text("content.phrase.times", "people", phrase.people(), "times", Math.round(phrase.times()))
                : t.text("content.phrase.new", "people", phrase.people());
    }

    private static Instant moment(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
