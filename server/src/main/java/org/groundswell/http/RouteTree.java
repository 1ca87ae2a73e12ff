package org.groundswell.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trie-based router. Lookup is linear in path segments. A trailing slash is ignored, since some apps add one. Literals take
 * precedence over parameters.
 */
public final class RouteTree {
    /** A route, with its path template. */
    public record Route(String method, String path) {}

    /** The endpoint of a path, and the values of the path parameters. */
    record Match(Face face, Endpoint endpoint, Map<String, String> parts) {}

    private record Target(Face face, Endpoint endpoint) {}

    /** A path parameter: {@code @{acct}} has the prefix {@code @}. */
    private record Open(String prefix, String name, Node node) {}

    private static final class Node {
        private final Map<String, Node> written = new HashMap<>();
        private final List<Open> open = new ArrayList<>();
        private final Map<String, Target> targets = new HashMap<>();
        /** Targets of wildcard routes, by method. */
        private final Map<String, Target> rest = new HashMap<>();
    }

    private final Node root = new Node();
    private final List<Route> all = new ArrayList<>();

    /** Adds a route; its path may end with the wildcard {@code /*}. */
    void add(String method, String path, Face face, Endpoint endpoint) {
        Node node = root;
        Target target = new Target(face, endpoint);
        all.add(new Route(method, path));
        for (String part : parts(path)) {
            if (part.equals("*")) {
                node.rest.put(method, target);
                return;
            }
            node = child(node, part);
        }
        if (node.targets.put(method, target) != null) {
            throw new IllegalStateException("duplicate route: " + method + " " + path);
        }
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    /** @param rawPath the path as sent, still percent-encoded */
    Optional<Match> find(String method, String rawPath) {
        Map<String, String> found = new HashMap<>(4);
        Target target = find(root, method, parts(rawPath), 0, found);
        return target == null ? Optional.empty() : Optional.of(new Match(target.face(), target.endpoint(), found));
    }

    private static @Nullable Target find(
            Node node, String method, List<String> parts, int at, Map<String, String> found) {
        if (at == parts.size()) {
            return node.targets.get(method);
        }
        String part = parts.get(at);
        Node written = node.written.get(part);
        Target target = written == null ? null : find(written, method, parts, at + 1, found);
        for (int i = 0; target == null && i < node.open.size(); i++) {
            Open open = node.open.get(i);
            String text = Params.decodePart(part);
            if (text.length() > open.prefix().length() && text.startsWith(open.prefix())) {
                target = find(open.node(), method, parts, at + 1, found);
                if (target != null) {
                    found.put(open.name(), text.substring(open.prefix().length()));
                }
            }
        }
        return target == null ? node.rest.get(method) : target;
    }

    private static Node child(Node node, String part) {
        int brace = part.indexOf('{');
        if (brace < 0) {
            return node.written.computeIfAbsent(part, _ -> new Node());
        }
        String prefix = part.substring(0, brace);
        String name = part.substring(brace + 1, part.length() - 1);
        for (Open open : node.open) {
            if (open.prefix().equals(prefix) && open.name().equals(name)) {
                return open.node();
            }
        }
        Open open = new Open(prefix, name, new Node());
        node.open.add(open);
        node.open.sort(Comparator.comparingInt(each -> -each.prefix().length()));
        return open.node();
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>(8);
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            parts.add(path.substring(from, end));
            from = end + 1;
        }
        return parts;
    }
}
