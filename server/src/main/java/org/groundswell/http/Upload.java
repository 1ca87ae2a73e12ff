package org.groundswell.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.groundswell.model.Refusal;

/**
 * A file that was sent with a form. It is in memory: a body has a megabyte at most.
 *
 * @param field the name of its field
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Upload(String field, byte[] bytes) {
    /**
     * The file as text, which must be UTF-8, without its byte order mark.
     *
     * @param most bytes
     * @throws Refusal.Invalid if it is longer, in another encoding, or no text
     */
    public String text(int most) {
        if (bytes.length > most) {
            throw new Refusal.Invalid(field, "error.upload.too_large", "most", most);
        }
        if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
            throw new Refusal.Invalid(field, "error.upload.encoding");
        }
        for (byte each : bytes) {
            if (each == 0) {
                throw new Refusal.Invalid(field, "error.upload.binary");
            }
        }
        try {
            // A new decoder reports malformed input.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new Refusal.Invalid(field, "error.upload.encoding");
        }
    }

    private boolean startsWith(int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
