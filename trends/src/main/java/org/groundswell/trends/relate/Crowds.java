package org.groundswell.trends.relate;

/**
 * How the crowds of two tags stand to each other.
 *
 * @param outside how many of the first people who replied to or quoted the earlier tag aren't people of that tag
 * @param replying how many of these replied, rather than only quoted
 * @param crossing the share of the later tag's posts that reply to or quote posts with only the earlier one
 * @param answersBack replies and quotes from posts with the earlier tag to posts with only the later one, not by people
 *     of the later one
 * @param jointOfEarlier the share of the earlier tag's posts that also have the later one
 * @param jointOfLater the share of the later tag's posts that also have the earlier one
 * @param third another tag that the first people name or answer as well; 0 if there is none
 * @param answeringThird how many of the first people replied to or quoted a post with the third tag and without the
 *     earlier one
 * @param namingThird how many of the first people named the earlier and the third tag in one post
 * @param sides boosts by people of one tag of posts by people of one tag, by the tag that they use more
 * @param camps whether people boost in two camps
 */
public record Crowds(
        int outside,
        int replying,
        double crossing,
        int answersBack,
        double jointOfEarlier,
        double jointOfLater,
        long third,
        int answeringThird,
        int namingThird,
        Crossing sides,
        Camps camps) {
    /** Nothing is known. */
    public static final Crowds UNKNOWN = new Crowds(0, 0, 0, 0, 0, 0, 0, 0, 0, Crossing.NONE, Camps.UNKNOWN);

    /** How many of the first people quoted, replied to or named the third tag. */
    public int aboutThird() {
        return Math.max(answeringThird, namingThird);
    }
}
