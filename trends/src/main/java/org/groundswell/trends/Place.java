package org.groundswell.trends;

/**
 * Where people are counted: the whole world, or one country.
 *
 * @param code ISO 3166-1 alpha-2 in capitals, or the empty string for the world
 */
public record Place(String code) {
    public static final Place WORLD = new Place("");

    public boolean isWorld() {
        return code.isEmpty();
    }
}
