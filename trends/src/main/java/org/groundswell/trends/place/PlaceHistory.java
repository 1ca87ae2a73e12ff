package org.groundswell.trends.place;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.groundswell.trends.baseline.Season;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.place.PlaceActivity.ServerIn;
import org.jspecify.annotations.Nullable;

/**
 * How many people were active in each place in every quarter of an hour of the last 126 days, and each place's {@link
 * Season}. Quarters count from the epoch.
 *
 * <p>The figures of a quarter are those published when it began, counted in the hour before it. So every shard of an
 * engine, and every later computation of a tag's past, reads the same figures.
 */
public final class PlaceHistory {
    private static final int QUARTER = 15;
    private static final int KEPT = 126 * 24 * 4;
    private static final int KEPT_DAYS = 126;
    private static final int QUARTERS_A_DAY = 24 * 4;
    /** For how many quarters a place is observed before its season is used. */
    private static final int RHYTHM_AFTER = 7 * 24 * 4;

    private static final double DAY_ALPHA = 1 - 0.9928; // half-life of a day, in quarters: 2^(−1/96)
    /** Tags have cells in places from five people on: smaller ones are not counted there. */
    private static final int SMALLEST_IN_PLACE = 5;

    private static final int SMALLEST_IN_WORLD = 3;
    private static final double MOST_FACTOR = 4;
    private static final double MOST_SWING = 1.5;
    /** A server with fewer people an hour in a place than this is dropped. */
    private static final double LEAST_USUAL = 1e-3;
    /** The people an hour in a place from which on its servers have shares. */
    private static final double FEWEST_TO_TELL = 0.05;
    /** A smaller share of a place than this is taken as none. */
    private static final double LEAST_SHARE = 0.01;
    /** How many servers in places are usually kept. */
    private static final int MOST_SERVERS = 50_000;

    private final int mostServers;
    private final Map<Integer, Track> tracks = new TreeMap<>();
    /** People an hour of each other server in each place, averaged over about a day. */
    private final Map<ServerIn, Double> servers = new TreeMap<>();
    /** People an hour in each place, averaged in the same way. */
    private final Map<Integer, Double> average = new TreeMap<>();
    /**
     * The servers' shares when this day began and when the day before did, so that a sudden raid from a server does not
     * make it count as one of a place's own.
     */
    private Shares today = Shares.NONE;

    private Shares yesterday = Shares.NONE;

    /**
     * The servers' shares at one moment.
     *
     * @param of those that are not negligible, by server and place
     * @param places the ids of the places that had enough people to tell
     */
    private record Shares(Map<ServerIn, Double> of, Set<Integer> places) {
        static final Shares NONE = new Shares(Map.of(), Set.of());

        static Shares read(CheckpointInput in) throws CheckpointException {
            Map<ServerIn, Double> shares = servers(in);
            Set<Integer> places = new TreeSet<>();
            for (int left = in.number(); left > 0; left--) {
                places.add(in.number());
            }
            return new Shares(shares, places);
        }

        void save(CheckpointOutput out) throws IOException {
            PlaceHistory.save(of, out);
            out.number(places.size());
            for (int place : places) {
                out.number(place);
            }
        }
    }

    /**
     * One place. Arrays are ring buffers with one value for each of the last quarters; they grow up to {@link #KEPT}.
     */
    private static final class Track {
        int[] people;
        float[] usual;
        float[] factor;
        final Season season;
        final NewTags newTags;
        /** From how many people on a new tag was worth listing on each of the last days, in a ring; 0 if unknown. */
        final int[] needed;
        /** How many tags had a history on each of the last days, in a ring. */
        final int[] histories;

        final int born;
        double mean;
        int last;

        Track(int quarter) {
            people = new int[QUARTERS_A_DAY];
            usual = new float[QUARTERS_A_DAY];
            factor = new float[QUARTERS_A_DAY];
            season = new Season();
            newTags = new NewTags();
            needed = new int[KEPT_DAYS];
            histories = new int[KEPT_DAYS];
            born = quarter;
            last = quarter - 1;
        }

        Track(CheckpointInput in) throws CheckpointException {
            people = in.numbers();
            usual = in.reals();
            factor = in.reals();
            season = new Season(in);
            newTags = new NewTags(in);
            needed = in.numbers();
            histories = in.numbers();
            born = in.number();
            mean = in.real();
            last = in.number();
        }

