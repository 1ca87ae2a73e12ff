package org.groundswell.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads the polygons of a quantised TopoJSON object (<a href="https://github.com/topojson/topojson-specification">its
 * specification</a>, §2.1.3 and 2.1.4): borders that countries share are there once, as arcs of differences.
 */
final class TopoJson {
    private final List<double[][]> arcs = new ArrayList<>();
    private final JsonNode topology;

    TopoJson(JsonNode topology) {
        this.topology = topology;
        JsonNode scale = topology.path("transform").path("scale");
        JsonNode translate = topology.path("transform").path("translate");
        for (JsonNode arc : topology.path("arcs")) {
            double[][] line = new double[2][arc.size()];
            long x = 0;
            long y = 0;
            for (int i = 0; i < arc.size(); i++) {
                x += arc.get(i).get(0).asLong();
                y += arc.get(i).get(1).asLong();
                line[0][i] = x * scale.get(0).asDouble() + translate.get(0).asDouble();
                line[1][i] = y * scale.get(1).asDouble() + translate.get(1).asDouble();
            }
            arcs.add(line);
        }
    }

    /** The shapes of an object; what has the same id is one shape. */
    List<Shape> shapes(String object) {
        Map<String, List<Ring>> shapes = new LinkedHashMap<>();
        for (JsonNode geometry : topology.path("objects").path(object).path("geometries")) {
            List<Ring> rings = shapes.computeIfAbsent(geometry.path("id").asString(), _ -> new ArrayList<>());
            boolean single = geometry.path("type").asString().equals("Polygon");
            if (single) {
                addRings(geometry.path("arcs"), rings);
            } else {
                geometry.path("arcs").forEach(polygon -> addRings(polygon, rings));
            }
        }
        return shapes.entrySet().stream()
                .map(shape -> new Shape(shape.getKey(), List.copyOf(shape.getValue())))
                .toList();
    }

    private void addRings(JsonNode polygon, List<Ring> rings) {
        for (JsonNode ring : polygon) {
            rings.addAll(DateLine.cut(points(ring)));
        }
    }

    /** Arcs laid end to end; a negative number is the arc of its complement, backwards. */
    private List<double[]> points(JsonNode numbers) {
        List<double[]> points = new ArrayList<>();
        for (JsonNode number : numbers) {
            int n = number.asInt();
            double[][] arc = arcs.get(n < 0 ? ~n : n);
            int length = arc[0].length;
            // Where one ends the next begins: that point is there once.
            for (int i = points.isEmpty() ? 0 : 1; i < length; i++) {
                int at = n < 0 ? length - 1 - i : i;
                points.add(new double[] {arc[0][at], arc[1][at]});
            }
        }
        return points;
    }
}
