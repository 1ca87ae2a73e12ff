package org.groundswell.web.admin;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.LogEntry;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.TrendReview;
import org.groundswell.text.MessagePart;
import org.groundswell.text.Translator;

/**
 * Sentences about decisions in force and entries of the moderation log. The part {@code subject} of a sentence is its
 * subject.
 *
 * @param people the accounts that the sentences name, as far as they still exist
 */
record ModerationSentences(Map<AccountId, Account> people, Translator t) {
    /** The characters of a hash that tell it from others. */
    private static final int SHOWN = 12;

    /** The accounts that the sentences will name. */
    static Set<AccountId> named(List<TrendReview.Decided> decided, List<LogEntry> entries) {
        Set<AccountId> named = new HashSet<>();
        for (TrendReview.Decided each : decided) {
            named.add(each.by());
            add(named, each.subject());
        }
        for (LogEntry each : entries) {
            named.add(each.by());
            if (each.action() instanceof ModerationAction.Withheld(var subject)) {
                add(named, subject);
            } else if (each.action() instanceof ModerationAction.Undone(var subject)) {
                add(named, subject);
            }
        }
        return named;
    }

    private static void add(Set<AccountId> named, Subject subject) {
        if (subject instanceof Subject.OfAccount(var account)) {
            named.add(account);
        }
    }

    List<MessagePart> of(TrendReview.Decided decided) {
        String subject = name(decided.subject());
        if (!decided.withheld()) {
            return t.parts("trend_review.approved", "subject", subject);
        }
        return switch (decided.subject()) {
            case Subject.Entry _ -> t.parts("trend_review.hidden", "subject", subject);
            case Subject.Authors _ -> t.parts("trend_review.excluded", "subject", subject);
        };
    }

