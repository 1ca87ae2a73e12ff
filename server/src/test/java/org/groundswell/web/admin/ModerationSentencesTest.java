package org.groundswell.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.auth.Role;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.LogEntry;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.TrendReview;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.text.MessagePart;
import org.groundswell.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What trend review says about decisions and the audit log. The accounts are deleted: their names are in pages' tests. */
class ModerationSentencesTest {
    private static final TagName LIGHTS = new TagName("lights");
    private static final TagName LICHTER = new TagName("lichter");
    private static final Subject.OfTag TAG = new Subject.OfTag(LIGHTS);
    private static final Subject ACCOUNT = new Subject.OfAccount(new AccountId(7));
    private static final Subject SERVER = new Subject.OfDomain("loud.example");

    private final ModerationSentences sentences =
            new ModerationSentences(Map.of(), Messages.load().english());

    static Stream<Arguments> actions() {
        return Stream.of(
                arguments(new ModerationAction.Withheld(TAG), "hid [#lights] from trends"),
                arguments(new ModerationAction.Withheld(ACCOUNT), "excluded [deleted account 7] from the count"),
                arguments(new ModerationAction.Withheld(SERVER), "excluded [loud.example] from the count"),
                arguments(
                        new ModerationAction.Withheld(new Subject.OfPost(new StatusId(5))), "hid [post 5] from trends"),
                arguments(
                        new ModerationAction.Withheld(new Subject.OfLink(new LinkUrl("https://news.example/a"))),
                        "hid [news.example/a] from trends"),
                arguments(
                        new ModerationAction.Approved(new Subject.OfPublisher("news.example")),
                        "approved [the website news.example]"),
                arguments(new ModerationAction.Approved(TAG), "approved [#lights]"),
                arguments(new ModerationAction.Undone(SERVER), "undid the decision about [loud.example]"),
                arguments(new ModerationAction.ApprovalSet(true), "made tags require approval"),
                arguments(new ModerationAction.ApprovalSet(false), "made tags no longer require approval"),
                arguments(
                        new ModerationAction.RoleSet("ana", Role.ADMIN), "changed the role of [@ana] to Administrator"),
                arguments(new ModerationAction.RoleSet("ana", Role.USER), "changed the role of [@ana] to User"),
                arguments(
                        new ModerationAction.PictureRemoved("ana", ProfilePicture.AVATAR),
                        "removed the avatar of [@ana]"),
                arguments(
                        new ModerationAction.PictureRemoved("ana", ProfilePicture.HEADER),
                        "removed the header of [@ana]"),
                arguments(new ModerationAction.TagJoined(LICHTER, LIGHTS), "joined [#lichter] to #lights"),
                arguments(new ModerationAction.TagSeparated(LICHTER, LIGHTS), "separated [#lichter] from #lights"),
                arguments(
                        new ModerationAction.RelationHidden(LICHTER, LIGHTS),
                        "hid the relation between [#lichter] and #lights"),
                arguments(
                        new ModerationAction.RelationRestored(LICHTER, LIGHTS),
                        "restored the relation between [#lichter] and #lights"),
                arguments(new ModerationAction.SensitivitySet(LIGHTS, true), "marked [#lights] as a sensitive topic"),
                arguments(
                        new ModerationAction.SensitivitySet(LIGHTS, false),
                        "removed the sensitive topic mark from [#lights]"),
                arguments(
                        new ModerationAction.StoryPublished("lights-on", 3),
                        "published version 3 of the story [lights-on]"),
                arguments(new ModerationAction.TagUsabilitySet(LIGHTS, false), "disabled [#lights] for new posts"),
                arguments(new ModerationAction.TagListingSet(LIGHTS, false), "hid [#lights] from lists and searches"),
                arguments(
                        new ModerationAction.TagSpelled(LIGHTS, "LightS"),
                        "set the display name of [#lights] to #LightS"),
                arguments(new ModerationAction.TagSpelled(LIGHTS, ""), "removed the display name of [#lights]"),
                arguments(new ModerationAction.StoryUnpublished("lights-on"), "unpublished the story [lights-on]"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anEntryOfTheLog(ModerationAction action, String sentence) {
        LogEntry entry = new LogEntry(1, new AccountId(1), action, "");
        assertThat(text(sentences.of(entry))).isEqualTo("deleted account 1 " + sentence);
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments(TAG, true, "[#lights] is hidden from trends"),
                arguments(ACCOUNT, true, "[deleted account 7] is excluded from the count"),
                arguments(SERVER, true, "[loud.example] is excluded from the count"),
                arguments(TAG, false, "[#lights] is approved"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecision(Subject subject, boolean withheld, String sentence) {
        TrendReview.Decided decided = new TrendReview.Decided(subject, withheld, new AccountId(1), Instant.EPOCH, "");
        assertThat(text(sentences.of(decided))).isEqualTo(sentence);
    }

    /** A sentence with its subject in brackets. */
    private static String text(List<MessagePart> parts) {
        return parts.stream()
                .map(part -> part.is("subject") ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}
