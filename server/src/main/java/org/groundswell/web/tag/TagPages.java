package org.groundswell.web.tag;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.alerts.Alerts;
import org.groundswell.alerts.TrendSubscription;
import org.groundswell.charts.Curve;
import org.groundswell.charts.WaveTable;
import org.groundswell.charts.WaveView;
import org.groundswell.crossnetwork.ExternalCounts;
import org.groundswell.exports.StoryViews;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterPlace;
import org.groundswell.filters.Filters;
import org.groundswell.http.AddressLimit;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Ago;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Language;
import org.groundswell.stories.Prose;
import org.groundswell.stories.Stories;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.waves.Beginnings;
import org.groundswell.waves.HiddenRelations;
import org.groundswell.waves.Highlight;
import org.groundswell.waves.Highlights;
import org.groundswell.waves.Preparation;
import org.groundswell.waves.Relations;
import org.groundswell.waves.SelectedPosts;
import org.groundswell.waves.Voices;
import org.groundswell.waves.WaveCsv;
import org.groundswell.waves.WaveQuery;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.WaveServices;
import org.groundswell.waves.Waves;
import org.groundswell.web.embed.EmbedPages;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.TrendViews;
import org.groundswell.web.view.WaveViews;

/** The page of a tag: its numbers, its wave, its posts. */
public final class TagPages implements Pages {
    private static final int ECHO_WIDTH = 240;
    private static final int ECHO_HEIGHT = 40;
    private static final Prose ENGLISH = Prose.in(Language.ENGLISH);

    private final Tags tags;
    private final Timelines timelines;
    private final Waves waves;
    private final Preparation preparation;
    private final Relations relations;
    private final Voices voices;
    private final Highlights highlights;
    private final Beginnings beginnings;
    private final BeginningViews waveBeginnings;
    private final ContentViews contents;
    private final Statuses statuses;
    private final WaveViews waveViews;
    private final PostViews posts;
    private final TrendViews trends;
    private final StoryViews stories;
    private final Stories publishedStories;
    private final InstantSource clock;
    private final TagCare care;
    private final HiddenRelations hiddenRelations;
    private final Alerts alerts;
    private final ExternalCounts externalCounts;
    private final Filters filters;
    private final AddressLimit pastLists;
    private final Renderer renderer;

    /** The services it reads from. */
    public record Sources(
            Tags tags,
            Timelines timelines,
            Statuses statuses,
            WaveServices waves,
            Preparation preparation,
            Stories stories,
            TagCare care,
            HiddenRelations hiddenRelations,
            Alerts alerts,
            ExternalCounts externalCounts,
            Filters filters) {}

    public TagPages(Sources sources, WebParts parts) {
        this.tags = sources.tags();
        this.timelines = sources.timelines();
        this.waves = sources.waves().waves();
        this.preparation = sources.preparation();
        this.relations = sources.waves().relations();
        this.voices = sources.waves().voices();
        this.highlights = sources.waves().highlights();
        this.beginnings = sources.waves().beginnings();
        this.waveBeginnings = new BeginningViews(sources.statuses(), parts.posts());
        this.contents = new ContentViews(sources.waves());
        this.statuses = sources.statuses();
        this.waveViews = parts.waves();
        this.posts = parts.posts();
        this.trends = parts.trends();
        this.stories = parts.stories();
        this.publishedStories = sources.stories();
        this.clock = parts.clock();
        this.care = sources.care();
        this.hiddenRelations = sources.hiddenRelations();
        this.alerts = sources.alerts();
        this.externalCounts = sources.externalCounts();
        this.filters = sources.filters();
        this.pastLists = parts.limits().pastLists();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/tags/{name}", PageAccess.EVERYONE, this::show);
        routes.get("/tags/{name}/wave.csv", PageAccess.EVERYONE, call -> {
            WaveReport report = report(call);
            return csv(call, "wave", WaveCsv.series(report.view().series(), report.at()));
        });
        routes.get(
                "/tags/{name}/countries.csv",
                PageAccess.EVERYONE,
                call -> csv(
                        call, "countries", WaveCsv.spread(report(call).view().countries(), "country")));
        routes.get(
                "/tags/{name}/languages.csv",
                PageAccess.EVERYONE,
                call -> csv(
                        call, "languages", WaveCsv.spread(report(call).view().languages(), "language")));
        routes.get(
                "/tags/{name}/cells.csv",
                PageAccess.EVERYONE,
                call -> csv(call, "cells", WaveCsv.spread(report(call).view().cells(), "cell")));
        routes.get(
                "/tags/{name}/places.csv",
                PageAccess.EVERYONE,
                call -> csv(call, "places", WaveCsv.concentration(report(call).view())));
    }

