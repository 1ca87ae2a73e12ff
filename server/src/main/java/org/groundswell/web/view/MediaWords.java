package org.groundswell.web.view;

import org.groundswell.media.Attachment;
import org.groundswell.text.Translator;

/** Media where they are not shown, in words. */
public final class MediaWords {
    private MediaWords() {}

    /** The kind of a medium, with its description if it has one. */
    public static String of(Attachment medium, Translator t) {
        String kind = switch (medium.kind()) {
            case IMAGE -> t.text("media.picture");
            case GIFV -> t.text("media.animation");
            case VIDEO -> t.text("media.video");
            case AUDIO -> t.text("media.audio");
        };
        return medium.description().isEmpty()
                ? kind
                : t.text("media.described", "kind", kind, "description", medium.description());
    }
}
