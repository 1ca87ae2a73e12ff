package org.groundswell.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.app.Groundswell;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON with all that differs from run to run replaced: addresses, ids (numbered as they appear), secrets, the
 * program's version, totals over the whole server, and times from 2020 on (imported posts are older, and keep theirs).
 * Fields are sorted by name, lines indented.
 */
final class SteadyJson {
    private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{17,19}(?![0-9])");
    private static final Pattern TIME = Pattern.compile("20[2-9][0-9]-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
    /** Names of stored files, but their endings. */
    private static final Pattern FILE = Pattern.compile("\\b[0-9a-f]{40}-[0-9a-z]+(?=\\.)");

    private static final Pattern DATE = Pattern.compile("20[2-9][0-9]-[0-9]{2}-[0-9]{2}");
    /** Names that {@link Fresh} numbers. */
    private static final Pattern FRESH = Pattern.compile("\\bsomeone[0-9]+");

    private static final Set<String> SECRETS = Set.of("access_token", "client_id", "client_secret");
    /** Public keys of a server, which makes its own. */
    private static final Set<String> KEYS = Set.of("vapid_key", "public_key", "server_key");

    private static final Set<String> SECONDS = Set.of("day", "created_at");
    private static final Set<String> TOTALS = Set.of(
            "user_count",
            "status_count",
            "domain_count",
            "active_month",
            "activeMonth",
            "activeHalfyear",
            "total",
            "localPosts",
            "most_recent_notification_id");

    private final JsonMapper json = JsonMapper.builder().build();
    private final String home;
    private final String host;
    private final Map<String, String> ids = new HashMap<>();

    SteadyJson(String home) {
        this.home = home;
        this.host = home.substring(home.indexOf("//") + 2);
    }

    String of(String document) {
        Object steady = value("", json.readTree(document));
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(steady).replace("\r\n", "\n") + "\n";
    }

    private @Nullable Object value(String name, JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), value(field.getKey(), field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(name, element)));
            return elements;
        }
        if (node.isString()) {
            return text(name, node.asString());
        }
        // Ids are texts; that of a push subscription is a number, counted over the whole server.
        if (node.isNumber() && (TOTALS.contains(name) || SECONDS.contains(name) || name.equals("id"))) {
            return 0;
        }
        return node.isNull() ? null : json.treeToValue(node, Object.class);
    }

    private String text(String name, String text) {
        if (SECRETS.contains(name)) {
            return "SECRET";
        }
        if (KEYS.contains(name)) {
            return "KEY";
        }
        if (SECONDS.contains(name) && text.chars().allMatch(Character::isDigit)) {
            return "SECONDS";
        }
        String steady = text.replace(home, "HOME").replace(host, "HOST").replace(Groundswell.VERSION, "VERSION");
        steady = FILE.matcher(steady).replaceAll("FILE");
        steady = TIME.matcher(steady).replaceAll("TIME");
        steady = FRESH.matcher(steady).replaceAll("SOMEONE");
        steady = DATE.matcher(steady).replaceAll("DATE");
        return ID.matcher(steady)
                .replaceAll(match ->
                        Matcher.quoteReplacement(ids.computeIfAbsent(match.group(), _ -> "ID" + (ids.size() + 1))));
    }
}
