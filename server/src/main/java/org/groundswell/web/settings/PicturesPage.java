package org.groundswell.web.settings;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PictureView;

/**
 * The pictures of the visitor's profile.
 *
 * @param longest characters of a description
 * @param megabytes of the largest file
 * @param problem why the form was refused
 */
public record PicturesPage(
        PageFrame page, List<PictureView> pictures, int longest, long megabytes, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "settings/pictures";
    }
}
