package org.groundswell.policies;

import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.archive.Archives;
import org.groundswell.auth.Confirmations;
import org.groundswell.auth.LinkedAccounts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Sessions;
import org.groundswell.dataimport.DataImports;
import org.groundswell.events.EventLog;
import org.groundswell.moderation.Suspensions;
import org.groundswell.reports.ReportRetention;
import org.groundswell.shield.Surges;
import org.groundswell.text.Translator;

/**
 * What this software keeps of people and for how long, for servers whose administrators have written no privacy policy. The
 * periods are those of the code, so that the text stays true.
 */
public final class DefaultPrivacyPolicy {
    /** The day on which the text was last changed. */
    public static final LocalDate WRITTEN = LocalDate.of(2026, 11, 28);

    private DefaultPrivacyPolicy() {}

    /**
     * The text, in the form that {@link org.groundswell.text.DocumentText} reads.
     *
     * @param site the name of the server
     * @param contact the administrators' e-mail address, or an empty text
     */
    public static String text(Translator t, String site, String contact) {
        return Stream.of(
                        t.text("privacy.default.intro", "site", site),
                        "",
                        contact.isEmpty()
                                ? t.text("privacy.default.contact.none")
                                : t.text("privacy.default.contact", "contact", contact),
                        heading(t.text("privacy.default.account.title")),
                        item(t.text("privacy.default.account")),
                        item(t.text("privacy.default.posts")),
                        item(t.text("privacy.default.relations")),
                        item(t.text("privacy.default.unconfirmed", "days", days(Confirmations.UNCONFIRMED_LIVES))),
                        heading(t.text("privacy.default.use.title")),
                        item(t.text("privacy.default.sessions", "days", days(Sessions.LIVES))),
                        item(t.text("privacy.default.networks", "days", days(Logins.NETWORK_KNOWN))),
                        item(t.text("privacy.default.traces", "days", days(LinkedAccounts.KEPT))),
                        item(t.text("privacy.default.active", "days", days(Sessions.ACTIVE_DAYS_KEPT))),
                        item(t.text("privacy.default.log", "days", days(EventLog.KEPT))),
                        item(t.text(
                                "privacy.default.imports",
                                "days",
                                days(DataImports.KEPT),
                                "unconfirmed",
                                days(DataImports.UNCONFIRMED_KEPT))),
                        item(t.text("privacy.default.archives", "days", days(Archives.KEPT))),
                        item(t.text("privacy.default.cookie")),
                        heading(t.text("privacy.default.moderation.title")),
                        item(t.text(
                                "privacy.default.reports",
                                "posts",
                                days(ReportRetention.POSTS),
                                "cases",
                                days(ReportRetention.CASES))),
                        item(t.text("privacy.default.suspension", "days", days(Suspensions.KEPT))),
                        item(t.text("privacy.default.strangers", "days", days(Surges.KEPT))),
                        item(t.text("privacy.default.blocks")),
                        item(t.text("privacy.default.audit")),
                        heading(t.text("privacy.default.readers.title")),
                        item(t.text("privacy.default.public")),
                        item(t.text("privacy.default.private")),
                        item(t.text("privacy.default.trends")),
                        item(t.text("privacy.default.services")),
                        item(t.text("privacy.default.beside")),
                        heading(t.text("privacy.default.rights.title")),
                        item(t.text("privacy.default.see")),
                        item(t.text("privacy.default.delete")))
                .collect(Collectors.joining("\n"));
    }

    private static String heading(String text) {
        return "\n# " + text;
    }

    private static String item(String text) {
        return "- " + text;
    }

    private static long days(Duration time) {
        return time.toDays();
    }
}
