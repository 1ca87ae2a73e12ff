package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.groundswell.auth.Grant;
import org.groundswell.http.Call;
import org.groundswell.http.Paging;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Message;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.text.Translator;

/** A request to the API, and by which token it came. */
record ApiCall(Call call, Optional<Grant> grant, URI home) {
    /** Whose eyes the answer is for. */
    Optional<AccountId> viewer() {
        return grant.flatMap(Grant::account);
    }

    /** The caller, where the route needs a person. */
    AccountId me() {
        return viewer().orElseThrow(() -> new Refusal.Unauthorised(MastodonApi.NEEDS_PERSON));
    }

    Translator translator() {
        return call.translator();
    }

    String text(Message message) {
        return call.translator().text(message);
    }

    Params params() {
        return call.params();
    }

    String part(String name) {
        return call.part(name);
    }

    /**
     * The status the path names.
     *
     * @throws Refusal.NotFound if it is no id
     */
    StatusId statusId() {
        return StatusId.parse(part("id")).orElseThrow(Refusal.NotFound::new);
    }

    /**
     * The account the path names.
     *
     * @throws Refusal.NotFound if it is no id
     */
    AccountId accountId() {
        return AccountId.parse(part("id")).orElseThrow(Refusal.NotFound::new);
    }

    /**
     * The number that is a part of the path, as ids are.
     *
     * @throws Refusal.NotFound if it is none
     */
    long number(String part) {
        return StatusId.parse(part(part)).orElseThrow(Refusal.NotFound::new).value();
    }

    /**
     * A page of a list, with the links to its neighbours.
     *
     * @param id what the list pages by
     * @param entities makes entities of what was found
     */
    <T> Listing listing(
            int standard,
            int most,
            Function<Page, List<T>> source,
            ToLongFunction<T> id,
            Function<List<T>, ?> entities) {
        Paging.Part<T> part = Paging.of(call, home, standard, most).fetch(source, id);
        return new Listing(entities.apply(part.entries()), part.link());
    }

    /** A page of a timeline, with the links to its neighbours. */
    Listing timeline(int standard, int most, Function<Page, StatusPage> source, Function<StatusPage, Json> json) {
        Paging paging = Paging.of(call, home, standard, most);
        StatusPage found = source.apply(paging.wanted());
        Paging.Part<Status> part =
                paging.part(found.statuses(), status -> status.id().value());
        return new Listing(json.apply(found.showing(part.entries())), part.link());
    }
}
