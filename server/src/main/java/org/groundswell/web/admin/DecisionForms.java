package org.groundswell.web.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.AccountAction;
import org.groundswell.moderation.Decision;
import org.groundswell.moderation.StrikeType;
import org.groundswell.web.shell.WebCall;

/** Makes and reads the form for a decision about an account. */
final class DecisionForms {
    private static final String ACTION = "action";

    private DecisionForms() {}

    /**
     * The form, as it was sent or empty.
     *
     * @param path of the page that it is on
     * @param version of the case that the decision closes
     * @param seen the number of decisions about the account
     */
    static DecisionForm of(WebCall call, String path, Optional<Integer> version, long seen) {
        Params params = call.params();
        boolean sent = params.has(ACTION);
        String chosen = params.textOr(ACTION, StrikeType.WARNING.apiName());
        String before = call.call()
                .query()
                .text("before")
                .flatMap(StatusId::parse)
                .map(id -> "?before=" + id)
                .orElse("");
        return new DecisionForm(
                path,
                before,
                version,
                seen,
                Arrays.stream(StrikeType.values())
                        .map(type -> new DecisionForm.Action(
                                type.apiName(),
                                call.t().text("case.action." + type.apiName()),
                                type.apiName().equals(chosen)))
                        .toList(),
                Set.copyOf(params.all("posts")),
                params.textOr("text", ""),
                !sent || params.isOn("mail"));
    }

    /**
     * Reads a decision.
     *
     * @throws Refusal.Invalid if it is incomplete, or something in it is too long or too much
     */
    static Decision read(WebCall call, Optional<Decision.SeenCase> closing) {
        Params params = call.params();
        return new Decision(action(params), params.textOr("text", ""), params.isOn("mail"), closing, Optional.of((long)
                params.number("seen").orElse(0)));
    }

    private static AccountAction action(Params params) {
        StrikeType type = type(params, ACTION);
        List<StatusId> posts = params.all("posts").stream()
                .map(id -> StatusId.parse(id).orElseThrow(() -> new Refusal.Invalid("posts", "error.moderation.post")))
                .toList();
        return switch (type) {
            case WARNING -> new AccountAction.Warn();
            case POSTS_MARKED -> new AccountAction.MarkPosts(posts);
            case POSTS_DELETED -> new AccountAction.DeletePosts(posts);
            case SENSITIVE, LIMITED, FROZEN, SUSPENDED -> new AccountAction.Restrict(type);
        };
    }

    /** Reads the restriction that is to be lifted. */
    static StrikeType restriction(WebCall call) {
        StrikeType type = type(call.params(), "restriction");
        if (!type.isRestriction()) {
            throw new Refusal.Invalid("restriction", Refusal.Fault.INCLUSION, "error.moderation.action");
        }
        return type;
    }

    private static StrikeType type(Params params, String field) {
        return StrikeType.parse(params.textOr(field, ""))
                .orElseThrow(() -> new Refusal.Invalid(field, Refusal.Fault.INCLUSION, "error.moderation.action"));
    }
}
