package org.groundswell.mastodon;

import io.helidon.http.HeaderNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.publishing.Posting;
import org.groundswell.publishing.UnexpectedMentions;
import org.groundswell.statuses.Conversation;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.ReplyPolicy;
import org.groundswell.statuses.Statuses;

/** Posting, reading and deleting statuses: {@code /api/v1/statuses}. */
public final class StatusesApi implements Resource {
    private static final int MOST_AT_ONCE = 100;
    /** This server's own parameter: who may reply. */
    private static final String REPLY_POLICY = "reply_policy";

    static final String QUOTE_POLICY = "quote_approval_policy";
    /** As some apps call the quoted status. */
    private static final String QUOTE_ID = "quote_id";

    private final Statuses statuses;
    private final Posting posting;
    private final StatusEntities entities;
    private final ScheduledApi scheduled;
    private final AccountEntities accountEntities;

    public StatusesApi(Statuses statuses, Posting posting, ScheduledApi scheduled, ApiParts parts) {
        this.statuses = statuses;
        this.posting = posting;
        this.scheduled = scheduled;
        this.entities = parts.statuses;
        this.accountEntities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access reading = Access.open(Scope.READ_STATUSES);
        Access writing = Access.person(Scope.WRITE_STATUSES);
        routes.post("/api/v1/statuses", writing, "Posts a status", this::create);
        routes.get("/api/v1/statuses", reading, "Several statuses by their ids", this::several);
        routes.get("/api/v1/statuses/{id}", reading, "A status", this::show);
        routes.put("/api/v1/statuses/{id}", writing, "Edits a status", this::edit);
        routes.delete("/api/v1/statuses/{id}", writing, "Deletes a status", this::delete);
        routes.get("/api/v1/statuses/{id}/context", reading, "The thread around a status", this::context);
        routes.get("/api/v1/statuses/{id}/history", reading, "A status's edits", this::history);
        routes.get(
                "/api/v1/statuses/{id}/source",
                Access.app(Scope.READ_STATUSES),
                "A status's text as it was written",
                this::source);
        routes.post("/api/v1/statuses/{id}/reblog", writing, "Boosts a status", this::boost);
        routes.post("/api/v1/statuses/{id}/unreblog", writing, "Undoes a boost", this::unboost);
    }

    /** A thread. */
    record ContextEntity(Json ancestors, Json descendants) {}

    /** The text as its author typed it; for everyone who may see the status, as with Mastodon. */
    record SourceEntity(String id, String text, String spoilerText) {}

    /** A refused post, with the accounts it would have reached. */
    record UnexpectedEntity(String error, List<AccountEntity> unexpectedAccounts) {}

    private Object create(ApiCall call) {
        Params params = call.params();
        Optional<StatusId> question = params.text("in_reply_to_id")
                .filter(id -> !id.isEmpty())
                .map(id -> StatusId.parse(id).orElseThrow(Refusal.NotFound::new));
        Optional<Visibility> visibility = params.text("visibility")
                .filter(name -> !name.isEmpty())
                .map(name -> Visibility.parse(name)
                        .orElseThrow(() -> new Refusal.Invalid("visibility", "error.visibility")));
        Optional<Instant> later = ScheduledApi.time(params);
        Draft draft = draft(call)
                .inReplyTo(question)
                .visibility(visibility)
                .replyPolicy(replyPolicy(params))
                .quoted(quoted(params))
                .build();
        try {
            return later.isPresent()
                    ? scheduled.schedule(call.me(), draft, later.get())
                    : entities.of(posting.post(call.me(), draft));
        } catch (UnexpectedMentions refused) {
            return unexpected(refused, call);
        }
    }

    private WithStatus unexpected(UnexpectedMentions refused, ApiCall call) {
        return new WithStatus(
                422, new UnexpectedEntity(call.text(refused.message()), accountEntities.of(refused.accounts())));
    }

