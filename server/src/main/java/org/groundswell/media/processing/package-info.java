/**
 * Turns files as people send them into files that can be shown to everyone: pictures are decoded and encoded again, upright and
 * without metadata; videos and sounds are converted by FFmpeg. What a file is, is decided by its content. Files come from
 * strangers, so every step has limits of bytes, pixels, frames and time.
 */
@NullMarked
package org.groundswell.media.processing;

import org.jspecify.annotations.NullMarked;
