package org.groundswell.accounts;

import java.net.URI;
import java.util.Optional;
import org.groundswell.model.Acct;

/**
 * The address of a page on the web, as people copy it to find whose profile it is: {@code https://HOST/@name},
 * {@code https://HOST/users/name}. Read from left to right, once; what follows the path doesn't matter.
 *
 * @param acct whose profile it is; empty if it is none
 */
record ProfileAddress(Optional<Acct> acct) {
    private static final String USERS = "users/";

    /** Reads an address; empty if it does not begin like one. */
    static Optional<ProfileAddress> parse(String typed, URI home) {
        int host = typed.regionMatches(true, 0, "https://", 0, 8)
                ? 8
                : typed.regionMatches(true, 0, "http://", 0, 7) ? 7 : 0;
        if (host == 0) {
            return Optional.empty();
        }
        int path = typed.indexOf('/', host);
        if (path < 0) {
            return Optional.of(new ProfileAddress(Optional.empty()));
        }
        Optional<String> name = name(typed.substring(path + 1, end(typed, path)));
        String authority = typed.substring(host, path);
        return Optional.of(new ProfileAddress(name.flatMap(each -> acct(each, authority, home))));
    }

    private static Optional<Acct> acct(String name, String authority, URI home) {
        boolean here = authority.equalsIgnoreCase(home.getAuthority());
        // A server's page of an account from elsewhere names its server.
        String address = here || name.indexOf('@') >= 0 ? name : name + "@" + authority;
        return Acct.parse(address).map(acct -> acct.seenFrom(home.getAuthority()));
    }

    private static Optional<String> name(String path) {
        String name =
                path.startsWith("@") ? path.substring(1) : path.startsWith(USERS) ? path.substring(USERS.length()) : "";
        return name.isEmpty() || name.indexOf('/') >= 0 ? Optional.empty() : Optional.of(name);
    }

    /** The end of the path, without a trailing slash. */
    private static int end(String typed, int path) {
        int end = typed.length();
        for (int i = path; i < end; i++) {
            char c = typed.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
            }
        }
        return end > path + 1 && typed.charAt(end - 1) == '/' ? end - 1 : end;
    }
}
