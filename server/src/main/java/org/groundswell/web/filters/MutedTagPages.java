package org.groundswell.web.filters;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.groundswell.filters.Filters;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/** Muting a tag from its page, and unmuting it. */
public final class MutedTagPages implements Pages {
    private static final Map<String, Optional<Duration>> TIMES = Map.of(
            "day", Optional.of(Duration.ofDays(1)), "week", Optional.of(Duration.ofDays(7)), "good", Optional.empty());

    private static final String NAMES = "day, week, good";

    private final Filters filters;
    private final Tags tags;

    public MutedTagPages(Filters filters, Tags tags) {
        this.filters = filters;
        this.tags = tags;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.post("/tags/{name}/mute", PageAccess.SIGNED_IN, call -> {
            Tag tag = tags.get(call.part("name"));
            Optional<Duration> time = TIMES.get(call.params().textOr("time", "good"));
            if (time == null) {
                throw Refusal.Invalid.oneOf("time", NAMES);
            }
            filters.muteTag(call.visitor().me().id(), tag.displayName(), time);
            return back(call, tag.name());
        });
        routes.post("/tags/{name}/unmute", PageAccess.SIGNED_IN, call -> {
            TagName tag = Tags.name(call.part("name"));
            filters.unmuteTag(call.visitor().me().id(), tag);
            return back(call, tag);
        });
    }

    private static Reply back(WebCall call, TagName tag) {
        return Reply.seeOther(call.back("/tags/" + Params.encode(tag.key())));
    }
}
