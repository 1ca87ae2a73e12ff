package org.groundswell.charts;

import org.groundswell.geo.Globe;
import org.groundswell.geo.WorldMap;
import org.jspecify.annotations.Nullable;

/** The world map, created on first use, so that it doesn't delay the start of the server. */
public final class World {
    private static final int WIDTH = 720;

    private volatile @Nullable WorldMap drawn;

    public WorldMap map() {
        WorldMap map = drawn;
        if (map == null) {
            map = WorldMap.of(new Globe(), WIDTH);
            drawn = map;
        }
        return map;
    }
}
