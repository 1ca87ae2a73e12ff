package org.groundswell.web.tag;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.web.view.CardView;

/**
 * How a wave began, on its page.
 *
 * @param hours the sentence with the people of the first hour and of the hour before
 * @param first its first posts
 * @param tipping the most boosted of the posts up to the end of the peak hour, or so far
 * @param tipped the words before it, with the number of boosts
 * @param link the address that most of the first people linked to
 * @param remarks sentences about unusual origins of the first hour's posts
 */
public record BeginningView(
        String hours,
        List<Pointer> first,
        Optional<Pointer> tipping,
        String tipped,
        Optional<Shared> link,
        List<String> remarks) {

    /** A link to a post. */
    public record Pointer(String name, String url, String excerpt, Ago at) {}

    /**
     * A page, and how many people linked to it.
     *
     * @param title its title, or its address if that is not known
     * @param card its preview, unless the tag is a sensitive topic
     */
    public record Shared(String url, String title, int people, Optional<CardView> card) {}
}