    List<MessagePart> of(LogEntry entry) {
        String by = name(entry.by());
        return switch (entry.action()) {
            case ModerationAction.Withheld(Subject.Entry hidden) ->
                t.parts("audit.hide", "by", by, "subject", name(hidden));
            case ModerationAction.Withheld(Subject.Authors authors) ->
                t.parts("audit.exclude", "by", by, "subject", name(authors));
            case ModerationAction.Approved(var approved) ->
                t.parts("audit.approve", "by", by, "subject", name(approved));
            case ModerationAction.Undone(var subject) -> t.parts("audit.undo", "by", by, "subject", name(subject));
            case ModerationAction.ApprovalSet(var needed) ->
                needed ? t.parts("audit.approval.on", "by", by) : t.parts("audit.approval.off", "by", by);
            case ModerationAction.RoleSet(var account, var role) ->
                t.parts("audit.role", "by", by, "subject", "@" + account, "role", t.text("role." + role.word()));
            case ModerationAction.TagJoined(var tag, var main) ->
                t.parts("audit.join", "by", by, "subject", name(tag), "main", name(main));
            case ModerationAction.TagSeparated(var tag, var main) ->
                t.parts("audit.part", "by", by, "subject", name(tag), "main", name(main));
            case ModerationAction.RelationHidden(var tag, var other) ->
                t.parts("audit.relation.hidden", "by", by, "subject", name(tag), "other", name(other));
            case ModerationAction.RelationRestored(var tag, var other) ->
                t.parts("audit.relation.restored", "by", by, "subject", name(tag), "other", name(other));
            case ModerationAction.SensitivitySet(var tag, var sensitive) ->
                sensitive
                        ? t.parts("audit.sensitive.on", "by", by, "subject", name(tag))
                        : t.parts("audit.sensitive.off", "by", by, "subject", name(tag));
            case ModerationAction.TagUsabilitySet(var tag, var usable) ->
                usable
                        ? t.parts("audit.tag.enabled", "by", by, "subject", name(tag))
                        : t.parts("audit.tag.disabled", "by", by, "subject", name(tag));
            case ModerationAction.TagListingSet(var tag, var listable) ->
                listable
                        ? t.parts("audit.tag.listed", "by", by, "subject", name(tag))
                        : t.parts("audit.tag.unlisted", "by", by, "subject", name(tag));
            case ModerationAction.TagSpelled(var tag, var displayName) ->
                displayName.isEmpty()
                        ? t.parts("audit.tag.spelling_removed", "by", by, "subject", name(tag))
                        : t.parts("audit.tag.spelled", "by", by, "subject", name(tag), "name", displayName);
            case ModerationAction.StoryPublished(var slug, var version) ->
                t.parts("audit.publish", "by", by, "subject", slug, "version", version);
            case ModerationAction.StoryUnpublished(var slug) -> t.parts("audit.unpublish", "by", by, "subject", slug);
            case ModerationAction.AccountDecided(var account, var type) ->
                t.parts("audit.account." + type.apiName(), "by", by, "subject", "@" + account);
            case ModerationAction.RestrictionLifted(var account, var type) ->
                t.parts("audit.lifted." + type.apiName(), "by", by, "subject", "@" + account);
            case ModerationAction.PictureRemoved(var account, var picture) ->
                t.parts("audit.picture." + picture.word(), "by", by, "subject", "@" + account);
            case ModerationAction.AppealDecided(var account, var approved) ->
                approved
                        ? t.parts("audit.appeal.approved", "by", by, "subject", "@" + account)
                        : t.parts("audit.appeal.rejected", "by", by, "subject", "@" + account);
            case ModerationAction.AnnouncementPublished(var text) ->
                t.parts("audit.announcement.published", "by", by, "subject", text);
            case ModerationAction.AnnouncementChanged(var text) ->
                t.parts("audit.announcement.changed", "by", by, "subject", text);
            case ModerationAction.AnnouncementDeleted(var text) ->
                t.parts("audit.announcement.deleted", "by", by, "subject", text);
            case ModerationAction.EmojiAdded(var shortcode) ->
                t.parts("audit.emoji.added", "by", by, "subject", ":" + shortcode + ":");
            case ModerationAction.EmojiChanged(var shortcode) ->
                t.parts("audit.emoji.changed", "by", by, "subject", ":" + shortcode + ":");
            case ModerationAction.EmojiDeleted(var shortcode) ->
                t.parts("audit.emoji.deleted", "by", by, "subject", ":" + shortcode + ":");
            case ModerationAction.RuleAdded(var text) -> t.parts("audit.rule.added", "by", by, "subject", text);
            case ModerationAction.RuleChanged(var text) -> t.parts("audit.rule.changed", "by", by, "subject", text);
            case ModerationAction.RuleRemoved(var text) -> t.parts("audit.rule.removed", "by", by, "subject", text);
            case ModerationAction.PrivacyPolicyPublished(var effective) ->
                t.parts("audit.policy.privacy", "by", by, "subject", effective.toString());
            case ModerationAction.TermsPublished(var effective) ->
                t.parts("audit.policy.terms", "by", by, "subject", effective.toString());
            case ModerationAction.AboutPublished(var effective) ->
                t.parts("audit.policy.about", "by", by, "subject", effective.toString());
            case ModerationAction.EmailDomainBlocked(var domain) ->
                t.parts("audit.email_domain.blocked", "by", by, "subject", domain);
            case ModerationAction.EmailDomainUnblocked(var domain) ->
                t.parts("audit.email_domain.unblocked", "by", by, "subject", domain);
            case ModerationAction.IpBlocked(var range, var severity) ->
                t.parts("audit.ip." + severity.word(), "by", by, "subject", range.toString());
            case ModerationAction.IpUnblocked(var range) ->
                t.parts("audit.ip.unblocked", "by", by, "subject", range.toString());
            case ModerationAction.ServerBlocked(var domain, var severity) ->
                t.parts("audit.server." + severity.word(), "by", by, "subject", domain);
            case ModerationAction.ServerUnblocked(var domain) ->
                t.parts("audit.server.unblocked", "by", by, "subject", domain);
            case ModerationAction.CanonicalEmailBlocked(var hash) ->
                t.parts("audit.email.blocked", "by", by, "subject", hash.substring(0, SHOWN));
            case ModerationAction.CanonicalEmailUnblocked(var hash) ->
                t.parts("audit.email.unblocked", "by", by, "subject", hash.substring(0, SHOWN));
            case ModerationAction.Unknown(var action, var subject) ->
                t.parts("audit.unknown", "by", by, "action", action, "subject", subject);
        };
    }

    /** The page at the desk that leads to the account which an action was about; empty if it was about something else. */
    static Optional<String> path(ModerationAction action) {
        return switch (action) {
            case ModerationAction.AccountDecided done -> Optional.of(search(done.account()));
            case ModerationAction.RestrictionLifted done -> Optional.of(search(done.account()));
            case ModerationAction.PictureRemoved done -> Optional.of(search(done.account()));
            case ModerationAction.AppealDecided done -> Optional.of(search(done.account()));
            case ModerationAction.RoleSet done -> Optional.of(search(done.account()));
            case ModerationAction.Withheld(Subject.OfAccount(var account)) ->
                Optional.of(AccountListPages.PATH + "/" + account);
            case ModerationAction.Undone(Subject.OfAccount(var account)) ->
                Optional.of(AccountListPages.PATH + "/" + account);
            default -> Optional.empty();
        };
    }

    private static String search(String account) {
        return AccountListPages.PATH + "?q=" + Params.encode("@" + account);
    }

    private String name(Subject subject) {
        return switch (subject) {
            case Subject.OfTag(var tag) -> name(tag);
            case Subject.OfPost(var post) -> t.text("trend_review.post", "id", post.toString());
            case Subject.OfLink(var link) -> link.title();
            case Subject.OfPublisher(var site) -> t.text("trend_review.publisher", "site", site);
            case Subject.OfAccount(var account) -> name(account);
            case Subject.OfDomain(var domain) -> domain;
        };
    }

    private static String name(TagName tag) {
        return "#" + tag.key();
    }

    String name(AccountId id) {
        Account account = people.get(id);
        return account == null ? t.text("trend_review.account.deleted", "id", id.toString()) : "@" + account.acct();
    }
}
