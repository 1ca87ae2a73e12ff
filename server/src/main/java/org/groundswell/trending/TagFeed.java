package org.groundswell.trending;

import java.util.Objects;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Who;
import org.groundswell.words.Event;
import org.groundswell.words.TagName;

/** Who uses which tag. */
final class TagFeed implements Feed {
    private final Board board;
    private final TimeMachine past;

    /** @param past has to know what changes in it */
    TagFeed(Board board, TimeMachine past) {
        this.board = board;
        this.past = past;
    }

    @Override
    public void apply(Event event, News news) {
        switch (event) {
            case Event.StatusPosted posted -> use(posted.status(), news);
            case Event.StatusDeleted deleted -> retract(deleted.status(), news);
            case Event.StatusEdited edited -> {
                retract(edited.before(), news);
                use(edited.status(), news);
            }
            default -> {}
        }
    }

    private void use(Event.Facts status, News news) {
        if (Feed.counts(status, news)) {
            for (String tag : status.tags()) {
                Use use = useOf(status, tag, news);
                board.use(use, news.now());
                past.changed(use.tag(), use.at(), news.now());
            }
        }
    }

    private void retract(Event.Facts status, News news) {
        if (Feed.counts(status, news)) {
            for (String tag : status.tags()) {
                Use use = useOf(status, tag, news);
                board.retract(use);
                past.changed(use.tag(), use.at(), news.now());
            }
        }
    }

    private static Use useOf(Event.Facts status, String tag, News news) {
        Standing standing = news.standings().get(status.account());
        return new Use(
                TagName.of(tag).key(),
                status.account().value(),
                Feed.at(status, news),
                status.country(),
                Objects.requireNonNullElse(status.language(), ""),
                standing == null ? Who.KNOWN : news.community().who(standing, status.at()),
                status.textHash());
    }
}
