package org.groundswell.moderation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Role;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.ipblocks.IpRange;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.serverblocks.ServerBlock;

/**
 * A {@link ModerationAction} in the form of a database row. A changed name needs a migration.
 *
 * @param subject the key of a {@link Subject}, the account's address, the server's name, the story's slug,
 *     the emoji's shortcode, the rule or the day; empty if there is none
 * @param detail the role, the main or other tag's key, the version of a story, the type of decision or the picture; empty if there is none
 */
record StoredAction(String name, String subject, String detail) {
    /** The actions on accounts whose subject is the account's address. */
    static final List<String> BY_ACCT = List.of(
            "set_role", "decide_account", "lift_restriction", "remove_picture", "approve_appeal", "reject_appeal");
    /** Those whose subject is the account's id. */
    static final List<String> BY_ACCOUNT_ID = List.of("withhold_account", "undo_account");

    private StoredAction(String name, String subject) {
        this(name, subject, "");
    }

    static StoredAction of(ModerationAction action) {
        return switch (action) {
            case ModerationAction.Withheld(var subject) ->
                new StoredAction("withhold_" + subject.kind(), subject.key());
            case ModerationAction.Approved(var entry) -> new StoredAction("approve_" + entry.kind(), entry.key());
            case ModerationAction.Undone(var subject) -> new StoredAction("undo_" + subject.kind(), subject.key());
            case ModerationAction.ApprovalSet(var needed) ->
                new StoredAction(needed ? "require_approval" : "waive_approval", "");
            case ModerationAction.RoleSet(var account, var role) -> new StoredAction("set_role", account, role.word());
            case ModerationAction.TagJoined(var tag, var main) -> new StoredAction("join_tag", tag.key(), main.key());
            case ModerationAction.TagSeparated(var tag, var main) ->
                new StoredAction("part_tag", tag.key(), main.key());
            case ModerationAction.RelationHidden(var tag, var other) ->
                new StoredAction("hide_relation", tag.key(), other.key());
            case ModerationAction.RelationRestored(var tag, var other) ->
                new StoredAction("restore_relation", tag.key(), other.key());
            case ModerationAction.SensitivitySet(var tag, var sensitive) ->
                new StoredAction(sensitive ? "mark_sensitive" : "unmark_sensitive", tag.key());
            case ModerationAction.StoryPublished(var slug, var version) ->
                new StoredAction("publish_story", slug, Integer.toString(version));
            case ModerationAction.StoryUnpublished(var slug) -> new StoredAction("withdraw_story", slug);
            case ModerationAction.AccountDecided(var account, var type) ->
                new StoredAction("decide_account", account, type.apiName());
            case ModerationAction.RestrictionLifted(var account, var type) ->
                new StoredAction("lift_restriction", account, type.apiName());
            case ModerationAction.PictureRemoved(var account, var picture) ->
                new StoredAction("remove_picture", account, picture.word());
            case ModerationAction.AppealDecided(var account, var approved) ->
                new StoredAction(approved ? "approve_appeal" : "reject_appeal", account);
            case ModerationAction.AnnouncementPublished(var text) -> new StoredAction("publish_announcement", text);
            case ModerationAction.AnnouncementChanged(var text) -> new StoredAction("change_announcement", text);
            case ModerationAction.AnnouncementDeleted(var text) -> new StoredAction("delete_announcement", text);
            case ModerationAction.EmojiAdded(var shortcode) -> new StoredAction("add_emoji", shortcode);
            case ModerationAction.EmojiChanged(var shortcode) -> new StoredAction("change_emoji", shortcode);
            case ModerationAction.EmojiDeleted(var shortcode) -> new StoredAction("delete_emoji", shortcode);
            case ModerationAction.RuleAdded(var text) -> new StoredAction("add_rule", text);
            case ModerationAction.RuleChanged(var text) -> new StoredAction("change_rule", text);
            case ModerationAction.RuleRemoved(var text) -> new StoredAction("remove_rule", text);
            case ModerationAction.PrivacyPolicyPublished(var effective) ->
                new StoredAction("publish_privacy_policy", effective.toString());
            case ModerationAction.TermsPublished(var effective) ->
                new StoredAction("publish_terms", effective.toString());
            case ModerationAction.AboutPublished(var effective) ->
                new StoredAction("publish_about", effective.toString());
            case ModerationAction.TagUsabilitySet(var tag, var usable) ->
                new StoredAction(usable ? "enable_tag" : "disable_tag", tag.key());
            case ModerationAction.TagListingSet(var tag, var listable) ->
                new StoredAction(listable ? "list_tag" : "unlist_tag", tag.key());
            case ModerationAction.TagSpelled(var tag, var displayName) ->
                new StoredAction("spell_tag", tag.key(), displayName);
            case ModerationAction.EmailDomainBlocked(var domain) -> new StoredAction("block_email_domain", domain);
            case ModerationAction.EmailDomainUnblocked(var domain) -> new StoredAction("unblock_email_domain", domain);
            case ModerationAction.IpBlocked(var range, var severity) ->
                new StoredAction("block_ip", range.toString(), severity.word());
            case ModerationAction.IpUnblocked(var range) -> new StoredAction("unblock_ip", range.toString());
            case ModerationAction.ServerBlocked(var domain, var severity) ->
                new StoredAction("block_server", domain, severity.word());
            case ModerationAction.ServerUnblocked(var domain) -> new StoredAction("unblock_server", domain);
            case ModerationAction.CanonicalEmailBlocked(var hash) -> new StoredAction("block_email", hash);
            case ModerationAction.CanonicalEmailUnblocked(var hash) -> new StoredAction("unblock_email", hash);
            case ModerationAction.Unknown(var name, var subject) -> new StoredAction(name, subject);
        };
    }

