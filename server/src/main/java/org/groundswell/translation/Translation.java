package org.groundswell.translation;

import java.util.List;
import org.groundswell.text.SafeHtml;

/**
 * A post in another language.
 *
 * @param source the language it was in
 * @param target the language it is in now
 * @param provider the name of the service that has translated it
 * @param descriptions of its media, in their order
 * @param options of its poll, in their order; none without one
 */
public record Translation(
        String source,
        String target,
        String provider,
        SafeHtml html,
        String spoiler,
        List<String> descriptions,
        List<String> options) {}