        /** Makes room for a later quarter. */
        void reach(int quarter) {
            int size = people.length;
            if (quarter - born < size || size == KEPT) {
                return;
            }
            int room = Math.min(KEPT, Math.max(2 * size, quarter - born + 1));
            int[] morePeople = new int[room];
            float[] moreUsual = new float[room];
            float[] moreFactor = new float[room];
            for (int q = Math.max(born, last - size + 1); q <= last; q++) {
                int from = Math.floorMod(q, size);
                int to = Math.floorMod(q, room);
                morePeople[to] = people[from];
                moreUsual[to] = usual[from];
                moreFactor[to] = factor[from];
            }
            people = morePeople;
            usual = moreUsual;
            factor = moreFactor;
        }

        void beginDay(int quarter, int smallest) {
            if (quarter > born) {
                newTags.endDay();
            }
            needed[dayOf(quarter)] = newTags.isKnown() ? newTags.needed(smallest) : 0;
        }

        int slot(int quarter) {
            return Math.floorMod(quarter, people.length);
        }

        void save(CheckpointOutput out) throws IOException {
            out.numbers(people);
            out.reals(usual);
            out.reals(factor);
            season.save(out);
            newTags.save(out);
            out.numbers(needed);
            out.numbers(histories);
            out.number(born);
            out.real(mean);
            out.number(last);
        }
    }

    public PlaceHistory() {
        this(MOST_SERVERS);
    }

    /** @param mostServers how many servers in places are kept; of more, those with the fewest people are dropped */
    PlaceHistory(int mostServers) {
        this.mostServers = mostServers;
    }

    /** Restores what {@link #save} wrote. */
    public PlaceHistory(CheckpointInput in) throws CheckpointException {
        this(MOST_SERVERS);
        for (int left = in.number(); left > 0; left--) {
            tracks.put(in.number(), new Track(in));
        }
        servers.putAll(servers(in));
        for (int left = in.number(); left > 0; left--) {
            average.put(in.number(), in.real());
        }
        today = Shares.read(in);
        yesterday = Shares.read(in);
    }

    public void save(CheckpointOutput out) throws IOException {
        out.number(tracks.size());
        for (var each : tracks.entrySet()) {
            out.number(each.getKey());
            each.getValue().save(out);
        }
        save(servers, out);
        out.number(average.size());
        for (var each : average.entrySet()) {
            out.number(each.getKey());
            out.real(each.getValue());
        }
        today.save(out);
        yesterday.save(out);
    }

    private static void save(Map<ServerIn, Double> servers, CheckpointOutput out) throws IOException {
        out.number(servers.size());
        for (var each : servers.entrySet()) {
            out.number(each.getKey().place());
            out.number(each.getKey().server());
            out.real(each.getValue());
        }
    }

    private static Map<ServerIn, Double> servers(CheckpointInput in) throws CheckpointException {
        Map<ServerIn, Double> servers = new TreeMap<>();
        for (int left = in.number(); left > 0; left--) {
            servers.put(new ServerIn(in.number(), in.number()), in.real());
        }
        return servers;
    }

