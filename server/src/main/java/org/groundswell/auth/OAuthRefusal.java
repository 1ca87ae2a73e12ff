package org.groundswell.auth;

/**
 * "No" in OAuth's own words.
 *
 * <p>RFC 6749, section 5.2.
 */
public final class OAuthRefusal extends RuntimeException {
    /** What went wrong, with the status it is answered with. */
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

    OAuthRefusal(Kind kind, String description) {
        super(description, null, false, false);
        this.kind = kind;
    }

    public static OAuthRefusal invalidRequest(String description) {
        return new OAuthRefusal(Kind.INVALID_REQUEST, description);
    }

    public static OAuthRefusal invalidGrant() {
        return new OAuthRefusal(
                Kind.INVALID_GRANT,
                "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used"
                        + " in the authorization request, or was issued to another client.");
    }

    public static OAuthRefusal unsupportedGrantType() {
        return new OAuthRefusal(
                Kind.UNSUPPORTED_GRANT_TYPE,
                "The authorization grant type is not supported by the authorization server.");
    }

    public Kind kind() {
        return kind;
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}
