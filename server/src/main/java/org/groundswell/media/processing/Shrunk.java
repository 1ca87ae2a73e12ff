package org.groundswell.media.processing;

import java.nio.file.Path;
import java.util.Optional;
import org.groundswell.files.FileType;

/**
 * A small picture.
 *
 * @param still the first frame as PNG, if the picture is animated
 * @param width in pixels, as is {@code height}
 */
public record Shrunk(Path picture, FileType type, Optional<Path> still, int width, int height) {}
