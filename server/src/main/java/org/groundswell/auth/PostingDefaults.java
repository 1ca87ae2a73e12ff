package org.groundswell.auth;

import org.groundswell.words.Visibility;

/** How a person's posts are meant where they say nothing of it. */
public record PostingDefaults(Visibility visibility, boolean sensitive) {
    /** Of an account that nobody signs in to. */
    public static final PostingDefaults NONE = new PostingDefaults(Visibility.PUBLIC, false);
}
