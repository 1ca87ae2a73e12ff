package org.groundswell.emojis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.groundswell.app.Core;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.model.AccountId;

/** Emojis for tests. */
public final class TestEmojis {
    private final EmojiEditor editor;
    private final AccountId admin;

    public TestEmojis(Core core, AccountId admin) {
        this.editor = core.emojis().editor();
        this.admin = admin;
    }

    public CustomEmoji add(String shortcode, String category, byte[] file) {
        try {
            Path path = Files.createTempFile("emoji", "");
            try {
                Files.write(path, file);
                return editor.add(
                        admin,
                        new EmojiEditor.Draft(
                                shortcode,
                                category,
                                true,
                                Optional.of(new SmallPictures.Sent("file", path, file.length))));
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it out of lists to choose from. */
    public void hide(CustomEmoji emoji) {
        editor.change(admin, emoji.id(), emoji.category(), false, true);
    }

    public void disable(CustomEmoji emoji) {
        editor.change(admin, emoji.id(), emoji.category(), emoji.visible(), false);
    }

    public void delete(CustomEmoji emoji) {
        editor.delete(admin, emoji.id());
    }
}
