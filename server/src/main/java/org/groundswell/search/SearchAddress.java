package org.groundswell.search;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;

/** The address of a page of this server, which finds what the page is about. */
public sealed interface SearchAddress {
    record OfStatus(StatusId id) implements SearchAddress {}

    record OfTag(TagName name) implements SearchAddress {}

    /** The address of an account, by which it is found like by its name. */
    record OfAccount() implements SearchAddress {}

    /** Reads an address; empty if it is none, or not of this server, or of another page. */
    static Optional<SearchAddress> parse(String typed, URI home) {
        String lower = typed.toLowerCase(Locale.ROOT);
        String host = home.getAuthority().toLowerCase(Locale.ROOT);
        for (String scheme : new String[] {"https://", "http://"}) {
            String start = scheme + host + "/";
            if (lower.startsWith(start)) {
                return ofPath(typed.substring(start.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<SearchAddress> ofPath(String path) {
        String[] parts = path.split("/", 6);
        int count = parts.length > 1 && parts[parts.length - 1].isEmpty() ? parts.length - 1 : parts.length;
        String last = parts[count - 1];
        if (count == 2 && parts[0].equals("tags")) {
            return TagName.parse(Params.decodePart(last)).map(OfTag::new);
        }
        if (count == 1 && last.startsWith("@") || count == 2 && parts[0].equals("users")) {
            return Optional.of(new OfAccount());
        }
        boolean ofStatus = count == 2 && (parts[0].startsWith("@") || parts[0].equals("statuses"))
                || count == 4 && parts[0].equals("users") && parts[2].equals("statuses");
        return ofStatus ? StatusId.parse(last).map(OfStatus::new) : Optional.empty();
    }
}