    private Json several(ApiCall call) {
        List<StatusId> wanted = call.params().all("id").stream()
                .limit(MOST_AT_ONCE)
                .flatMap(id -> StatusId.parse(id).stream())
                .toList();
        return entities.of(statuses.all(call.viewer(), wanted), call.viewer());
    }

    private Json show(ApiCall call) {
        return entities.of(statuses.get(call.viewer(), call.statusId()), call.viewer());
    }

    private Object edit(ApiCall call) {
        if (!call.params().textOr(REPLY_POLICY, "").isEmpty()) {
            throw new Refusal.Invalid(REPLY_POLICY, "error.reply.new");
        }
        try {
            return entities.of(
                    posting.edit(call.me(), call.statusId(), draft(call).build()), call.viewer());
        } catch (UnexpectedMentions refused) {
            return unexpected(refused, call);
        }
    }

    private Json delete(ApiCall call) {
        // Apps delete a post to write it again, and have its media ready.
        PostMedia.Fate media = call.params().isOn("delete_media") ? PostMedia.Fate.DELETED : PostMedia.Fate.KEPT;
        return entities.deleted(posting.delete(call.me(), call.statusId(), media), call.me());
    }

    private ContextEntity context(ApiCall call) {
        Conversation thread = statuses.thread(call.viewer(), call.statusId());
        return new ContextEntity(
                entities.of(thread.ancestors(), call.viewer()), entities.of(thread.descendants(), call.viewer()));
    }

    private List<StatusEntities.EditEntity> history(ApiCall call) {
        Post post = statuses.post(call.viewer(), call.statusId());
        return entities.history(post, statuses.history(call.viewer(), post.id()));
    }

    private SourceEntity source(ApiCall call) {
        Post post = statuses.post(call.viewer(), call.statusId());
        return new SourceEntity(
                post.id().toString(), post.content().text(), post.content().spoiler());
    }

    private Json boost(ApiCall call) {
        Optional<Visibility> wanted = call.params().text("visibility").flatMap(Visibility::parse);
        return entities.of(posting.boost(call.me(), call.statusId(), wanted), call.viewer());
    }

    private Json unboost(ApiCall call) {
        return entities.of(posting.unboost(call.me(), call.statusId()), call.viewer());
    }

    private static Optional<StatusId> quoted(Params params) {
        return params.single("quoted_status_id")
                .filter(id -> !id.isEmpty())
                .or(() -> params.single(QUOTE_ID).filter(id -> !id.isEmpty()))
                .map(id -> StatusId.parse(id).orElseThrow(Refusal.NotFound::new));
    }

    private static ReplyPolicy replyPolicy(Params params) {
        return params.text(REPLY_POLICY)
                .filter(word -> !word.isEmpty())
                .map(word -> ReplyPolicy.chosen(REPLY_POLICY, word))
                .orElse(ReplyPolicy.EVERYBODY);
    }

    /** What new posts and edits have in common. */
    private static Draft.Builder draft(ApiCall call) {
        Params params = call.params();
        return Draft.builder(params.textOr("status", ""))
                .spoiler(params.textOr("spoiler_text", ""))
                .sensitive(params.flag("sensitive"))
                .language(params.text("language"))
                .quotePolicy(params.text(QUOTE_POLICY)
                        .filter(word -> !word.isEmpty())
                        .map(word -> QuotePolicy.chosen(QUOTE_POLICY, word)))
                .app(call.grant().map(Grant::appId).filter(id -> id != 0))
                .idempotencyKey(call.call()
                        .header(HeaderNames.create("Idempotency-Key"))
                        .filter(key -> !key.isBlank()))
                .media(MediaApi.wanted(params))
                .poll(PollParams.poll(params))
                .allowedMentions(params.hasList("allowed_mentions") ? Optional.of(allowed(params)) : Optional.empty());
    }

    /** Texts that are no ids allow no account. */
    private static Set<AccountId> allowed(Params params) {
        return params.all("allowed_mentions").stream()
                .flatMap(id -> AccountId.parse(id).stream())
                .collect(Collectors.toSet());
    }
}