    ModerationAction action() {
        Optional<ModerationAction> known = switch (name) {
            case "withhold_tag" -> Optional.of(new ModerationAction.Withheld(tag()));
            case "withhold_post" -> post().map(ModerationAction.Withheld::new);
            case "withhold_link" -> Optional.of(new ModerationAction.Withheld(link()));
            case "withhold_publisher" -> Optional.of(new ModerationAction.Withheld(publisher()));
            case "withhold_account" -> account().map(ModerationAction.Withheld::new);
            case "withhold_domain" -> Optional.of(new ModerationAction.Withheld(domain()));
            case "approve_tag" -> Optional.of(new ModerationAction.Approved(tag()));
            case "approve_post" -> post().map(ModerationAction.Approved::new);
            case "approve_link" -> Optional.of(new ModerationAction.Approved(link()));
            case "approve_publisher" -> Optional.of(new ModerationAction.Approved(publisher()));
            case "undo_tag" -> Optional.of(new ModerationAction.Undone(tag()));
            case "undo_post" -> post().map(ModerationAction.Undone::new);
            case "undo_link" -> Optional.of(new ModerationAction.Undone(link()));
            case "undo_publisher" -> Optional.of(new ModerationAction.Undone(publisher()));
            case "undo_account" -> account().map(ModerationAction.Undone::new);
            case "undo_domain" -> Optional.of(new ModerationAction.Undone(domain()));
            case "require_approval" -> Optional.of(new ModerationAction.ApprovalSet(true));
            case "waive_approval" -> Optional.of(new ModerationAction.ApprovalSet(false));
            case "set_role" -> Role.parse(detail).map(role -> new ModerationAction.RoleSet(subject, role));
            case "join_tag" -> Optional.of(new ModerationAction.TagJoined(new TagName(subject), new TagName(detail)));
            case "part_tag" ->
                Optional.of(new ModerationAction.TagSeparated(new TagName(subject), new TagName(detail)));
            case "hide_relation" ->
                Optional.of(new ModerationAction.RelationHidden(new TagName(subject), new TagName(detail)));
            case "restore_relation" ->
                Optional.of(new ModerationAction.RelationRestored(new TagName(subject), new TagName(detail)));
            case "mark_sensitive" -> Optional.of(new ModerationAction.SensitivitySet(new TagName(subject), true));
            case "unmark_sensitive" -> Optional.of(new ModerationAction.SensitivitySet(new TagName(subject), false));
            case "enable_tag" -> Optional.of(new ModerationAction.TagUsabilitySet(new TagName(subject), true));
            case "disable_tag" -> Optional.of(new ModerationAction.TagUsabilitySet(new TagName(subject), false));
            case "list_tag" -> Optional.of(new ModerationAction.TagListingSet(new TagName(subject), true));
            case "unlist_tag" -> Optional.of(new ModerationAction.TagListingSet(new TagName(subject), false));
            case "spell_tag" -> Optional.of(new ModerationAction.TagSpelled(new TagName(subject), detail));
            case "publish_story" -> version().map(version -> new ModerationAction.StoryPublished(subject, version));
            case "withdraw_story" -> Optional.of(new ModerationAction.StoryUnpublished(subject));
            case "decide_account" ->
                StrikeType.parse(detail).map(type -> new ModerationAction.AccountDecided(subject, type));
            case "lift_restriction" ->
                StrikeType.parse(detail).map(type -> new ModerationAction.RestrictionLifted(subject, type));
            case "remove_picture" ->
                ProfilePicture.parse(detail).map(picture -> new ModerationAction.PictureRemoved(subject, picture));
            case "approve_appeal" -> Optional.of(new ModerationAction.AppealDecided(subject, true));
            case "reject_appeal" -> Optional.of(new ModerationAction.AppealDecided(subject, false));
            case "publish_announcement" -> Optional.of(new ModerationAction.AnnouncementPublished(subject));
            case "change_announcement" -> Optional.of(new ModerationAction.AnnouncementChanged(subject));
            case "delete_announcement" -> Optional.of(new ModerationAction.AnnouncementDeleted(subject));
            case "add_emoji" -> Optional.of(new ModerationAction.EmojiAdded(subject));
            case "change_emoji" -> Optional.of(new ModerationAction.EmojiChanged(subject));
            case "delete_emoji" -> Optional.of(new ModerationAction.EmojiDeleted(subject));
            case "add_rule" -> Optional.of(new ModerationAction.RuleAdded(subject));
            case "change_rule" -> Optional.of(new ModerationAction.RuleChanged(subject));
            case "remove_rule" -> Optional.of(new ModerationAction.RuleRemoved(subject));
            case "publish_privacy_policy" -> day().map(ModerationAction.PrivacyPolicyPublished::new);
            case "publish_terms" -> day().map(ModerationAction.TermsPublished::new);
            case "publish_about" -> day().map(ModerationAction.AboutPublished::new);
            case "block_email_domain" -> Optional.of(new ModerationAction.EmailDomainBlocked(subject));
            case "unblock_email_domain" -> Optional.of(new ModerationAction.EmailDomainUnblocked(subject));
            case "block_ip" ->
                range().flatMap(range -> IpBlock.Severity.parse(detail)
                        .map(severity -> new ModerationAction.IpBlocked(range, severity)));
            case "unblock_ip" -> range().map(ModerationAction.IpUnblocked::new);
            case "block_server" ->
                ServerBlock.Severity.parse(detail)
                        .map(severity -> new ModerationAction.ServerBlocked(subject, severity));
            case "unblock_server" -> Optional.of(new ModerationAction.ServerUnblocked(subject));
            case "block_email" -> Optional.of(new ModerationAction.CanonicalEmailBlocked(subject));
            case "unblock_email" -> Optional.of(new ModerationAction.CanonicalEmailUnblocked(subject));
            default -> Optional.empty();
        };
        return known.orElseGet(() -> new ModerationAction.Unknown(name, subject));
    }

    private Subject.OfTag tag() {
        return new Subject.OfTag(new TagName(subject));
    }

    private Optional<Subject.OfPost> post() {
        return StatusId.parse(subject).map(Subject.OfPost::new);
    }

    private Subject.OfLink link() {
        return new Subject.OfLink(new LinkUrl(subject));
    }

    private Subject.OfPublisher publisher() {
        return new Subject.OfPublisher(subject);
    }

    private Optional<Subject.OfAccount> account() {
        return AccountId.parse(subject).map(Subject.OfAccount::new);
    }

    private Subject.OfDomain domain() {
        return new Subject.OfDomain(subject);
    }

    private Optional<IpRange> range() {
        return IpRange.parse(subject);
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(subject));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    private Optional<Integer> version() {
        return detail.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(detail)) : Optional.empty();
    }
}
