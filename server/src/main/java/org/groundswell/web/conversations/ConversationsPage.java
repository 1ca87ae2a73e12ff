package org.groundswell.web.conversations;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The visitor's conversations.
 *
 * @param held the number of private mentions that are held
 * @param older the query of the next page
 */
public record ConversationsPage(PageFrame page, List<ConversationView> conversations, long held, Optional<String> older)
        implements View {
    /**
     * A conversation in the list.
     *
     * @param others the other participants; of a conversation with oneself the visitor
     * @param excerpt the beginning of its latest status, or its content warning
     * @param own whether the visitor wrote that
     */
    public record ConversationView(
            String id, List<Person> others, Ago at, String excerpt, boolean own, boolean unread) {}

    @Override
    public String template() {
        return "conversations/conversations";
    }
}
