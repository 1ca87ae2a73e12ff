package org.groundswell.trends.place;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.groundswell.trends.baseline.Season;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Whereabouts;
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
    static final int KEPT = 126 * 24 * 4;
    static final int KEPT_DAYS = 126;
    static final int QUARTERS_A_DAY = 24 * 4;
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
    /**
     * How many places are usually kept: more than there are countries and widely used languages, but fewer than the
     * 17,000 languages that posts can name.
     */
    private static final int MOST_PLACES = 600;

    private static final int WORLD = 0;

    private final int mostServers;
    private final int mostPlaces;
    private final Map<Integer, Track> tracks = new TreeMap<>();
    /** The same by the place's id, since every cell reads its place's figures every quarter of an hour. */
    private @Nullable Track[] byId = new Track[Whereabouts.FIRST_LANGUAGE];
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

    public PlaceHistory() {
        this(MOST_SERVERS, MOST_PLACES);
    }

    /**
     * @param mostServers how many servers in places are kept; of more, those with the fewest people are dropped
     * @param mostPlaces how many places besides the world are kept; the same
     */
    PlaceHistory(int mostServers, int mostPlaces) {
        this.mostServers = mostServers;
        this.mostPlaces = mostPlaces;
    }

    /** Restores what {@link #save} wrote. */
    public PlaceHistory(CheckpointInput in) throws CheckpointException {
        this();
        for (int left = in.number(); left > 0; left--) {
            add(in.number(), new Track(in));
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
     * @param levels by place, the sum of the levels of the tags with a history, in hundredths of a person an hour; used when
     *     a day begins
     */
    public void publish(
            int minute,
            PlaceActivity.Counts counts,
            Map<Integer, Integer> waves,
            Map<Integer, Map<Integer, Integer>> newTags,
            Map<Integer, Integer> levels) {
        int quarter = Math.floorDiv(minute, QUARTER);
        for (int place : counts.places().keySet()) {
            if (track(place) == null) {
                add(place, new Track(quarter));
            }
        }
        tracks.forEach((place, track) -> {
            int people = counts.places().getOrDefault(place, 0);
            int inWaves = waves.getOrDefault(place, 0);
            extend(
                    track,
                    quarter,
                    new Active(
                            people,
                            Math.max(0, people - inWaves),
                            Math.max(0, counts.known().getOrDefault(place, 0) - inWaves)),
                    place == 0 ? SMALLEST_IN_WORLD : SMALLEST_IN_PLACE);
            newTags.getOrDefault(place, Map.of()).forEach(track.newTags::add);
            if (quarter % QUARTERS_A_DAY == 0) {
                track.levels[dayOf(quarter)] = levels.getOrDefault(place, 0);
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
        dropSmallestPlaces();
        if (quarter % QUARTERS_A_DAY == 0) {
            yesterday = today;
            today = shares();
        }
    }

    private void dropSmallestPlaces() {
        int tooMany = tracks.size() - 1 - mostPlaces;
        if (tooMany <= 0) {
            return;
        }
        tracks.keySet().stream()
                .filter(place -> place != WORLD)
                .sorted(Comparator.<Integer>comparingDouble(place -> average.getOrDefault(place, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(tooMany)
                .toList()
                .forEach(place -> {
                    tracks.remove(place);
                    byId[place] = null;
                });
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

    /**
     * The people of an hour in a place.
     *
     * @param usual those who didn't come for a trending tag
     * @param known those of them who are known
     */
    private record Active(int people, int usual, int known) {
        static final Active NOBODY = new Active(0, 0, 0);
    }

    private static void extend(Track track, int quarter, Active published, int smallest) {
        track.reach(quarter);
        // Quarters that were not published had no people.
        for (int q = Math.max(track.last + 1, quarter - KEPT); q <= quarter; q++) {
            Active active = q == quarter ? published : Active.NOBODY;
            int age = q - track.born;
            int hour = Math.floorDiv(q, 4);
            double alpha = Math.max(DAY_ALPHA, 1.0 / (age + 2));
            double rhythm = age >= RHYTHM_AFTER ? rhythmOfHourBefore(track.season, q) : 0;
            track.surges.learn(q, active.known(), alpha, rhythm);
            track.mean += alpha * (active.usual() - track.mean);
            int slot = track.slot(q);
            if (q % QUARTERS_A_DAY == 0 || q == track.born) {
                track.beginDay(q, smallest);
            }
            if (q % 4 == 0) {
                track.season.learn(hour - 1, active.usual());
            }
            track.people[slot] = active.people();
            track.usual[slot] = (float) track.mean;
            track.factor[slot] = (float) clamp(
                    age >= RHYTHM_AFTER ? track.season.factor(hour, 1) : provisionalFactor(track, active.usual()));
            track.last = q;
        }
    }

    private static double rhythmOfHourBefore(Season season, int quarter) {
        int hour = Math.floorDiv(quarter, 4);
        int passed = Math.floorMod(quarter, 4);
        return (passed * clamp(season.factor(hour, 1)) + (4 - passed) * clamp(season.factor(hour - 1, 1))) / 4;
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

    /**
     * The sum of the levels of the tags that had a history in a place when the day of a quarter began, in hundredths of a
     * person an hour.
     */
    public int levels(int place, int quarter) {
        Track track = known(place, quarter);
        return track == null ? 0 : track.levels[dayOf(quarter)];
    }

    /**
     * How many times as many people as usual at this time were active in the hour before a quarter, without those of a tag;
     * at least 1.
     *
     * @param own how many people used the tag
     * @param usual how many usually do
     */
    public double surgeInHour(int place, int quarter, double own, double usual) {
        Track track = known(place, quarter);
        return track == null ? 1 : track.surges.inHour(quarter, own, usual);
    }

    /** The same for the six hours before a quarter. */
    public double surgeInSixHours(int place, int quarter, double own, double usual) {
        Track track = known(place, quarter);
        return track == null ? 1 : track.surges.inSixHours(quarter, own, usual);
    }

    /** The position of a quarter's day in a ring of days. */
    static int dayOf(int quarter) {
        return Math.floorMod(Math.floorDiv(quarter, QUARTERS_A_DAY), KEPT_DAYS);
    }

    /** How a place's activity changes over the day and the week. */
    public interface Rhythm {
        /** The place's activity in a quarter, divided by its average. */
        double factor(int quarter);
    }

    /** The rhythm of a place; constantly 1 where nothing is known. */
    public Rhythm rhythm(int place) {
        Track track = track(place);
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
            sum += track.people.length * 12L + 1_800 + track.surges.bytes();
        }
        return sum + servers.size() * 100L;
    }

    private void add(int place, Track track) {
        tracks.put(place, track);
        if (place >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(place + 1, 2 * byId.length));
        }
        byId[place] = track;
    }

    private @Nullable Track track(int place) {
        return place < byId.length ? byId[place] : null;
    }

    private @Nullable Track known(int place, int quarter) {
        Track track = track(place);
        return track == null || !isKnown(track, quarter) ? null : track;
    }

    private static boolean isKnown(Track track, int quarter) {
        return quarter >= track.born && quarter <= track.last && quarter > track.last - KEPT;
    }
}
