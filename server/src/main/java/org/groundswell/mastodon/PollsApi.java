package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.auth.Scope;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.voting.Polls;

/** Polls: {@code /api/v1/polls}. A poll has the id of its status. */
public final class PollsApi implements Resource {
    private final Polls polls;
    private final Statuses statuses;
    private final StatusEntities entities;

    public PollsApi(Polls polls, Statuses statuses, ApiParts parts) {
        this.polls = polls;
        this.statuses = statuses;
        this.entities = parts.statuses;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/polls/{id}", Access.open(Scope.READ_STATUSES), "A poll", this::show);
        routes.post("/api/v1/polls/{id}/votes", Access.person(Scope.WRITE_STATUSES), "Votes in a poll", this::vote);
    }

    private Json show(ApiCall call) {
        return poll(call, polls.get(call.viewer(), call.statusId()));
    }

    private Json vote(ApiCall call) {
        return poll(call, polls.vote(call.me(), call.statusId(), call.params().all("choices")));
    }

    private Json poll(ApiCall call, Post post) {
        return entities.poll(statuses.page(call.viewer(), List.of(post)), post);
    }
}
