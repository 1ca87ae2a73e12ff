package org.groundswell.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.groundswell.model.Refusal;

/** The addresses an app may be redirected to (RFC 6749, section 3.1.2). */
final class RedirectUris {
    /** In characters. */
    static final int LONGEST = 2_000;

    private static final int MOST = 20;
    /** Schemes that browsers run or open instead of asking a server. */
    private static final Set<String> REFUSED_SCHEMES =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about", "view-source");

    private RedirectUris() {}

    /**
     * Reads what an app registers.
     *
     * @param sent addresses, or several of them with white space between
     * @throws Refusal.Invalid if there are none or too many, or one is none to redirect to
     */
    static List<String> parse(List<String> sent) {
        long characters = sent.stream().mapToLong(each -> each.length() + 1L).sum();
        if (sent.size() > MOST || characters > (long) MOST * (LONGEST + 1)) {
            throw tooMany();
        }
        List<String> uris = new ArrayList<>();
        for (String line : sent) {
            for (String uri : line.split("\\s+", -1)) {
                if (!uri.isEmpty()) {
                    check(uri);
                    uris.add(uri);
                }
            }
        }
        if (uris.isEmpty()) {
            throw new Refusal.Invalid("redirect_uris", "error.blank");
        }
        if (uris.size() > MOST) {
            throw tooMany();
        }
        return List.copyOf(uris);
    }

    /** Whether an address may be redirected to at all; addresses may be registered that were good once. */
    static boolean isGood(String uri) {
        try {
            check(uri);
            return true;
        } catch (Refusal.Invalid refused) {
            return false;
        }
    }

    /** Apps redirect to schemes of their own, not all of them valid URIs; so only what matters is looked at. */
    private static void check(String uri) {
        boolean plain = uri.length() <= LONGEST && uri.chars().allMatch(c -> c > 0x20 && c < 0x7F);
        int colon = plain ? uri.indexOf(':') : -1;
        String scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!isScheme(scheme) || REFUSED_SCHEMES.contains(scheme)) {
            throw new Refusal.Invalid(
                    "redirect_uris", "error.redirect_uris", "most", LONGEST, "outOfBand", OAuth.OUT_OF_BAND);
        }
        if (uri.indexOf('#') >= 0) {
            throw new Refusal.Invalid("redirect_uris", "error.redirect_uris.fragment");
        }
        if (hasUserInfo(uri.substring(colon + 1))) {
            throw new Refusal.Invalid("redirect_uris", "error.redirect_uris.user");
        }
        if ((scheme.equals("http") || scheme.equals("https")) && !hasHost(uri)) {
            throw new Refusal.Invalid("redirect_uris", "error.redirect_uris.host");
        }
    }

    private static boolean isScheme(String scheme) {
        return !scheme.isEmpty()
                && scheme.charAt(0) >= 'a'
                && scheme.charAt(0) <= 'z'
                && scheme.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+-.".indexOf(c) >= 0);
    }

    /** @param rest what follows the scheme; browsers take a backslash for a slash */
    private static boolean hasUserInfo(String rest) {
        String slashes = rest.replace('\\', '/');
        if (!slashes.startsWith("//")) {
            return false;
        }
        int end = 2;
        while (end < slashes.length() && "/?".indexOf(slashes.charAt(end)) < 0) {
            end++;
        }
        return slashes.substring(2, end).indexOf('@') >= 0;
    }

    private static boolean hasHost(String uri) {
        try {
            return new URI(uri).getHost() != null;
        } catch (URISyntaxException noUri) {
            return false;
        }
    }

    private static Refusal.Invalid tooMany() {
        return new Refusal.Invalid("redirect_uris", "error.redirect_uris.too_many", "most", MOST, "longest", LONGEST);
    }
}
