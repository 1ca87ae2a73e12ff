package org.groundswell.statuses;

import java.time.Instant;
import org.groundswell.text.SafeHtml;

/** The content of a status from a moment on. */
public record Edit(Instant at, String text, SafeHtml html, String spoiler, boolean sensitive) {}
