package org.groundswell.mastodon;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.groundswell.crossnetwork.ExternalCount;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.trends.relate.Camps;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;
import org.groundswell.trends.wave.Concentration;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Joining;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.Series;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.View;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Course;
import org.groundswell.waves.Related;
import org.groundswell.waves.SelectedPosts;
import org.groundswell.waves.SharedPage;
import org.groundswell.waves.Voice;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.Wording;
import org.jspecify.annotations.Nullable;

/** Tags' lives as the API shows them. */
final class WaveEntities {
    private final URI home;

    WaveEntities(URI home) {
        this.home = home;
    }

    /**
     * What is known of a wave beyond its counts.
     *
     * @param shared the page that most people linked to
     * @param echoes counts of other networks
     */
    record Insights(
            Optional<Beginning> beginning,
            Optional<Course> course,
            Optional<SharedPage> shared,
            Wording wording,
            List<Related> related,
            List<Voice> voices,
            SelectedPosts selected,
            List<ExternalCount> echoes) {
        static final Insights NONE = new Insights(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Wording.NONE,
                List.of(),
                List.of(),
                SelectedPosts.NONE,
                List.of());
    }

    WaveEntity of(WaveReport report, Insights insights) {
        Life life = report.life();
        return new WaveEntity(
                report.tag().displayName(),
                TagEntities.url(home, report.tag().name()),
                report.names(),
                life.posts(),
                life.people(),
                Times.timeOrNull(life.posts() == 0 ? null : Ids.instant(life.first())),
                Times.timeOrNull(life.posts() == 0 ? null : Ids.instant(life.last())),
                life.state().name().toLowerCase(Locale.ROOT),
                life.waves().stream().map(WaveEntities::wave).toList(),
                report.chosen().orElse(null),
                part(report),
                insights.beginning().map(WaveEntities::beginning).orElse(null),
                insights.course().map(WaveEntities::course).orElse(null),
                insights.shared().map(WaveEntities::page).orElse(null),
                phrases(insights.wording()),
                insights.related().stream().map(this::related).toList(),
                insights.voices().stream().map(WaveEntities::voice).toList(),
                insights.selected().posts().stream()
                        .map(each -> new WaveEntity.HighlightEntity(
                                each.post().toString(),
                                rounded(each.why().shows()),
                                rounded(each.why().quality())))
                        .toList(),
                pool(insights.selected().pool()),
                insights.echoes().stream()
                        .map(echo -> new WaveEntity.EchoEntity(
                                echo.total().network(),
                                echo.total().posts(),
                                echo.total().people(),
                                echo.people()))
                        .toList(),
                Times.time(report.at()),
                home + "/about#waves");
    }

