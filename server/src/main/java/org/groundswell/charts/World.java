package org.groundswell.charts;

import org.groundswell.geo.Globe;
import org.groundswell.geo.WorldMap;
import org.jspecify.annotations.Nullable;

/** The map of the world. It is drawn when it is first needed, so that the start of the server doesn't wait for it. */
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
