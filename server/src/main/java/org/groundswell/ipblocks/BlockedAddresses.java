package org.groundswell.ipblocks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.ipblocks.IpBlock.Severity;
import org.groundswell.ipblocks.IpRange.Family;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;

/**
 * The blocks in memory, so that checking a request costs no query: a look into a hash table for each length of prefix that
 * occurs, 98 at most. A change is seen at once by the process that makes it, and by others when they next look at the
 * version, every {@value #SECONDS} seconds.
 */
public final class BlockedAddresses implements Service {
    private static final int SECONDS = 2;

    private static final Snapshot NONE = new Snapshot(0, List.of());

    private final Database database;
    private final InstantSource clock;
    private final Schedule schedule;
    private final IpBlockStore store = new IpBlockStore();
    private volatile Snapshot snapshot = NONE;

    public BlockedAddresses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.schedule =
                new Schedule("ip-blocks", Duration.ofSeconds(SECONDS), Duration.ofSeconds(SECONDS), this::refresh);
    }

    /** Reads the blocks before the first request is answered. */
    @Override
    public void start() {
        refresh();
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
    }

    /** Reads the blocks if they have changed. Of two refreshes the later one reads later, so that it has the last word. */
    public synchronized void refresh() {
        Snapshot known = snapshot;
        // The blocks are read after the version: at worst they are newer than it, and are read again.
        database.<Optional<Snapshot>>read(tx -> Optional.of(store.version(tx))
                        .filter(version -> version != known.version())
                        .map(version -> new Snapshot(version, store.all(tx))))
                .ifPresent(changed -> snapshot = changed);
    }

    /** Whether nothing is blocked. */
    public boolean isEmpty() {
        return snapshot.blocks().isEmpty();
    }

    /** The strongest block in force that contains an address or range. */
    public Optional<Severity> severity(IpRange address) {
        Snapshot current = snapshot;
        return Arrays.stream(current.lengths().getOrDefault(address.family(), new int[0]))
                .takeWhile(length -> length <= address.length())
                .mapToObj(length -> Optional.ofNullable(current.blocks().get(address.shortened(length))))
                .flatMap(Optional::stream)
                .filter(block -> block.isInForce(clock.instant()))
                .map(IpBlock::severity)
                .max(Comparator.naturalOrder());
    }

    /**
     * The strongest block in force of the network that a request comes from.
     *
     * @param network as limits count; a client whose address is not known is not blocked
     */
    public Optional<Severity> severity(String network) {
        return isEmpty() ? Optional.empty() : IpRange.parse(network).flatMap(this::severity);
    }

    /**
     * The blocks at a version.
     *
     * @param lengths the lengths of prefixes that occur, in ascending order
     */
    private record Snapshot(long version, Map<IpRange, IpBlock> blocks, Map<Family, int[]> lengths) {
        Snapshot(long version, List<IpBlock> all) {
            this(version, byRange(all), lengths(all));
        }

        private static Map<IpRange, IpBlock> byRange(List<IpBlock> all) {
            Map<IpRange, IpBlock> blocks = new HashMap<>();
            all.forEach(block -> blocks.put(block.range(), block));
            return blocks;
        }

        private static Map<Family, int[]> lengths(List<IpBlock> all) {
            Map<Family, int[]> lengths = new EnumMap<>(Family.class);
            for (Family family : Family.values()) {
                lengths.put(
                        family,
                        all.stream()
                                .map(IpBlock::range)
                                .filter(range -> range.family() == family)
                                .mapToInt(IpRange::length)
                                .distinct()
                                .sorted()
                                .toArray());
            }
            return lengths;
        }
    }
}
