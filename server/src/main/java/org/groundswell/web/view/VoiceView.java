package org.groundswell.web.view;

import org.groundswell.rendering.Ago;

/**
 * A voice on a tag's page.
 *
 * @param post the address of the post it joined with
 * @param percent its place on the curve
 * @param effect the effect afterwards, in words
 */
public record VoiceView(Person person, String post, Ago joined, String percent, String effect) {}
