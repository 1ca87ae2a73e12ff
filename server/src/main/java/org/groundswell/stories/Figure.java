package org.groundswell.stories;

/**
 * Something a story says that was counted or found, and where.
 *
 * @param name how an editor writes it in a sentence, in braces
 * @param shown how a reader sees it
 * @param value for machines: a number, an instant, or text
 * @param source where it comes from: the address of the wave's data, its fragment a JSON pointer (RFC 6901)
 */
public record Figure(String name, String shown, Object value, String source) {}
