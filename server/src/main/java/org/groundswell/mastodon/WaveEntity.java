package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag's life in the API; our own.
 *
 * @param url where its page is
 * @param tags how the tags that are counted together are written
 * @param posts all public statuses, exactly
 * @param people their distinct authors, exactly
 * @param firstAt when the first was posted; null if there is none
 * @param state quiet, rising, peaking, ebbing or over
 * @param waves oldest first
 * @param shown which of them {@code part} is, the first being 1; null if it is something else
 * @param beginning how the wave began; null if there was none
 * @param related tags it has to do with
 * @param voices accounts that joined it and moved it, in the order in which they did
 * @param selection posts that show what is said, in the order of time
 * @param selectionPool what they were selected from
 * @param elsewhere what other networks had to say with the tag, in the stretches of {@code part}'s series: in no other
 *     number here
 * @param countedAt when all this was counted
 * @param method where it is said how
 */
record WaveEntity(
        String name,
        String url,
        List<String> tags,
        int posts,
        int people,
        @Nullable String firstAt,
        @Nullable String lastAt,
        String state,
        List<Wave> waves,
        @Nullable Integer shown,
        Part part,
        @Nullable BeginningEntity beginning,
        @Nullable CourseEntity course,
        @Nullable PageEntity mostShared,
        PhrasesEntity phrases,
        List<RelatedEntity> related,
        List<VoiceEntity> voices,
        List<HighlightEntity> selection,
        PoolEntity selectionPool,
        List<EchoEntity> elsewhere,
        String countedAt,
        String method) {

    /**
     * @param onset when it began
     * @param peak the first minute of the hour with most people; null while the wave is rising, or before its first hour is
     *     over
     * @param peakUntil the first minute after it; null if there is none yet
     * @param peakPeople how many; null if there is none yet
     * @param end the minute after its last post; null while it is running
     * @param days on how many days it has run
     */
    record Wave(
            String onset,
            @Nullable String peak,
            @Nullable String peakUntil,
            @Nullable Integer peakPeople,
            @Nullable String end,
            int days,
            int posts,
            int people) {}

    /**
     * How a wave began.
     *
     * @param before how many people used the tag in the hour before
     * @param after how many in the hour from {@code onset} on
     * @param firstIds its first posts
     * @param tippingId the most boosted of the posts up to the end of the peak hour, or so far; null if none was
     * @param link the page that most people pointed to at first; null if none did
     * @param firstHour who that hour came from
     * @param earlier what the posts held here tell about the time before: complete; partial, if most were imported; or none
     */
    record BeginningEntity(
            String onset,
            int before,
            int after,
            List<String> firstIds,
            @Nullable String tippingId,
            @Nullable Long tippingBoosts,
            @Nullable SharedLinkEntity link,
            FirstHourEntity firstHour,
            String earlier) {}

    /**
     * The phases of a wave.
     *
     * @param riseHours from the hour in which it began to that with most people
     * @param peaks the highest hours of its rises, in the order of time
     * @param risesAfterPeak how many of these are after the highest
     */
    record CourseEntity(int riseHours, List<PeakEntity> peaks, int risesAfterPeak) {}

    /**
     * The highest hour of a rise.
     *
     * @param highest whether it is the highest of all
     * @param low the fewest people in an hour since the peak before; 0 for the first
     */
    record PeakEntity(String from, String to, int people, boolean highest, int low) {}

    /**
     * The page that most people linked to.
     *
     * @param people exactly how many
     */
    record PageEntity(String url, String title, String site, boolean video, int people) {}

    /**
     * The phrases that set the posts of a wave apart from those before it.
     *
     * @param days how many days before the wave were compared with
     * @param people how many people of the wave were read, at most those of 1,500 posts
     * @param before how many people before they were compared with
     */
    record PhrasesEntity(int days, int people, int before, List<PhraseEntity> found) {}

    /**
     * @param people how many people of the wave use it
     * @param before how many people before do
     * @param times how many times as often it is used as before; null if nobody used it before
     */
    record PhraseEntity(
            String text, int people, int before, @Nullable Long times) {}

    record SharedLinkEntity(String url, int people) {}

    /**
     * @param posts how many were looked at
     * @param newAccounts accounts that were made less than a day before they posted
     * @param copiers accounts that posted nearly the same text
     */
    record FirstHourEntity(int posts, int newAccounts, int postsOfNewAccounts, int copiers, int copies) {}

    /**
     * Another tag.
     *
     * @param relation what this tag is to it: answers, counters, answered_by, countered_by, reports_on,
     *     reported_by, ally or travels_with
     * @param strength the confidence, from 0.7 to 1; of travels_with, which claims nothing, how often both are used
     *     together, from 0 to 1
     * @param since when the later of the two began
     * @param evidence what speaks for it
     */
    record RelatedEntity(
            String name, String url, String relation, double strength, String since, EvidenceEntity evidence) {}

    /**
     * @param firstPeople how many people the later one began with
     * @param answering how many of them replied to or quoted a post with only the earlier one, then or in the day before
     * @param naming how many of the others named it in the same post
     * @param answeringOrNaming both together
     * @param headStartMinutes how long the earlier one had been rising; null if it had not
     * @param people how many people of this wave, or of all who used the tag if it has none, also used the other
     * @param answers replies and quotes between posts with either, in a sample
     * @param answersAcross how many of these go from the one to the other
     * @param boosts boosts of people of either by people of either, in a sample; people belong to the tag they use more
     * @param boostsAcross how many of these go from the one to the other
     * @param pattern how far the names follow one pattern, from 0 to 1
     * @param replying how many of the first people replied to the earlier one without being its people; quotes don't
     *     count
     * @param answersBack how many replies and quotes go from the earlier one to the later, in a sample
     * @param otherTag another tag that the later one reports on; null if it doesn't
     * @param aboutOtherTag how many of its first people quoted or named that one; null if it doesn't
     * @param camps whether people boost in two camps; null if there are too few boosts
     */
    record EvidenceEntity(
            int firstPeople,
            int answering,
            int naming,
            int answeringOrNaming,
            @Nullable Integer headStartMinutes,
            long people,
            int answers,
            int answersAcross,
            int boosts,
            int boostsAcross,
            double pattern,
            int replying,
            int answersBack,
            @Nullable String otherTag,
            @Nullable Integer aboutOtherTag,
            @Nullable CampsEntity camps) {}

    /**
     * @param boosts how many boosts were tested
     * @param across how many of these go from one camp to the other
     * @param expected how many would if nobody minded camps
     * @param earlierPeople the share of the earlier tag's people who are in the later tag's camp
     * @param earlierFirstPeople the same of the people who began with the earlier tag
     * @param laterFirstPeople the share of the people who began with the later tag who are in its camp
     */
    record CampsEntity(
            int boosts,
            int across,
            double expected,
            double earlierPeople,
            double earlierFirstPeople,
            double laterFirstPeople) {}

    /**
     * @param joinedAt when the account first used the tag
     * @param statusId with which post
     * @param followers how many people it reaches
     * @param boosts how often its posts in the wave were boosted
     * @param direct how many joined in the six hours after, having boosted, answered or quoted it before
     * @param before how many joined in the hour before it
     * @param after how many in the hour after
     * @param expected how many of these there would have been by the trend of the hour before
     * @param rank what place that rise has among the same at twenty other moments of the wave
     * @param rise whether that rise stands out
     */
    record VoiceEntity(
            String accountId,
            String acct,
            String name,
            String joinedAt,
            String statusId,
            int followers,
            int boosts,
            int direct,
            int before,
            int after,
            double expected,
            int rank,
            boolean rise) {}

    /**
     * @param shows how much of what all say it adds to what was chosen before it, from 0 to 1
     * @param quality what it is worth by itself, from 0 to 1
     */
    record HighlightEntity(String statusId, double shows, double quality) {}

    /**
     * The posts that a selection was made from.
     *
     * @param weighedDown how many weighed little or nothing, so that they were hardly selected or not at all
     * @param reasons by reason, how many of these weighed little for it, each for its heaviest reason
     */
    record PoolEntity(int candidates, int weighedDown, Map<String, Integer> reasons) {}

    /** @param people distinct people in each stretch, oldest first */
    record EchoEntity(String network, int posts, int people, List<Integer> peopleInStretches) {}

    /**
     * A part of its life, looked at closely.
     *
     * @param firstAt when its first post was written; null if there is none
     * @param lastAt when its last post was written; null if there is none
     * @param cells cells of one degree; null if no post has coordinates
     */
    record Part(
            String from,
            String to,
            @Nullable String firstAt,
            @Nullable String lastAt,
            int posts,
            int people,
            SeriesEntity series,
            SpreadEntity countries,
            SpreadEntity languages,
            @Nullable SpreadEntity cells,
            OriginsEntity origins) {}

    /**
     * @param start where the first stretch begins
     * @param seconds how long each is
     * @param people distinct people in each, oldest first
     * @param usualBefore how many people were usual in it before the wave
     * @param usualBeforeHigh the upper bound of what was usual
     * @param complete how many of the stretches are over: the one after them is not
     */
    record SeriesEntity(
            String start,
            long seconds,
            List<Integer> posts,
            List<Integer> people,
            List<Double> usualBefore,
            List<Double> usualBeforeHigh,
            int complete) {}

    /**
     * @param moments when frames end, oldest first
     * @param there places with at least five people, most first
     * @param fewer how many places have fewer
     * @param unknown people whose place is unknown
     * @param known people whose place is known; the following are of them, and null if they are fewer than five
     * @param effective as many places with equally many people would be as even
     * @param peoplePerPlace people for each of these
     * @param largestShare the part of them in the place with most, from 0 to 1
     */
    record SpreadEntity(
            List<String> moments,
            List<There> there,
            int fewer,
            int unknown,
            int known,
            @Nullable Double effective,
            @Nullable Double peoplePerPlace,
            @Nullable Double largestShare) {}

    /**
     * @param firstAt the minute of the first post there
     * @param growth people up to each moment, 0 while they were fewer than five
     */
    record There(String code, int people, int posts, String firstAt, List<Integer> growth) {}

    /**
     * @param servers on how many servers the people are
     * @param bots how many of them say that they are automated
     * @param largest the server with most of them
     * @param largestPeople how many that are
     */
    record OriginsEntity(int servers, int bots, String largest, int largestPeople) {}
}
