package org.groundswell.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;

/**
 * A failed request, with its HTTP status. The only place where refusals are mapped to a status. Each face makes the text,
 * with {@link Call#translator}.
 *
 * @param code OAuth error code, for OAuth errors
 * @param problems the invalid parameters, if any
 */
public record Failure(
        int status,
        Optional<String> code,
        List<Refusal.Problem> problems,
        Message message,
        Optional<Duration> retryAfter) {

    public static Failure of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound _ -> plain(404, refusal);
            case Refusal.Gone _ -> plain(410, refusal);
            case Refusal.Unauthorised _ -> plain(401, refusal);
            case Refusal.Forbidden _ -> plain(403, refusal);
            case Refusal.Malformed _ -> plain(400, refusal);
            case Refusal.Conflict _ -> plain(409, refusal);
            case Refusal.TooLarge _ -> plain(413, refusal);
            case Refusal.Invalid invalid ->
                new Failure(422, Optional.empty(), invalid.problems(), invalid.message(), Optional.empty());
            case Refusal.NotImplemented _ -> plain(501, refusal);
            case Refusal.TooMany tooMany ->
                new Failure(429, Optional.empty(), List.of(), tooMany.message(), Optional.of(tooMany.retryAfter()));
            case Refusal.Unavailable unavailable ->
                new Failure(
                        503, Optional.empty(), List.of(), unavailable.message(), Optional.of(unavailable.retryAfter()));
        };
    }

    public static Failure of(OAuthRefusal refusal) {
        return new Failure(
                refusal.kind().status(),
                Optional.of(refusal.kind().code()),
                List.of(),
                refusal.message(),
                Optional.empty());
    }

    /** An internal error. Users can quote the request id, which the log has too. */
    static Failure bug(String requestId) {
        return new Failure(
                500, Optional.empty(), List.of(), new Message("error.bug", "id", requestId), Optional.empty());
    }

    private static Failure plain(int status, Refusal refusal) {
        return new Failure(status, Optional.empty(), List.of(), refusal.message(), Optional.empty());
    }
}
