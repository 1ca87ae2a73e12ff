package org.groundswell.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    /** Oversized bodies up to this limit are drained before answering 413; closing mid-upload would hide the response. */
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

    private final ServerRequest request;
    private final boolean filesAllowed;

    Body(ServerRequest request, boolean filesAllowed) {
        this.request = request;
        this.filesAllowed = filesAllowed;
    }

    Params params() {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        int semicolon = type.indexOf(';');
        String kind =
                (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        byte[] bytes = bytes();
        return switch (kind) {
            case "application/json" -> json(bytes);
            case "multipart/form-data" -> multipart(bytes, type);
            // Some clients send a form without a content type.
            case "application/x-www-form-urlencoded", "" -> Params.decode(new String(bytes, StandardCharsets.UTF_8));
            default -> throw new Refusal.Malformed("error.body.type");
        };
    }

    private byte[] bytes() {
        try (InputStream input = request.content().inputStream()) {
            byte[] bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                input.transferTo(OutputStream.nullOutputStream());
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
        Params.Builder values = new Params.Builder();
        try {
            FileItemInputIterator parts = new MultipartParser().getItemIterator(new Multipart(bytes, type));
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                String name = part.getFieldName();
                if (name == null) {
                    throw new Refusal.Malformed("error.body.part");
                }
                byte[] content = part.getInputStream().readAllBytes();
                if (part.isFormField()) {
                    values.add(name, new String(content, StandardCharsets.UTF_8));
                } else if (filesAllowed && !isBlank(part.getName())) {
                    values.addFile(new Upload(name, content));
                } else if (content.length > 0 || !isBlank(part.getName())) {
                    throw new Refusal.Invalid(name, "error.body.file");
                }
                // An empty name means an empty file field, which browsers also send.
            }
            return values.build();
        } catch (IOException | IllegalArgumentException broken) {
            // The body is in memory, so this is a malformed body, not a read error.
            throw new Refusal.Malformed("error.body.multipart");
        }
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

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Multipart(byte[] bytes, String type) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }
}
