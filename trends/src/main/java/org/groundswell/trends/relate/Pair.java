package org.groundswell.trends.relate;

/**
 * The observed figures of two tags, the second of which began later.
 *
 * @param earlier the name of the earlier one
 * @param later the name of the later one
 * @param earlierPeople how many people used the earlier one
 * @param laterPeople how many people used the later one
 * @param both how many people used both
 * @param active how many people are active, with or without these tags
 * @param words the similarity of the words in their posts: {@link Likeness#ofWords}
 * @param company the similarity of the other tags in their posts: {@link Likeness#ofCompany}
 * @param phase how many people used the later one in its first phase
 * @param answering how many of these replied to or quoted a post by another with the earlier one and without the later
 *     one, in that phase or in the day before
 * @param naming how many of the other people of the first phase used both in one post
 * @param earlierThen how many people had used the earlier one when the later began
 * @param headStart how many minutes the earlier one had been rising when the later began; negative if it had not, or if
 *     it had ended more than a week before
 * @param answers replies and quotes from posts with either to posts with either
 * @param answersAcross how many of these go from posts with the one to posts with only the other
 * @param boosts boosts of posts with either, by people of one side of posts by people of one side; those who use
 *     it more
 * @param boostsAcross how many of these go from the one side to the other
 * @param crowds how the crowds of the two stand to each other
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
        int boostsAcross,
        Crowds crowds) {
    /** A pair of which nothing is known about the crowds. */
    public Pair(
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
            int boostsAcross) {
        this(
                earlier,
                later,
                earlierPeople,
                laterPeople,
                both,
                active,
                words,
                company,
                phase,
                answering,
                naming,
                earlierThen,
                headStart,
                answers,
                answersAcross,
                boosts,
                boostsAcross,
                Crowds.UNKNOWN);
    }
}
