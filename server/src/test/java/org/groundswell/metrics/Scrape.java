package org.groundswell.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.groundswell.TestServer;

/** The figures of a server at one moment, each under its name with its labels as Prometheus writes them. */
public record Scrape(Map<String, Double> values, List<String> lines) {
    private static final Pattern FAMILY = Pattern.compile("# TYPE (\\S+) \\w+");
    private static final Pattern ROUTE = Pattern.compile("route=\"([^\"]*)\"");

    public static Scrape of(TestServer server) {
        return read(server.get("/metrics").body());
    }

    public static Scrape read(String text) {
        Map<String, Double> values = new HashMap<>();
        List<String> lines = Arrays.asList(text.split("\n"));
        for (String line : lines) {
            if (!line.startsWith("#")) {
                int space = line.lastIndexOf(' ');
                values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        }
        return new Scrape(values, lines);
    }

    /** What is shown under a name; -1 if nothing is. */
    public double value(String name) {
        return values.getOrDefault(name, -1.0);
    }

    /** How many requests were answered in one way. */
    public double requests(String method, String route, String status) {
        return value("groundswell_http_requests_seconds_count{method=\"" + method + "\",route=\"" + route
                + "\",status=\"" + status + "\"}");
    }

    /** The names of all figures, without their labels and suffixes. */
    public Set<String> families() {
        return new TreeSet<>(lines.stream()
                .flatMap(line -> FAMILY.matcher(line).results())
                .map(found -> found.group(1))
                .toList());
    }

    /** All routes that have figures. */
    public Set<String> routes() {
        return new TreeSet<>(lines.stream()
                .flatMap(line -> ROUTE.matcher(line).results())
                .map((MatchResult found) -> found.group(1))
                .toList());
    }
}
