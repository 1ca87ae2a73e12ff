package org.groundswell.web.dataimport;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The form to upload a file, and the recent imports.
 *
 * @param megabytes of a file at most
 * @param rows of a file at most
 * @param problem why a file can't be imported
 */
public record ImportsPage(
        PageFrame page, int megabytes, int rows, List<Kind> kinds, List<Recent> recent, Optional<String> problem)
        implements View {
    /**
     * A kind to choose.
     *
     * @param name in the form
     * @param words for readers
     */
    public record Kind(String name, String words, boolean chosen) {}

    /**
     * An import.
     *
     * @param kind in words
     * @param state in words
     */
    public record Recent(String path, String kind, String state, Ago since) {}

    @Override
    public String template() {
        return "settings/imports";
    }
}