    /**
     * Publishes the people of the hour before the quarter that begins at a minute.
     *
     * @param waves by place, how many of them are the excess of trending tags over the expected number: they count as
     *     active, but the season does not learn from them
     * @param newTags by place and size, how many more new tags there are than a quarter before
     * @param histories by place, how many tags have a history; used when a day begins
     */
    public void publish(
            int minute,
            PlaceActivity.Counts counts,
            Map<Integer, Integer> waves,
            Map<Integer, Map<Integer, Integer>> newTags,
            Map<Integer, Integer> histories) {
        int quarter = Math.floorDiv(minute, QUARTER);
        counts.places().forEach((place, _) -> tracks.computeIfAbsent(place, _ -> new Track(quarter)));
        tracks.forEach((place, track) -> {
            int people = counts.places().getOrDefault(place, 0);
            extend(
                    track,
                    quarter,
                    people,
                    Math.max(0, people - waves.getOrDefault(place, 0)),
                    place == 0 ? SMALLEST_IN_WORLD : SMALLEST_IN_PLACE);
            newTags.getOrDefault(place, Map.of()).forEach(track.newTags::add);
            if (quarter % QUARTERS_A_DAY == 0) {
                track.histories[dayOf(quarter)] = histories.getOrDefault(place, 0);
            }
        });
        follow(servers, counts.servers());
        servers.values().removeIf(usual -> usual < LEAST_USUAL);
        if (servers.size() > mostServers) {
            servers.entrySet().stream()
                    .sorted(Map.Entry.<ServerIn, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .limit(servers.size() - mostServers)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(servers::remove);
        }
        follow(average, counts.places());
        average.values().removeIf(usual -> usual < LEAST_USUAL);
        if (quarter % QUARTERS_A_DAY == 0) {
            yesterday = today;
            today = shares();
        }
    }

    private Shares shares() {
        Map<ServerIn, Double> shares = new TreeMap<>(servers);
        shares.replaceAll((server, _) -> share(server));
        shares.values().removeIf(share -> share < LEAST_SHARE);
        Set<Integer> places = new TreeSet<>(average.keySet());
        places.removeIf(place -> average.getOrDefault(place, 0.0) < FEWEST_TO_TELL);
        return new Shares(shares, places);
    }

    private double share(ServerIn server) {
        double people = average.getOrDefault(server.place(), 0.0);
        return people == 0 ? 0 : servers.getOrDefault(server, 0.0) / people;
    }

    /** Moves averages towards the counts of a quarter. */
    private static <K> void follow(Map<K, Double> averages, Map<K, Integer> counts) {
        counts.keySet().forEach(key -> averages.putIfAbsent(key, 0.0));
        averages.replaceAll((key, usual) -> usual + DAY_ALPHA * (counts.getOrDefault(key, 0) - usual));
    }

    private static void extend(Track track, int quarter, int people, int usualPeople, int smallest) {
        track.reach(quarter);
        // Quarters that were not published had no people.
        for (int q = Math.max(track.last + 1, quarter - KEPT); q <= quarter; q++) {
            int active = q == quarter ? usualPeople : 0;
            int age = q - track.born;
            track.mean += Math.max(DAY_ALPHA, 1.0 / (age + 2)) * (active - track.mean);
            int slot = track.slot(q);
            int hour = Math.floorDiv(q, 4);
            if (q % QUARTERS_A_DAY == 0 || q == track.born) {
                track.beginDay(q, smallest);
            }
            if (q % 4 == 0) {
                track.season.learn(hour - 1, active);
            }
            track.people[slot] = q == quarter ? people : 0;
            track.usual[slot] = (float) track.mean;
            track.factor[slot] = (float)
                    clamp(age >= RHYTHM_AFTER ? track.season.factor(hour, 1) : provisionalFactor(track, active));
            track.last = q;
        }
    }

    /**
     * The factor before a season is learned: people now divided by the usual number, limited so that a wave is not
     * mistaken for the daily rise of a morning.
     */
    private static double provisionalFactor(Track track, int active) {
        return Math.min(MOST_SWING, (active + 5) / (track.mean + 5));
    }

    private static double clamp(double factor) {
        return Math.clamp(factor, 1 / MOST_FACTOR, MOST_FACTOR);
    }

    /**
     * The number of people that sets β: those of the hour before a quarter, or half of the usual number if that is
     * more.
     */
    public double active(int place, int quarter) {
        Track track = known(place, quarter);
        return track == null ? 0 : Math.max(track.people[track.slot(quarter)], track.usual[track.slot(quarter)] / 2);
    }

    /**
     * From how many people on a tag that is new in a place is worth listing there, as learned by the day of a quarter; 0 if
     * too little is known.
     */
    public int neededOfNew(int place, int quarter) {
        Track track = known(place, quarter);
        return track == null ? 0 : track.needed[dayOf(quarter)];
    }

    /** How many tags had a history in a place when the day of a quarter began. */
    public int histories(int place, int quarter) {
        Track track = known(place, quarter);
        return track == null ? 0 : track.histories[dayOf(quarter)];
    }

    /** The position of a quarter's day in a ring of days. */
    private static int dayOf(int quarter) {
        return Math.floorMod(Math.floorDiv(quarter, QUARTERS_A_DAY), KEPT_DAYS);
    }

    /** How a place's activity changes over the day and the week. */
    public interface Rhythm {
        /** The place's activity in a quarter, divided by its average. */
        double factor(int quarter);
    }

    /** The rhythm of a place; constantly 1 where nothing is known. */
    public Rhythm rhythm(int place) {
        Track track = tracks.get(place);
        return track == null ? _ -> 1 : quarter -> isKnown(track, quarter) ? track.factor[track.slot(quarter)] : 1;
    }

    /** Another server's share of the people of a place, given by its id, a day or two ago. */
    public double serverShare(int place, int server) {
        ServerIn key = new ServerIn(place, server);
        // On an engine's first days, and where hardly anybody was, there is only the present.
        return yesterday.places().contains(place) ? yesterday.of().getOrDefault(key, 0.0) : share(key);
    }

    /** The approximate memory in use, in bytes. */
    public long bytes() {
        long sum = 0;
        for (Track track : tracks.values()) {
            sum += track.people.length * 12L + 1_800;
        }
        return sum + servers.size() * 100L;
    }

    private @Nullable Track known(int place, int quarter) {
        Track track = tracks.get(place);
        return track == null || !isKnown(track, quarter) ? null : track;
    }

    private static boolean isKnown(Track track, int quarter) {
        return quarter >= track.born && quarter <= track.last && quarter > track.last - KEPT;
    }
}