    private Reply show(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        List<Tag> together = waves.together(tag);
        boolean apart = isApart(call);
        TagQuery query = apart || together.size() == 1
                ? TagQuery.of(tag.name())
                : new TagQuery(together.stream().map(Tag::name).toList(), List.of(), List.of());
        WebCall.TimelineSlice slice = call.timeline(
                page -> timelines.page(call.visitor().id(), new Timeline.Tagged(query, Origin.ANYWHERE), page),
                call.moment());
        if (!isReady(call, tag, apart)) {
            return pending(call, tag, together, slice);
        }
        boolean following = call.visitor()
                .id()
                .map(me -> !tags.followedAmong(me, List.of(tag)).isEmpty())
                .orElse(false);
        boolean alerted = call.visitor()
                .id()
                .filter(me -> alerts.subscriptions(me).contains(new TrendSubscription.OfTag(tag.name())))
                .isPresent();
        WaveReport report = report(call);
        WaveView wave = waveViews.of(report, call.t());
        // Facts about a wave are about all spellings that are counted together.
        boolean first = call.params().text("before").isEmpty();
        // They are those of now.
        boolean top = first && !apart && call.moment().isEmpty();
        String description = call.t()
                .text(
                        "tag.description",
                        "tag",
                        "#" + tag.displayName(),
                        "posts",
                        wave.posts(),
                        "people",
                        wave.people());
        boolean careful = careful(together);
        FilterPlace place = FilterPlace.ofTags(together.stream().map(Tag::name).toList());
        List<Filter> active = call.visitor().id().map(filters::active).orElse(List.of());
        TagPage.State state = new TagPage.State(
                following,
                alerted,
                careful,
                top && call.here().equals(call.call().rawPath()),
                apart,
                muted(active, tag, call.t()),
                trends.headOf(tag.name()),
                call.moment().map(at -> Ago.exact(at, call.t())));
        Renderer.Subject subject = new Renderer.Subject(
                "#" + tag.displayName(),
                description,
                "",
                EmbedPages.links(renderer.home(), path(tag), "#" + tag.displayName()));
        return renderer.page(new TagPage(
                renderer.around(call, subject),
                tag,
                path(tag),
                wave,
                report.hasCurve() ? WaveTable.of(report.view().series(), report.at(), call.t()) : Optional.empty(),
                state,
                published(tag, call.t()),
                together.size() > 1 ? together : List.of(),
                careful ? stories.help(ENGLISH) : List.of(),
                top ? insights(call, tag, together, report, place, careful) : TagPage.Insights.NONE,
                posts.of(slice.page(), call.visitor(), place, call.t()),
                slice.older()));
    }

    private boolean isReady(WebCall call, Tag tag, boolean apart) {
        WaveQuery query = WaveQuery.of(call.params()::text);
        return apart ? preparation.isReadyAlone(tag, query) : preparation.isReady(tag, query);
    }

    /** The page without its figures, which are being computed. */
    private Reply pending(WebCall call, Tag tag, List<Tag> together, WebCall.TimelineSlice slice) {
        FilterPlace place = FilterPlace.ofTags(together.stream().map(Tag::name).toList());
        return renderer.page(new PendingTagPage(
                renderer.around(call, Renderer.Subject.of("#" + tag.displayName(), ""))
                        .whilePending(),
                tag,
                together.size() == 1 && call.moment().isEmpty(),
                careful(together),
                posts.of(slice.page(), call.visitor(), place, call.t()),
                slice.older()));
    }

    /** Whether one of the spellings that are counted together is a sensitive topic: the page shows the posts of all. */
    private boolean careful(List<Tag> together) {
        return care.isNeededForAny(together.stream().map(Tag::name).toList());
    }

