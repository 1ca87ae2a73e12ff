package org.groundswell.web.view;

import org.groundswell.rendering.Ago;

/**
 * A voice on a tag's page.
 *
 * @param post where the post it joined with is
 * @param percent where on the curve it joined
 * @param effect what came after, in words
 */
public record VoiceView(Person person, String post, Ago joined, String percent, String effect) {}
