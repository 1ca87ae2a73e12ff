package org.groundswell.moderation;

import java.time.LocalDate;
import org.groundswell.auth.Role;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.ipblocks.IpRange;
import org.groundswell.model.TagName;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.serverblocks.ServerBlock;

/**
 * An action in the moderation log, as data; pages make the text. {@link StoredAction} has the names stored in the
 * database.
 */
public sealed interface ModerationAction {
    /** A tag, a post, a page or a website is hidden from trends, or an account or a server no longer counts for them. */
    record Withheld(Subject subject) implements ModerationAction {}

    /** A tag may be listed where tags need approval, or a post, a page or a website that was hidden may be listed. */
    record Approved(Subject.Entry subject) implements ModerationAction {}

    /** An earlier decision is undone. */
    record Undone(Subject subject) implements ModerationAction {}

    /** The requirement that tags are approved before they are listed was turned on or off. */
    record ApprovalSet(boolean needed) implements ModerationAction {}

    /** @param account the account's address, which stays readable when the account is deleted */
    record RoleSet(String account, Role role) implements ModerationAction {}

    /** A tag is counted together with another spelling or translation. */
    record TagJoined(TagName tag, TagName main) implements ModerationAction {}

    /** A tag is counted separately again. */
    record TagSeparated(TagName tag, TagName main) implements ModerationAction {}

    /** The relation between two tags is no longer shown. */
    record RelationHidden(TagName tag, TagName other) implements ModerationAction {}

    /** A hidden relation between two tags is shown again. */
    record RelationRestored(TagName tag, TagName other) implements ModerationAction {}

    /** A tag is marked as a sensitive topic, or the mark is removed. */
    record SensitivitySet(TagName tag, boolean sensitive) implements ModerationAction {}

    /** New posts may no longer have a tag, or may have it again. */
    record TagUsabilitySet(TagName tag, boolean usable) implements ModerationAction {}

    /** A tag is left out of searches, suggestions and lists, or is shown in them again. */
    record TagListingSet(TagName tag, boolean listable) implements ModerationAction {}

    /** @param displayName the spelling to show; empty for the most frequent one */
    record TagSpelled(TagName tag, String displayName) implements ModerationAction {}

    record StoryPublished(String slug, int version) implements ModerationAction {}

    record StoryUnpublished(String slug) implements ModerationAction {}

    /** @param account the account's address, as in {@link RoleSet} */
    record AccountDecided(String account, StrikeType type) implements ModerationAction {}

    /** A restriction of an account was lifted. */
    record RestrictionLifted(String account, StrikeType type) implements ModerationAction {}

    /** A picture was removed from an account's profile. */
    record PictureRemoved(String account, ProfilePicture picture) implements ModerationAction {}

    record AppealDecided(String account, boolean approved) implements ModerationAction {}

    record AnnouncementPublished(String text) implements ModerationAction {}

    record AnnouncementChanged(String text) implements ModerationAction {}

    record AnnouncementDeleted(String text) implements ModerationAction {}

    /** @param shortcode without colons */
    record EmojiAdded(String shortcode) implements ModerationAction {}

    record EmojiChanged(String shortcode) implements ModerationAction {}

    record EmojiDeleted(String shortcode) implements ModerationAction {}

    record RuleAdded(String text) implements ModerationAction {}

    record RuleChanged(String text) implements ModerationAction {}

    record RuleRemoved(String text) implements ModerationAction {}

    /** @param effective the first day on which the new version applies */
    record PrivacyPolicyPublished(LocalDate effective) implements ModerationAction {}

    /** @param effective the first day on which the new version applies */
    record TermsPublished(LocalDate effective) implements ModerationAction {}

    /** @param effective the first day on which the new text about the server is shown */
    record AboutPublished(LocalDate effective) implements ModerationAction {}

    record EmailDomainBlocked(String domain) implements ModerationAction {}

    record EmailDomainUnblocked(String domain) implements ModerationAction {}

    record IpBlocked(IpRange range, IpBlock.Severity severity) implements ModerationAction {}

    record IpUnblocked(IpRange range) implements ModerationAction {}

    record ServerBlocked(String domain, ServerBlock.Severity severity) implements ModerationAction {}

    record ServerUnblocked(String domain) implements ModerationAction {}

    /** @param hash of the canonical address */
    record CanonicalEmailBlocked(String hash) implements ModerationAction {}

    record CanonicalEmailUnblocked(String hash) implements ModerationAction {}

    /** An action, as stored, whose name this version of the server doesn't know. */
    record Unknown(String name, String subject) implements ModerationAction {}
}
