package org.groundswell.statuses;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.media.Attachment;
import org.groundswell.polls.Poll;
import org.groundswell.text.SafeHtml;

/** The content of a status from a moment on. */
public record Edit(
        Instant at,
        String text,
        SafeHtml html,
        String spoiler,
        boolean sensitive,
        List<Attachment> attachments,
        Optional<Poll> poll) {}
