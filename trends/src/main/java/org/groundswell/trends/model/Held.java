package org.groundswell.trends.model;

import java.util.List;

/**
 * A tag that is not listed because of discounts: it would be if its people counted in full.
 *
 * @param tag the tag's key
 * @param people distinct people in the last hour
 * @param discounts why they count for less
 */
public record Held(String tag, int people, List<Discount> discounts) {}
