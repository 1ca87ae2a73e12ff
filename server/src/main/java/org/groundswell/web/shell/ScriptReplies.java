package org.groundswell.web.shell;

import java.util.function.Supplier;
import org.groundswell.http.Failure;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Replies to the script of a page: JSON, and a refusal as {@code {"error": "a sentence"}}. Neither is kept by browsers. */
public final class ScriptReplies {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Problem(String error) {}

    private ScriptReplies() {}

    /** @param value computes what becomes JSON, or throws a refusal */
    public static Reply reply(WebCall call, Supplier<?> value) {
        try {
            return json(200, value.get());
        } catch (Refusal refusal) {
            return json(
                    Failure.of(refusal).status(), new Problem(call.refusals().sentence(refusal)));
        }
    }

    private static Reply json(int status, Object value) {
        return Reply.json(status, JSON.writeValueAsBytes(value)).with("Cache-Control", "no-store");
    }
}
