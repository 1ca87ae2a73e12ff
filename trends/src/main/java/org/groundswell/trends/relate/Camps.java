package org.groundswell.trends.relate;

/**
 * Whether people boost in two camps, and to which camp the people of two tags belong. Camps are found from three
 * quarters of the boosts, and tested with the last quarter, in turns: in a crowd without camps, half of the tested
 * boosts go across any division.
 *
 * @param tested the tested boosts
 * @param earlierInLater the share of the earlier tag's people who are in the later tag's camp
 * @param foundersInLater the same of the people who began with the earlier tag, whoever took it up after them
 * @param laterInLater the share of the people who began with the later tag who are in its camp
 */
public record Camps(Crossing tested, double earlierInLater, double foundersInLater, double laterInLater) {
    /** Too few boosts. */
    public static final Camps UNKNOWN = new Camps(Crossing.NONE, 0, 0, 0);
}
