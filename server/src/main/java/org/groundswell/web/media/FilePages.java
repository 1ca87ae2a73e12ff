package org.groundswell.web.media;

import io.helidon.http.HeaderNames;
import java.util.List;
import java.util.Optional;
import org.groundswell.files.FileName;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFiles;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/**
 * Serves stored files. A name belongs to one content for ever, so browsers may keep it. Nothing in a file can run: none has a type
 * with scripts, browsers must not guess another, and a page made of one has no rights.
 */
public final class FilePages implements Pages {
    private static final List<Reply.Header> HEADERS = List.of(
            new Reply.Header("Cache-Control", "public, max-age=31536000, immutable"),
            new Reply.Header("X-Content-Type-Options", "nosniff"),
            new Reply.Header("Content-Security-Policy", "default-src 'none'; sandbox"),
            new Reply.Header("Cross-Origin-Resource-Policy", "cross-origin"),
            new Reply.Header("Access-Control-Allow-Origin", "*"),
            new Reply.Header("Content-Disposition", "inline"),
            new Reply.Header("Accept-Ranges", "bytes"));

    private final StoredFiles files;

    public FilePages(StoredFiles files) {
        this.files = files;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.open("/media/{name}", this::file);
    }

    private Reply file(WebCall call) {
        FileName name = FileName.parse(call.part("name")).orElseThrow(Refusal.NotFound::new);
        FileType type = name.type().filter(FileType::isPublic).orElseThrow(Refusal.NotFound::new);
        String tag = "\"" + name + "\"";
        FileStore.Found found = files.find(name).orElseThrow(Refusal.NotFound::new);
        if (call.call().header(HeaderNames.IF_NONE_MATCH).filter(tag::equals).isPresent()) {
            return Reply.empty(304).with(HEADERS).with("ETag", tag);
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
                        range.isPresent() ? 206 : 200,
                        type.mediaType(),
                        out -> found.writeTo(out, part.from(), part.length()))
                .with(HEADERS)
                .with("ETag", tag)
                .with("Content-Length", Long.toString(part.length()));
        return range.isPresent()
                ? reply.with(
                        "Content-Range",
                        "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + found.size())
                : reply;
    }
}
