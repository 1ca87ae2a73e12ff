package org.groundswell.auth;

import org.groundswell.model.Message;

/** A refusal with one of OAuth's own codes (RFC 6749, section 5.2). */
public final class OAuthRefusal extends RuntimeException {
    /** OAuth's codes, with the status of the answer. */
    public enum Kind {
        INVALID_REQUEST("invalid_request", 400),
        INVALID_CLIENT("invalid_client", 401),
        INVALID_GRANT("invalid_grant", 400),
        INVALID_SCOPE("invalid_scope", 400),
        UNAUTHORIZED_CLIENT("unauthorized_client", 403),
        UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400);

        private final String code;
        private final int status;

        Kind(String code, int status) {
            this.code = code;
            this.status = status;
        }

        public String code() {
            return code;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final Message message;

    OAuthRefusal(Kind kind, String key, Object... arguments) {
        this(kind, new Message(key, arguments));
    }

    private OAuthRefusal(Kind kind, Message message) {
        super(message.toString(), null, false, false);
        this.kind = kind;
        this.message = message;
    }

    public static OAuthRefusal invalidRequest(String key, Object... arguments) {
        return new OAuthRefusal(Kind.INVALID_REQUEST, key, arguments);
    }

    public static OAuthRefusal invalidGrant() {
        return new OAuthRefusal(Kind.INVALID_GRANT, "oauth.invalid_grant");
    }

    public static OAuthRefusal unsupportedGrantType() {
        return new OAuthRefusal(Kind.UNSUPPORTED_GRANT_TYPE, "oauth.unsupported_grant_type");
    }

    public Kind kind() {
        return kind;
    }

    /** The description that OAuth sends beside the code. */
    public Message message() {
        return message;
    }
}
