package org.groundswell.importing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.groundswell.text.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * The text of a tweet, with shortened links replaced by their targets, and without Twitter's escapes. The positions of links
 * are given in code points; if a position is wrong, the link is searched for.
 */
final class TweetText {
    /** Maximum number of links: more than a text has room for. */
    private static final int MOST_LINKS = 100;

    private final String text;
    private final List<Link> links = new ArrayList<>();
    private final BitSet inLinks = new BitSet();

    private TweetText(String text) {
        this.text = text;
    }

    /** A shortened link: its range in the text, and its target. */
    private record Link(int from, int to, String meant) {}

    /**
     * Reads a text.
     *
     * @param entities the entities that Twitter found in the text, if any
     * @throws BadRecord if it is too long, before or after replacing links
     */
    static String of(String text, JsonNode entities) {
        return of(text, Json.objects(entities, "urls"), Json.objects(entities, "media"), false);
    }

    /** The same without the links of media, for a post that has these. */
    static String withoutMedia(String text, JsonNode entities) {
        return of(text, Json.objects(entities, "urls"), Json.objects(entities, "media"), true)
                .strip();
    }

    private static String of(String text, List<JsonNode> urls, List<JsonNode> media, boolean isWithoutMedia) {
        if (text.length() > PlainText.LARGEST) {
            throw tooLong();
        }
        if (urls.size() + media.size() > MOST_LINKS) {
            throw new BadRecord("import.tweet.links", "most", MOST_LINKS);
        }
        List<Entity> entities = new ArrayList<>();
        urls.forEach(url -> entities.add(Entity.of(url, Json.text(url, "expanded_url"))));
        media.forEach(url -> entities.add(Entity.of(url, isWithoutMedia ? "" : Json.text(url, "expanded_url"))));
        TweetText read = new TweetText(text);
        read.find(entities.stream()
                .filter(entity -> !entity.shortened().isEmpty()
                        && (isWithoutMedia || !entity.meant().isEmpty()))
                .toList());
        return read.expanded();
    }

    /** A link as Twitter describes it. */
    private record Entity(JsonNode url, String shortened, String meant) {
        static Entity of(JsonNode url, String meant) {
            return new Entity(url, Json.text(url, "url"), meant);
        }
    }

    private void find(List<Entity> entities) {
        Set<String> sought = new HashSet<>();
        for (Entity entity : entities) {
            if (!addWhereSaid(entity.url(), entity.shortened(), entity.meant())) {
                sought.add(entity.shortened());
            }
        }
        for (Entity entity : entities) {
            if (sought.remove(entity.shortened())) {
                addWhereFound(entity.shortened(), entity.meant());
            }
        }
    }

    private boolean addWhereSaid(JsonNode url, String shortened, String meant) {
        boolean pair = url.path("indices").isArray();
        int from = index(pair ? url.path("indices").path(0) : url.path("start"));
        int to = index(pair ? url.path("indices").path(1) : url.path("end"));
        if (from < 0 || to <= from || text.codePointCount(0, text.length()) < to) {
            return false;
        }
        int start = text.offsetByCodePoints(0, from);
        int end = text.offsetByCodePoints(start, to - from);
        if (end - start != shortened.length() || !text.startsWith(shortened, start)) {
            return false;
        }
        // Several pictures share one link.
        addIfFree(start, end, meant);
        return true;
    }

    private static int index(JsonNode value) {
        String written = value.asString("");
        return !written.isEmpty() && written.length() <= 6 && written.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(written)
                : -1;
    }

    private void addWhereFound(String shortened, String meant) {
        int end;
        for (int at = text.indexOf(shortened); at >= 0; at = text.indexOf(shortened, end)) {
            end = at + shortened.length();
            boolean goesOn = end < text.length() && isOfLink(text.charAt(end)) && isOfLink(text.charAt(end - 1));
            if (!goesOn) {
                addIfFree(at, end, meant);
            }
        }
    }

    private static boolean isOfLink(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private void addIfFree(int from, int to, String meant) {
        int taken = inLinks.nextSetBit(from);
        if (taken < 0 || taken >= to) {
            inLinks.set(from, to);
            links.add(new Link(from, to, meant));
        }
    }

    private String expanded() {
        links.sort(Comparator.comparingInt(Link::from));
        StringBuilder expanded = new StringBuilder(text.length());
        int from = 0;
        for (Link link : links) {
            expanded.append(unescaped(text.substring(from, link.from())));
            // A link that touches a word would not be recognised.
            if (!expanded.isEmpty()
                    && !link.meant().isEmpty()
                    && Character.isLetterOrDigit(expanded.codePointBefore(expanded.length()))) {
                expanded.append(' ');
            }
            if (link.meant().isEmpty() && isAfterSpace(expanded) && text.startsWith(" ", link.to())) {
                expanded.setLength(expanded.length() - 1);
            }
            expanded.append(link.meant());
            if (link.to() < text.length() && Character.isLetterOrDigit(text.codePointAt(link.to()))) {
                expanded.append(' ');
            }
            from = link.to();
            if (expanded.length() > PlainText.LARGEST) {
                throw tooLong();
            }
        }
        return expanded.append(unescaped(text.substring(from))).toString();
    }

    private static boolean isAfterSpace(StringBuilder written) {
        return !written.isEmpty() && written.charAt(written.length() - 1) == ' ';
    }

    /** Undoes the three escapes used in tweets. */
    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static BadRecord tooLong() {
        return new BadRecord("import.text.too_long", "most", PlainText.LARGEST);
    }
}