    /** Until when a tag is muted; empty text for good. */
    private static Optional<String> muted(List<Filter> filters, Tag tag, Translator t) {
        return filters.stream()
                .filter(filter -> filter.mutes(tag.name()))
                .findFirst()
                .map(filter -> filter.expiresAt().map(at -> Ago.exact(at, t)).orElse(""));
    }

    private TagPage.Insights insights(
            WebCall call, Tag tag, List<Tag> together, WaveReport report, FilterPlace place, boolean careful) {
        SelectedPosts selected =
                highlights.of(tag, report.chosen(), call.visitor().id());
        return new TagPage.Insights(
                beginnings
                        .of(tag, report.chosen())
                        .map(beginning ->
                                waveBeginnings.of(beginning, call.visitor().id(), careful, call.t())),
                contents.of(tag, report, careful, call.t()),
                RelatedViews.of(relations.of(tag, report.chosen()), call.t()),
                hiddenRelations(call, tag),
                waveViews.voices(
                        report, voices.of(tag, report.chosen(), call.visitor().id()), call.t()),
                highlights(call, selected, place),
                ChosenWords.weighedDown(selected.pool(), call.t()),
                externalCounts(together, report));
    }

    /** The hidden relations of a tag, for moderators. */
    private List<TagPage.Hidden> hiddenRelations(WebCall call, Tag tag) {
        return call.visitor().mayModerate()
                ? hiddenRelations.of(tag.name()).stream()
                        .map(each -> new TagPage.Hidden(
                                tags.get(each.other().key()).displayName(),
                                each.other().key(),
                                each.note()))
                        .toList()
                : List.of();
    }

    private List<TagPage.Published> published(Tag tag, Translator t) {
        Instant now = clock.instant();
        return publishedStories.publishedOf(tag.name()).stream()
                .map(story -> new TagPage.Published(
                        story.path(),
                        story.language().ownName(),
                        Ago.of(story.published().orElseThrow().at(), now, t)))
                .toList();
    }

    private List<TagPage.EchoView> externalCounts(List<Tag> together, WaveReport report) {
        return externalCounts
                .of(together.stream().map(Tag::name).toList(), report.view().series())
                .stream()
                .map(echo -> new TagPage.EchoView(
                        echo.total().network(),
                        echo.total().posts(),
                        echo.total().people(),
                        Curve.of(echo.people(), -1, ECHO_WIDTH, ECHO_HEIGHT)))
                .toList();
    }

    private List<TagPage.Shown> highlights(WebCall call, SelectedPosts selected, FilterPlace place) {
        List<Highlight> chosen = selected.posts();
        List<StatusId> ids = chosen.stream().map(Highlight::post).toList();
        Map<StatusId, List<StatusId>> continued = statuses.continued(ids);
        List<StatusId> all = new ArrayList<>(ids);
        continued.values().forEach(all::addAll);
        Map<String, PostView> views =
                posts.of(statuses.posts(call.visitor().id(), all), call.visitor(), place, call.t()).stream()
                        .collect(Collectors.toMap(PostView::id, Function.identity()));
        return chosen.stream()
                .filter(highlight -> views.containsKey(highlight.post().toString()))
                .map(highlight -> {
                    PostView view =
                            Objects.requireNonNull(views.get(highlight.post().toString()));
                    return new TagPage.Shown(
                            view,
                            ChosenWords.of(highlight, view.language(), call.t()),
                            continued.getOrDefault(highlight.post(), List.of()).stream()
                                    .flatMap(id -> Optional.ofNullable(views.get(id.toString())).stream())
                                    .toList());
                })
                .toList();
    }

    private WaveReport report(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        WaveQuery query = WaveQuery.of(call.params()::text);
        Optional<Instant> moment = call.moment();
        if (moment.isPresent()) {
            pastLists.take(call.call());
            return waves.at(tag, query, moment.get(), isApart(call));
        }
        return isApart(call) ? waves.ofSingleTag(tag, query) : waves.of(tag, query);
    }

    private static boolean isApart(WebCall call) {
        return call.params().textOr("apart", "").equals("yes");
    }

    private static Reply csv(WebCall call, String what, String csv) {
        String file = Params.encode(Tags.name(call.part("name")).key()) + "-" + what + ".csv";
        return Reply.of(200, "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + file)
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String path(Tag tag) {
        return "/tags/" + Params.encode(tag.name().key());
    }
}
