package org.groundswell.announcements;

import java.util.List;
import org.groundswell.accounts.Account;
import org.groundswell.text.SafeHtml;

/**
 * An announcement as it is shown to an account.
 *
 * @param tags as written, each once
 * @param links the addresses in it, as written
 * @param mentions the accounts it mentions, as far as they exist
 * @param read whether the viewer has dismissed it
 * @param reactions in the order in which they were first given
 */
public record ShownAnnouncement(
        Announcement announcement,
        SafeHtml html,
        List<String> tags,
        List<String> links,
        List<Account> mentions,
        boolean read,
        List<Reaction> reactions) {}
