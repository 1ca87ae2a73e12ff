package org.groundswell.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;
import org.groundswell.model.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses the body of a request into parameters. JSON, forms and multipart are accepted for every route, files for those that
 * take them.
 */
final class Body {
    /** Maximum size of a body in bytes. */
    static final int LARGEST = 1 << 20;

    /** Oversized bodies are drained up to this limit before answering 413; closing mid-upload would hide the response. */
    static final int LARGEST_HEARD = 8 << 20;

    private static final int DEEPEST = 16;
    /** Maximum number of JSON tokens: more than a thousand parameters need. */
    private static final long MOST_TOKENS = 20_000;

    private static final int LONGEST_JSON_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_JSON_NAME)
                            .maxNumberLength(LONGEST_JSON_NAME)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    /** What happens to the files of a form. */
    interface FileTaker {
        /**
         * @return the file
         * @throws Refusal if it is not taken
         * @throws IOException if the form is malformed, or the file can't be stored
         */
        Upload take(String field, InputStream content) throws IOException;
    }

    private final ServerRequest request;
    private final FileTaker taker;
    /** Files are on their way to the disk: the body is not kept in memory. */
    private final long largest;

    /**
     * @param taker takes files
     * @param largest the most bytes of a form with files; {@link #LARGEST} if they are kept in memory
     */
    Body(ServerRequest request, FileTaker taker, long largest) {
        this.request = request;
        this.taker = taker;
        this.largest = largest;
    }

    /** Takes no files. */
    static final FileTaker NO_FILES = (field, _) -> {
        throw new Refusal.Invalid(field, "error.body.file");
    };

    static Upload keep(String field, InputStream content) throws IOException {
        return new Upload.InMemory(field, content.readAllBytes());
    }

    Params params() {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        int semicolon = type.indexOf(';');
        String kind =
                (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "application/json" -> json(bytes());
            case "multipart/form-data" -> largest > LARGEST ? streamed(type) : multipart(bytes(), type);
            // Some clients send a form without a content type.
            case "application/x-www-form-urlencoded", "" -> Params.decode(new String(bytes(), StandardCharsets.UTF_8));
            default -> {
                bytes();
                throw new Refusal.Malformed("error.body.type");
            }
        };
    }

    private byte[] bytes() {
        try (Counted input = new Counted(request.content().inputStream(), Long.MAX_VALUE)) {
            // Asked for more than there is, it would begin with a much larger buffer.
            long expected = request.headers().contentLength().orElse(Long.MAX_VALUE);
            byte[] bytes = input.readNBytes((int) Math.min(expected, LARGEST + 1));
            if (bytes.length > LARGEST) {
                input.skipRest();
                throw new Refusal.TooLarge("error.body.too_large", "most", LARGEST);
            }
            return bytes;
        } catch (IOException gone) {
            throw new CloseConnectionException("Connection closed before the end of the body", gone);
        }
    }

    private static Params json(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.isObject()) {
                throw new Refusal.Malformed("error.body.object");
            }
            Params.Builder values = new Params.Builder();
            root.properties().forEach(each -> flatten(each.getKey(), each.getValue(), values));
            return values.build();
        } catch (StreamConstraintsException tooMuch) {
            throw new Refusal.Malformed("error.body.limits");
        } catch (JacksonException broken) {
            throw new Refusal.Malformed("error.body.json");
        }
    }

    /** Flattens JSON to the parameter names of a form. The parser has limited the nesting. */
    private static void flatten(String name, JsonNode node, Params.Builder values) {
        if (node.isObject()) {
            node.properties().forEach(each -> flatten(name + "[" + each.getKey() + "]", each.getValue(), values));
        } else if (node.isArray() && node.isEmpty()) {
            values.addEmptyList(name);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                boolean nested = node.get(i).isContainer();
                flatten(name + (nested ? "[" + i + "]" : "[]"), node.get(i), values);
            }
        } else if (node.isNull()) {
            values.addNull(name);
        } else {
            values.add(name, node.asString());
        }
    }

    private Params multipart(byte[] bytes, String type) {
        try {
            return parts(new Multipart(new ByteArrayInputStream(bytes), bytes.length, type));
        } catch (IOException | IllegalArgumentException broken) {
            // The body is in memory, so this is a malformed body, not a read error.
            throw new Refusal.Malformed("error.body.multipart");
        }
    }

    /** A form with large files, which are stored while they arrive. */
    private Params streamed(String type) {
        try (Counted input = new Counted(request.content().inputStream(), largest)) {
            try {
                return parts(new Multipart(input, -1, type));
            } catch (FileUploadException | IllegalArgumentException broken) {
                throw new Refusal.Malformed("error.body.multipart");
            } finally {
                input.skipRest();
            }
        } catch (IOException gone) {
            throw new CloseConnectionException("Connection closed before the end of the body", gone);
        }
    }

    private Params parts(Multipart body) throws IOException {
        Params.Builder values = new Params.Builder();
        int room = LARGEST;
        FileItemInputIterator parts = new MultipartParser().getItemIterator(body);
        while (parts.hasNext()) {
            FileItemInput part = parts.next();
            String name = part.getFieldName();
            if (name == null) {
                throw new Refusal.Malformed("error.body.part");
            }
            if (part.isFormField()) {
                byte[] content = part.getInputStream().readNBytes(room + 1);
                room -= content.length;
                if (room < 0) {
                    throw new Refusal.TooLarge("error.body.too_large", "most", LARGEST);
                }
                values.add(name, new String(content, StandardCharsets.UTF_8));
            } else if (!isBlank(part.getName())) {
                values.addFile(taker.take(name, part.getInputStream()));
            } else if (part.getInputStream().read() >= 0) {
                throw new Refusal.Invalid(name, "error.upload.name");
            }
            // An empty name means an empty file field, which browsers also send.
        }
        return values.build();
    }

    private static boolean isBlank(@Nullable String fileName) {
        return fileName == null || fileName.isBlank();
    }

    /** Multipart parsing without the servlet API, whose methods are not supported. */
    private static final class MultipartParser
            extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {
        @Override
        public FileItemInputIterator getItemIterator(RequestContext context) throws FileUploadException, IOException {
            return super.getItemIterator(context);
        }

        @Override
        public Map<String, List<DiskFileItem>> parseParameterMap(RequestContext context) throws FileUploadException {
            return super.parseParameterMap(context);
        }

        @Override
        public List<DiskFileItem> parseRequest(RequestContext context) throws FileUploadException {
            return super.parseRequest(context);
        }
    }

    private record Multipart(InputStream input, long length, String type) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public InputStream getInputStream() {
            return input;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }
}
