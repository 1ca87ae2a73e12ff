package org.groundswell.web.view;

import java.util.List;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.profiles.ProfilePicture;

/**
 * A picture of a profile.
 *
 * @param name which one: {@code avatar} or {@code header}
 * @param url its address; empty if there is none
 * @param width in pixels
 * @param height in pixels
 */
public record PictureView(String name, String url, String description, int width, int height) {
    /** One that an account may lack. */
    public static PictureView of(Account account, ProfilePicture picture) {
        return new PictureView(
                picture.word(),
                picture.of(account).map(Account.Picture::path).orElse(""),
                picture.of(account).map(Account.Picture::description).orElse(""),
                picture.width(),
                picture.height());
    }

    /** The same, with another description. */
    public PictureView describedAs(String other) {
        return new PictureView(name, url, other, width, height);
    }

    /** Those that an account has. */
    public static List<PictureView> of(Account account) {
        return Stream.of(ProfilePicture.values())
                .filter(picture -> picture.of(account).isPresent())
                .map(picture -> of(account, picture))
                .toList();
    }
}
