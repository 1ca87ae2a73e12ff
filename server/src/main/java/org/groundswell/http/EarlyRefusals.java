package org.groundswell.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Map;
import org.groundswell.text.Translator;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests that Helidon refuses before they reach a handler, in the API's format, since mostly apps send them. */
final class EarlyRefusals {
    private static final JsonMapper JSON = new JsonMapper();

    private final Translator translator;

    EarlyRefusals(Translator translator) {
        this.translator = translator;
    }

    void addTo(DirectHandlers.Builder handlers) {
        DirectHandler handler = (request, type, status, headers, message) -> {
            boolean head = request.method().equals(Method.HEAD_NAME);
            Status told = type == DirectHandler.EventType.INTERNAL_ERROR ? Status.INTERNAL_SERVER_ERROR_500 : status;
            String reason = told.code() == 413
                    ? translator.text("error.body.too_large", "most", Body.LARGEST)
                    : translator.text("error.request", "reason", told.reasonPhrase());
            byte[] body = JSON.writeValueAsBytes(Map.of("error", reason));
            return DirectHandler.TransportResponse.builder()
                    .status(told)
                    .headers(headers)
                    .header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                    .header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .header(HeaderNames.CACHE_CONTROL, "no-store")
                    .entity(head ? new byte[0] : body)
                    .build();
        };
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, handler);
        }
    }
}
