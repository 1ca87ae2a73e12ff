package org.groundswell.mastodon;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.TagName;
import org.groundswell.statuses.Status;
import org.groundswell.tags.Tags;
import org.groundswell.text.Spans;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;

/** Timelines: {@code /api/v1/timelines}. */
public final class TimelinesApi implements Resource {
    private static final int STANDARD = 20;
    private static final int MOST = 40;

    private final Timelines timelines;
    private final StatusEntities entities;

    public TimelinesApi(Timelines timelines, ApiParts parts) {
        this.timelines = timelines;
        this.entities = parts.statuses;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/timelines/home", Access.person(Scope.READ_STATUSES), "The home timeline", this::home);
        routes.get(
                "/api/v1/timelines/public", Access.open(Scope.READ_STATUSES), "The public timeline", this::everybody);
        routes.get("/api/v1/timelines/tag/{tag}", Access.open(Scope.READ_STATUSES), "The timeline of a tag", this::tag);
        routes.get(
                "/api/v1/timelines/link",
                Access.open(Scope.READ_STATUSES),
                "The public statuses that link to a page",
                this::link);
    }

    private Listing home(ApiCall call) {
        return page(call, new Timeline.Home());
    }

    private Listing everybody(ApiCall call) {
        Params params = call.params();
        return page(call, new Timeline.Everybody(origin(params), params.isOn("only_media")));
    }

    private Listing tag(ApiCall call) {
        Params params = call.params();
        List<TagName> any = new ArrayList<>(List.of(Tags.name(call.part("tag"))));
        any.addAll(names(params, "any"));
        TagQuery query = new TagQuery(any, names(params, "all"), names(params, "none"));
        return page(call, new Timeline.Tagged(query, origin(params), params.isOn("only_media")));
    }

    /** An address that can't be a page's finds nothing. */
    private Listing link(ApiCall call) {
        return LinkUrl.of(call.params().required("url"))
                .map(page -> page(call, new Timeline.Linking(page)))
                .orElseGet(() -> nothing(call));
    }

    private Listing page(ApiCall call, Timeline timeline) {
        return call.timeline(STANDARD, MOST, page -> timelines.page(call.viewer(), timeline, page), entities::list);
    }

    /** No statuses. The parameters are checked all the same. */
    private static Listing nothing(ApiCall call) {
        return call.listing(
                STANDARD, MOST, _ -> List.<Status>of(), status -> status.id().value(), found -> found);
    }

    private static Origin origin(Params params) {
        if (params.isOn("local")) {
            return Origin.HERE;
        }
        return params.isOn("remote") ? Origin.ELSEWHERE : Origin.ANYWHERE;
    }

    /** A text that can't be a tag's name finds nothing, so the database isn't asked. */
    private static List<TagName> names(Params params, String list) {
        return params.all(list).stream()
                .flatMap(name -> Spans.tagName(name).stream())
                .map(TagName::of)
                .toList();
    }
}
