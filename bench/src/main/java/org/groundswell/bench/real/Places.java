package org.groundswell.bench.real;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Thirty tags with the places of their uses: which of them spread over the map, and which look as if a few had used them
 * again and again. Places are cells of one degree; their effective number is that of equally used places with the same
 * entropy (Hill: <i>Diversity and evenness</i>, Ecology 54, 1973).
 */
final class Places {
    /** A tag with fewer effective places than this, or with more uses to each than {@link #MOST_USES}, did not spread. */
    private static final double FEWEST_PLACES = 4;

    private static final double MOST_USES = 200;

    private final Path file;
    private final PrintStream out;

    Places(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    private record Spread(String tag, int uses, double places) {
        boolean isConfined() {
            return places < FEWEST_PLACES || uses / places > MOST_USES;
        }
    }

    void run() throws IOException {
        Map<String, Map<Long, Integer>> cells = new HashMap<>();
        RealData.csv(file, columns -> {
            long cell = Math.round(Double.parseDouble(columns[2])) * 1_000 + Math.round(Double.parseDouble(columns[3]));
            cells.computeIfAbsent(columns[0], _ -> new HashMap<>()).merge(cell, 1, Integer::sum);
        });
        List<Spread> spreads = cells.entrySet().stream()
                .map(tag -> spread(tag.getKey(), tag.getValue()))
                .sorted(Comparator.comparingDouble(Spread::places))
                .toList();
        out.printf(Locale.ENGLISH, "%nPlaces of %d tags (uses, effective places)%n", spreads.size());
        print("confined, or bought", spreads.stream().filter(Spread::isConfined).toList());
        print("spread", spreads.stream().filter(spread -> !spread.isConfined()).toList());
    }

    private void print(String what, List<Spread> spreads) {
        out.println("  " + what + ": "
                + String.join(
                        ", ",
                        spreads.stream()
                                .map(spread -> String.format(
                                        Locale.ENGLISH, "%s %,d %.1f", spread.tag(), spread.uses(), spread.places()))
                                .toList()));
    }

    private static Spread spread(String tag, Map<Long, Integer> cells) {
        int uses = cells.values().stream().mapToInt(Integer::intValue).sum();
        double entropy = 0;
        for (int count : cells.values()) {
            double share = (double) count / uses;
            entropy -= share * Math.log(share);
        }
        return new Spread(tag, uses, Math.exp(entropy));
    }
}
