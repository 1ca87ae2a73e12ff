package org.groundswell.http;

import org.groundswell.accounts.Accounts;
import org.groundswell.accounts.Follows;
import org.groundswell.alerts.Alerts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.deletion.AccountDeletion;
import org.groundswell.links.LinkDays;
import org.groundswell.listening.Echoes;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.publishing.Composer;
import org.groundswell.publishing.Posting;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.ReplyLimits;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Consents;
import org.groundswell.stories.Stories;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.Examples;
import org.groundswell.trending.Review;
import org.groundswell.trending.Trending;
import org.groundswell.waves.Variants;
import org.groundswell.waves.WaveServices;

/** The services that faces show to the world. */
public record Services(
        Accounts accounts,
        Follows follows,
        Logins logins,
        OAuth oauth,
        AccountDeletion accountDeletion,
        Composer composer,
        Statuses statuses,
        Posting posting,
        Interactions interactions,
        ReplyLimits replyLimits,
        Tags tags,
        Timelines timelines,
        LinkDays linkDays,
        Examples examples,
        Trending trending,
        WaveServices waves,
        Stories stories,
        Consents consents,
        TagCare tagCare,
        Variants variants,
        Alerts alerts,
        Echoes echoes,
        Review review,
        ModerationLog moderationLog) {}
