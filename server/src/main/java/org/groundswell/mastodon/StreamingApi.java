package org.groundswell.mastodon;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Secrets;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.http.websocket.Handshake;
import org.groundswell.lists.Lists;
import org.groundswell.model.Refusal;
import org.groundswell.streaming.Connected;
import org.groundswell.streaming.Opening;
import org.groundswell.streaming.Outbox;
import org.groundswell.streaming.Streams;
import org.groundswell.streaming.TokenWatch;
import org.groundswell.streaming.Topic;
import org.groundswell.streaming.Wire;
import tools.jackson.databind.json.JsonMapper;

/** Live events: {@code /api/v1/streaming}, as a WebSocket and as server-sent events. */
public final class StreamingApi implements Resource {
    static final String PATH = "/api/v1/streaming";
    private static final byte[] HELLO = ":)\n".getBytes(StandardCharsets.UTF_8);

    private final Streams streams;
    private final TokenWatch tokens;
    private final StreamTopics topics;
    private final JsonMapper json = new JsonMapper();

    public StreamingApi(Streams streams, TokenWatch tokens, Lists lists) {
        this.streams = streams;
        this.tokens = tokens;
        this.topics = new StreamTopics(lists);
    }

    Streams streams() {
        return streams;
    }

    TokenWatch tokens() {
        return tokens;
    }

    StreamTopics topics() {
        return topics;
    }

    JsonMapper json() {
        return json;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(PATH + "/health", Access.ANYONE, "Whether streaming is there: OK", _ -> Reply.text(200, "OK"));
        // Each stream that is subscribed to needs a scope of its own.
        routes.get(PATH, Access.person(), "A WebSocket with live events of the streams it subscribes to", this::socket);
        events(routes, "/user", "user", "Live events of the home timeline, and notifications");
        events(routes, "/user/notification", "user:notification", "Live notifications");
        events(routes, "/public", "public", "Live events of the public timeline");
        events(routes, "/public/media", "public:media", "The same, of posts with media only");
        events(routes, "/public/local", "public:local", "Live events of the public timeline, of this server only");
        events(routes, "/public/local/media", "public:local:media", "The same, of posts with media only");
        events(routes, "/public/remote", "public:remote", "Live events of the public timeline, of other servers only");
        events(routes, "/public/remote/media", "public:remote:media", "The same, of posts with media only");
        events(routes, "/hashtag", "hashtag", "Live events of a tag");
        events(routes, "/hashtag/local", "hashtag:local", "Live events of a tag, of this server only");
        events(routes, "/list", "list", "Live events of a list");
        events(routes, "/direct", "direct", "Live conversations");
    }

    private void events(ApiRoutes routes, String path, String stream, String summary) {
        routes.get(PATH + path, Access.person(StreamName.of(stream).scope()), summary, call -> events(call, stream));
    }

    private Reply socket(ApiCall call) {
        Handshake handshake = Handshake.of(call.call());
        Opening opening = opening(call, Wire.SOCKET);
        streams.checkRoom(opening);
        Grant grant = call.grant().orElseThrow();
        Params params = call.call().query();
        Optional<StreamName> first = params.text("stream").map(stream -> name(stream, params));
        return handshake.reply((connection, head) ->
                new StreamSocket(this, grant, connection, call.call().translator()).run(opening, head, first));
    }

    private Reply events(ApiCall call, String stream) {
        Params params = call.call().query();
        StreamName name = name(params.isOn("only_media") ? withMedia(stream) : stream, params);
        List<Topic> of = topics.of(name, call.grant().orElseThrow());
        Opening opening = opening(call, Wire.EVENTS);
        streams.checkRoom(opening);
        return Reply.streamed("text/event-stream", out -> serve(opening, name.names(), of, out))
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no");
    }

    private static StreamName name(String stream, Params params) {
        return new StreamName(stream, params.text("tag"), params.text("list"));
    }

    private static String withMedia(String stream) {
        return stream.startsWith("public") && !stream.endsWith(":media") ? stream + ":media" : stream;
    }

    private static Opening opening(ApiCall call, Wire wire) {
        String token = MastodonApi.token(call.call()).orElseThrow(() -> new Refusal.Unauthorised("error.token"));
        return new Opening(call.me(), Secrets.hash(token), call.call().from(), wire);
    }

    private void serve(Opening opening, List<String> stream, List<Topic> of, OutputStream out) throws IOException {
        Outbox outbox = new Outbox(bytes -> write(out, bytes), () -> {});
        Connected connection = streams.add(opening, outbox);
        try {
            tokens.check(connection);
            streams.subscribe(connection, stream, of);
            outbox.start(HELLO);
            outbox.awaitEnd();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        } finally {
            streams.remove(connection);
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