    private static WaveEntity.PoolEntity pool(SelectedPosts.Pool pool) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        pool.reasons().forEach((reason, posts) -> reasons.put(reason.name().toLowerCase(Locale.ROOT), posts));
        return new WaveEntity.PoolEntity(pool.candidates(), pool.weighedDown(), reasons);
    }

    private static WaveEntity.Wave wave(Episode wave) {
        return new WaveEntity.Wave(
                minute(wave.onset()),
                wave.peak().map(peak -> minute(peak.from())).orElse(null),
                wave.peak().map(peak -> minute(peak.to())).orElse(null),
                wave.peak().map(Episode.Peak::people).orElse(null),
                wave.isRunning() ? null : minute(wave.end()),
                wave.days(),
                wave.posts(),
                wave.people());
    }

    private static WaveEntity.BeginningEntity beginning(Beginning beginning) {
        Beginning.FirstHour hour = beginning.firstHour();
        return new WaveEntity.BeginningEntity(
                minute(beginning.onset()),
                beginning.before(),
                beginning.after(),
                beginning.first().stream().map(StatusId::toString).toList(),
                beginning.tipping().map(tipping -> tipping.post().toString()).orElse(null),
                beginning.tipping().map(Beginning.Tipping::boosts).orElse(null),
                beginning
                        .link()
                        .map(link -> new WaveEntity.SharedLinkEntity(link.page().url(), link.people()))
                        .orElse(null),
                new WaveEntity.FirstHourEntity(
                        hour.posts(), hour.newAccounts(), hour.postsOfNew(), hour.copiers(), hour.copies()),
                beginning.earlier().name().toLowerCase(Locale.ROOT));
    }

    private static WaveEntity.CourseEntity course(Course course) {
        return new WaveEntity.CourseEntity(
                course.riseHours(),
                course.peaks().stream()
                        .map(peak -> new WaveEntity.PeakEntity(
                                minute(peak.from()),
                                minute(peak.to()),
                                peak.people(),
                                peak.equals(course.peak()),
                                peak.low()))
                        .toList(),
                course.later().size());
    }

    private static WaveEntity.PageEntity page(SharedPage shared) {
        return new WaveEntity.PageEntity(
                shared.page().url(), shared.title(), shared.site(), shared.isVideo(), shared.people());
    }

    private static WaveEntity.PhrasesEntity phrases(Wording wording) {
        return new WaveEntity.PhrasesEntity(
                wording.days(),
                wording.found().people(),
                wording.found().before(),
                wording.found().phrases().stream()
                        .map(each -> new WaveEntity.PhraseEntity(
                                each.text(),
                                each.people(),
                                each.before(),
                                each.before() == 0 ? null : Math.round(each.times())))
                        .toList());
    }

    private static WaveEntity.VoiceEntity voice(Voice voice) {
        Joining joining = voice.joining();
        return new WaveEntity.VoiceEntity(
                voice.account().id().toString(),
                voice.account().acct().toString(),
                voice.account().name(),
                Times.time(Ids.instant(voice.post().value())),
                voice.post().toString(),
                joining.reach(),
                joining.boosted(),
                voice.direct(),
                joining.before(),
                joining.after(),
                rounded(joining.expected()),
                joining.rank(),
                voice.isFollowedByRise());
    }

    private WaveEntity.RelatedEntity related(Related related) {
        Relation relation = related.relation();
        Pair evidence = related.evidence();
        return new WaveEntity.RelatedEntity(
                related.other().displayName(),
                TagEntities.url(home, related.other().name()),
                name(relation.kind(), related.later()),
                rounded(relation.strength()),
                minute(related.since()),
                new WaveEntity.EvidenceEntity(
                        evidence.phase(),
                        evidence.answering(),
                        evidence.naming(),
                        evidence.answering() + evidence.naming(),
                        evidence.headStart() < 0 ? null : evidence.headStart(),
                        related.both(),
                        evidence.answers(),
                        evidence.answersAcross(),
                        evidence.boosts(),
                        evidence.boostsAcross(),
                        relation.pattern(),
                        evidence.crowds().replying(),
                        evidence.crowds().answersBack(),
                        related.third().orElse(null),
                        related.third().isEmpty() ? null : evidence.crowds().aboutThird(),
                        camps(evidence.crowds().camps())));
    }

    private static WaveEntity.@Nullable CampsEntity camps(Camps camps) {
        return camps.tested().isKnown()
                ? new WaveEntity.CampsEntity(
                        camps.tested().boosts(),
                        camps.tested().across(),
                        rounded(camps.tested().expected()),
                        rounded(camps.earlierInLater()),
                        rounded(camps.foundersInLater()),
                        rounded(camps.laterInLater()))
                : null;
    }

    private static String name(Relation.Kind kind, boolean later) {
        return switch (kind) {
            case COUNTERS -> later ? "counters" : "countered_by";
            case ANSWERS -> later ? "answers" : "answered_by";
            case REPORTS_ON -> later ? "reports_on" : "reported_by";
            case ALLY -> "ally";
            case TRAVELS_WITH -> "travels_with";
        };
    }

    private WaveEntity.Part part(WaveReport report) {
        View view = report.view();
        return new WaveEntity.Part(
                minute(view.part().from()),
                minute(view.part().to()),
                time(view.first()),
                time(view.last()),
                view.posts(),
                view.people(),
                series(report),
                spread(view.countries()),
                spread(view.languages()),
                view.cells().concentration().located() == 0 ? null : spread(view.cells()),
                new WaveEntity.OriginsEntity(
                        view.origins().servers(),
                        view.origins().bots(),
                        report.largestServer().isEmpty() ? home.getHost() : report.largestServer(),
                        view.origins().largestPeople()));
    }

    private static @Nullable String time(long post) {
        return post == 0 ? null : Times.time(Ids.instant(post));
    }

    private static WaveEntity.SeriesEntity series(WaveReport report) {
        Series series = report.view().series();
        return new WaveEntity.SeriesEntity(
                minute(series.start()),
                series.step() * 60L,
                series.posts(),
                series.people(),
                rounded(series.expected()),
                rounded(series.high()),
                report.completeIntervals());
    }

    private static WaveEntity.SpreadEntity spread(Spread spread) {
        Concentration all = spread.concentration();
        return new WaveEntity.SpreadEntity(
                spread.moments().stream().map(WaveEntities::minute).toList(),
                spread.there().stream()
                        .map(there -> new WaveEntity.There(
                                there.code(), there.people(), there.posts(), minute(there.first()), there.growth()))
                        .toList(),
                spread.fewer(),
                spread.unknown(),
                all.located(),
                all.isTold() ? rounded(all.effective()) : null,
                all.isTold() ? rounded(all.peoplePerPlace()) : null,
                all.isTold() ? rounded(all.largestShare()) : null);
    }

    private static List<Double> rounded(List<Double> values) {
        return values.stream().map(WaveEntities::rounded).toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String minute(int minute) {
        return Times.time(Instant.ofEpochSecond(minute * 60L));
    }
}
