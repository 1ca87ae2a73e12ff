package org.groundswell.trends.relate;

/**
 * What is known of two tags, of which the second began later.
 *
 * @param earlier how the one is written
 * @param later how the other is
 * @param earlierPeople how many used the one
 * @param laterPeople how many used the other
 * @param both how many used both
 * @param active how many people there are who post at all
 * @param words how alike is what is said with them: the cosine of their words
 * @param company how alike are the other tags beside them: the cosine again
 * @param phase people of the later one's first phase
 * @param answering how many of these answered or quoted a post with the earlier one, then or in the day before
 * @param naming how many of the others named the earlier one in the same post
 * @param earlierThen how many people had used the earlier one when the later began
 * @param headStart how many minutes the earlier one had been rising when the later began; negative if it had not, or if
 *     it was over for more than a week
 * @param answers replies and quotes from posts with either to posts with either
 * @param answersAcross how many of these go from posts with the one to posts with only the other
 * @param boosts boosts of posts with either, by people who used either
 * @param boostsAcross how many of these are of posts with only the one, by people who used the other
 */
public record Pair(
        String earlier,
        String later,
        long earlierPeople,
        long laterPeople,
        long both,
        long active,
        double words,
        double company,
        int phase,
        int answering,
        int naming,
        long earlierThen,
        int headStart,
        int answers,
        int answersAcross,
        int boosts,
        int boostsAcross) {}
