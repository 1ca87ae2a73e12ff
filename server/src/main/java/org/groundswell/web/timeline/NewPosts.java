package org.groundswell.web.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.streaming.Source;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.TimelineFeed;
import org.groundswell.timelines.Timelines;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of new posts of home timelines and lists, for their open pages. They are counted as the page is made, so that
 * none is counted which a reload would not show. Nothing is read while a timeline doesn't change.
 */
final class NewPosts implements Source<NewPosts.Key, byte[]> {
    /** Counting stops here: a page has half as many. */
    static final int MOST = 40;

    private static final FilterPlace PLACE = FilterPlace.of(FilterContext.HOME);
    /** In polls: relations and filters of the viewer may have changed, which the timeline needn't report. */
    private static final int RECOUNTED_EVERY = 15;

    private final Timelines timelines;
    private final TimelineFeed feed;
    private final PostViews posts;
    private final Messages messages;
    private final JsonMapper json = new JsonMapper();

    /**
     * An open page.
     *
     * @param after the newest status that it shows
     */
    record Key(AccountId viewer, Timeline.Followed timeline, StatusId after, Locale language) {}

    NewPosts(Timelines timelines, TimelineFeed feed, WebParts parts) {
        this.timelines = timelines;
        this.feed = feed;
        this.posts = parts.posts();
        this.messages = parts.messages();
    }

    @Override
    public Changes<byte[]> open(Key key) {
        return new CountChanges(key);
    }

    private final class CountChanges implements Changes<byte[]> {
        private final Key key;
        private final Translator t;
        /** At first for statuses from between the page and this stream. */
        private final AtomicBoolean changed = new AtomicBoolean(true);

        private final TimelineFeed.Subscription subscription;
        private int last;
        private int polls;

        CountChanges(Key key) {
            this.key = key;
            this.t = messages.in(key.language());
            this.subscription = feed.listen(key.viewer(), key.timeline(), _ -> changed.set(true));
        }

        @Override
        public Optional<byte[]> next() {
            polls++;
            boolean again = last > 0 && polls % RECOUNTED_EVERY == 0;
            if (!changed.getAndSet(false) && !again) {
                return Optional.empty();
            }
            int count;
            try {
                count = count();
            } catch (RuntimeException failed) {
                changed.set(true);
                throw failed;
            }
            if (count == last) {
                return Optional.empty();
            }
            last = count;
            return Optional.of(event(count));
        }

        private int count() {
            Page newer = new Page(Long.MAX_VALUE, key.after().value(), 0, MOST + 1);
            return posts.of(
                            timelines.page(Optional.of(key.viewer()), key.timeline(), newer),
                            Visitor.STRANGER,
                            PLACE,
                            t)
                    .size();
        }

        private byte[] event(int count) {
            String text = count == 0
                    ? ""
                    : count > MOST ? t.text("timeline.new.most", "most", MOST) : t.text("timeline.new", "count", count);
            return ("data: " + json.writeValueAsString(new Event(text)) + "\n\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            subscription.close();
        }
    }

    /** @param text of the link to the new posts; empty if there are none any more */
    private record Event(String text) {}
}
