package org.groundswell.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.groundswell.bench.relations.RelationJudge;
import org.groundswell.bench.simulation.CrowdReport;
import org.groundswell.bench.simulation.Simulation;
import org.groundswell.bench.topics.TopicChanges;
import org.groundswell.bench.topics.TopicJudge;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/** The trend engine alone, on one thread: how many uses of tags it takes in a second. */
final class TrendsScenario {
    private static final long START = 1_400_000_000_000L;
    private static final int TAGS = 20_000;
    private static final int PEOPLE = 300_000;

    private static final int PEOPLE_SIMULATED = 20_000;
    private static final int USES_A_DAY = 40_000;
    private static final int RECORD = 143_199;
    private static final int WARM_UP = 200_000;
    private static final int VILLAGERS = 60;
    private static final int WORLDS_OF_CROWDS = 30;
    private static final int PAIRS_OF_EACH_KIND = 200;
    private static final int EVENINGS_OF_EACH_KIND = 30;
    private static final long SEED = 2014;
    private static final long LOOK_EVERY = 20_000;

    private final int uses;
    private final Table table;

    TrendsScenario(int uses, Table table) {
        this.uses = uses;
        this.table = table;
    }

    void run(Path real, Path scratch) throws IOException {
        table.heading("trends");
        Use[] stream = stream();
        counted(stream);
        Row ceiling = counted(stream);
        table.add(ceiling);
        engine(stream);
        table.add(engine(stream).beside(ceiling));
        recordSecond();
        new JsonToTrends(uses).run();
        table.add(new JsonToTrends(uses).run());
        new TrendMemory(scratch, table).run();
        table.add(
                Simulation.world(PEOPLE_SIMULATED, USES_A_DAY, SEED, LOOK_EVERY).run());
        table.add(Simulation.village(VILLAGERS, VILLAGERS * 3, SEED, LOOK_EVERY).run());
        table.add(crowds());
        table.add(RelationJudge.ofHeldOut(PAIRS_OF_EACH_KIND));
        table.add(TopicJudge.ofHeldOut(EVENINGS_OF_EACH_KIND));
        table.add(TopicChanges.ofHeldOut(EVENINGS_OF_EACH_KIND));
        table.real(real, scratch);
    }

    private static CrowdReport crowds() {
        CrowdReport crowds = new CrowdReport();
        for (long world = 1; world <= WORLDS_OF_CROWDS; world++) {
            crowds.add(world);
        }
        return crowds;
    }

    /** What nobody can do without: one count a tag. */
    private static Row counted(Use[] stream) {
        Map<String, Integer> counts = new HashMap<>();
        long start = System.nanoTime();
        for (Use use : stream) {
            counts.merge(use.tag(), 1, Integer::sum);
        }
        return row("plain counts in a map, " + counts.size() + " tags", stream.length, start);
    }

    private static Row engine(Use[] stream) {
        TrendEngine engine = new TrendEngine(START, TrendParameters.DEFAULT);
        long start = System.nanoTime();
        for (Use use : stream) {
            engine.use(use);
        }
        int listed = engine.trends(Place.WORLD, 20).size();
        return row("trend engine, world and country, " + listed + " listed", stream.length, start);
    }

    /** Twitter's record: 143,199 posts in one second, of August 2013, when a film was on television in Japan. */
    private void recordSecond() {
        long second = START + 26L * 3_600_000;
        TrendEngine engine = new TrendEngine(START, TrendParameters.DEFAULT);
        for (int i = 0; i < WARM_UP; i++) {
            engine.use(Use.of("t" + i % 500, i % 5_000, START + i * (26L * 3_600_000 / WARM_UP), "JP"));
        }
        long start = System.nanoTime();
        for (int i = 0; i < RECORD; i++) {
            engine.use(Use.of("バルス", 10_000 + i, second + i * 1_000L / RECORD, "JP"));
        }
        engine.advanceTo(second + 1_250);
        List<Trend> list = engine.trends(Place.country("JP"), 10);
        table.note(String.format(
                Locale.ENGLISH,
                "%,d people on one tag within a second: %s in Japan %,d ms later",
                RECORD,
                list.isEmpty() ? "nothing listed" : "#" + list.getFirst().tag() + " listed",
                (System.nanoTime() - start) / 1_000_000));
    }

    private Use[] stream() {
        Random random = new Random(11);
        String[] countries = {"US", "PH", "IN", "GB", ""};
        String[] tags = new String[TAGS];
        for (int i = 0; i < TAGS; i++) {
            tags[i] = "tag" + i;
        }
        Use[] stream = new Use[uses];
        long at = START;
        for (int i = 0; i < uses; i++) {
            at += random.nextInt(60);
            int tag = (int) Math.min(TAGS - 1.0, Math.pow(1 - random.nextDouble(), -1.3));
            stream[i] = Use.of(tags[tag], 1 + random.nextInt(PEOPLE), at, countries[random.nextInt(countries.length)]);
        }
        return stream;
    }

    private static Row row(String what, long done, long startNanos) {
        return new Row(what, 1, done / ((System.nanoTime() - startNanos) / 1e9), -1, -1, -1, 0, -1);
    }
}
