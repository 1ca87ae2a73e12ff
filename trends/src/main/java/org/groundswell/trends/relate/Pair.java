package org.groundswell.trends.relate;

/**
 * The figures of two tags, of which the second began later.
 *
 * @param earlier the name of the earlier one
 * @param later the name of the later one
 * @param earlierPeople how many people used the earlier one
 * @param laterPeople how many people used the later one
 * @param both how many people used both
 * @param active how many people post at all
 * @param words how alike the words of their posts are: {@link Likeness#ofWords}
 * @param company how alike the other tags beside them are: {@link Likeness#ofCompany}
 * @param phase how many people used the later one in its first phase
 * @param answering how many of these answered or quoted a post with the earlier one, then or in the day before
 * @param naming how many of the others used both in one post
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
