package org.groundswell.web.media;

import io.helidon.http.HeaderNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.files.FileStore;
import org.groundswell.http.Reply;
import org.groundswell.web.shell.WebCall;

/**
 * Sends stored files, whole or in parts. Nothing in a file can run: none has a type with scripts, browsers must not guess another,
 * and a page made of one has no rights.
 */
public final class FileReplies {
    private static final List<Reply.Header> ALWAYS = List.of(
            new Reply.Header("X-Content-Type-Options", "nosniff"),
            new Reply.Header("Content-Security-Policy", "default-src 'none'; sandbox"),
            new Reply.Header("Content-Disposition", "inline"),
            new Reply.Header("Accept-Ranges", "bytes"));

    private final List<Reply.Header> headers;

    /** @param headers who may use and keep the files */
    public FileReplies(List<Reply.Header> headers) {
        this.headers = Stream.concat(headers.stream(), ALWAYS.stream()).toList();
    }

    /**
     * Sends a file, or the part that the request asks for.
     *
     * @param name of this content for ever, from which the entity tag is made
     */
    public Reply reply(WebCall call, String name, String mediaType, FileStore.Found found) {
        String tag = "\"" + name + "\"";
        if (call.call().header(HeaderNames.IF_NONE_MATCH).filter(tag::equals).isPresent()) {
            return Reply.empty(304).with(headers).with("ETag", tag);
        }
        Optional<ByteRange> range = call.call()
                .header(HeaderNames.RANGE)
                .filter(_ -> call.call()
                        .header(HeaderNames.IF_RANGE)
                        .filter(other -> !other.equals(tag))
                        .isEmpty())
                .flatMap(header -> ByteRange.parse(header, found.size()));
        if (range.filter(part -> part.length() == 0).isPresent()) {
            return Reply.text(416, "").with("Content-Range", "bytes */" + found.size());
        }
        ByteRange part = range.orElse(new ByteRange(0, found.size()));
        Reply reply = Reply.streamed(
                        range.isPresent() ? 206 : 200, mediaType, out -> found.writeTo(out, part.from(), part.length()))
                .with(headers)
                .with("ETag", tag)
                .with("Content-Length", Long.toString(part.length()));
        return range.isPresent()
                ? reply.with(
                        "Content-Range",
                        "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + found.size())
                : reply;
    }
}
