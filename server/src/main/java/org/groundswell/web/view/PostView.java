package org.groundswell.web.view;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.text.SafeHtml;

/**
 * A status in a page.
 *
 * @param boostedBy who boosted it, where it is shown for that
 * @param answered the account that it replies to
 * @param quoted what it quotes
 * @param quoteNote why what it quotes is not shown; empty if it is, or if it quotes nothing
 * @param text without markup
 * @param media its pictures, videos and sounds
 * @param filter the title of the visitor's filter that covers it; empty if none does
 * @param own whether it is the visitor's
 * @param pinned whether the visitor has pinned it
 * @param pinnable whether the visitor may pin it
 * @param boostable whether it may be passed on
 * @param quotable whether the visitor may quote it
 * @param card the preview of a page that it links to
 * @param poll what it asks
 */
public record PostView(
        String id,
        String url,
        Person author,
        Optional<Person> boostedBy,
        Optional<Person> answered,
        Ago posted,
        boolean edited,
        String audience,
        SafeHtml html,
        String text,
        String spoiler,
        String language,
        String country,
        List<MediaView> media,
        Optional<PostView> quoted,
        String quoteNote,
        long replies,
        long boosts,
        long favourites,
        long quotes,
        boolean favourited,
        boolean boosted,
        boolean bookmarked,
        boolean pinned,
        boolean pinnable,
        String filter,
        boolean own,
        boolean boostable,
        boolean quotable,
        Optional<CardView> card,
        Optional<PollView> poll) {}
