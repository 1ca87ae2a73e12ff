package org.groundswell.alerts;

import org.groundswell.model.TagName;
import org.groundswell.trends.model.Place;

/**
 * Somebody was told that a tag rises.
 *
 * @param id time-ordered
 * @param place where it rose
 * @param sentence how many people there were, and how many were to be expected
 */
public record Alert(long id, TagName tag, Place place, String sentence) {}
