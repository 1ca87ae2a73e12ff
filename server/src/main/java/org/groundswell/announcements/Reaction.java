package org.groundswell.announcements;

/**
 * A reaction to an announcement.
 *
 * @param name the emoji, or the shortcode of a custom one
 * @param count how many accounts have reacted with it
 * @param mine whether the viewer is one of them
 */
public record Reaction(String name, long count, boolean mine) {}
