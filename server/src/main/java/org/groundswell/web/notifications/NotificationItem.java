package org.groundswell.web.notifications;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.text.MessagePart;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostView;

/**
 * A notification, or a group of them, in a page.
 *
 * @param key the group's key, by which it is dismissed
 * @param icon the name of its icon
 * @param people the accounts that caused it, newest first; empty for one from the server itself
 * @param sentence what happened, with the parts {@code name} and {@code tag}, which become links
 * @param url the page that the sentence's {@code tag} leads to, or that answers it; empty for none
 * @param detail another sentence, or empty
 * @param asks the id of the account that asks to follow the visitor; empty if it is no such request
 * @param fresh whether it is new since the last visit
 * @param post the post it is about
 * @param whole whether the post is for reading and replying; otherwise it is one that the visitor knows
 */
public record NotificationItem(
        String key,
        String icon,
        List<Person> people,
        List<MessagePart> sentence,
        String url,
        String detail,
        Optional<String> asks,
        Ago at,
        boolean fresh,
        Optional<PostView> post,
        boolean whole) {
    /** Whether it is about a trend, whose sentence has the link. */
    public boolean isTrend() {
        return sentence.stream().anyMatch(part -> part.is("tag"));
    }
}
