package org.groundswell.moderation;

import org.groundswell.auth.Role;
import org.groundswell.model.TagName;

/**
 * An action in the moderation log: a fact, which pages put into words. {@link StoredAction} has the names under which the
 * database keeps them.
 */
public sealed interface ModerationAction {
    /** A tag is hidden from trends, or an account or a server no longer counts for them. */
    record Withheld(Subject subject) implements ModerationAction {}

    /** A tag may be listed, where tags need approval. */
    record Approved(Subject.OfTag subject) implements ModerationAction {}

    /** An earlier decision about a tag, an account or a server is undone. */
    record Undone(Subject subject) implements ModerationAction {}

    /** From now on tags need approval before they are listed, or they no longer do. */
    record ApprovalSet(boolean needed) implements ModerationAction {}

    /** @param account its address, which stays readable when the account is deleted */
    record RoleSet(String account, Role role) implements ModerationAction {}

    /** A tag is counted together with another spelling or translation. */
    record TagJoined(TagName tag, TagName main) implements ModerationAction {}

    /** A tag is counted separately again. */
    record TagParted(TagName tag, TagName main) implements ModerationAction {}

    /** A tag is marked as a sensitive topic, or no longer. */
    record SensitivitySet(TagName tag, boolean sensitive) implements ModerationAction {}

    record StoryPublished(String slug, int version) implements ModerationAction {}

    record StoryWithdrawn(String slug) implements ModerationAction {}

    /** An action with a name that this version of the server doesn't know, as it is stored. */
    record Unknown(String name, String subject) implements ModerationAction {}
}
