package org.groundswell.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.moderation.LogEntry;
import org.groundswell.moderation.LogFilter;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.rendering.Ago;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The audit log: the actions of moderators, administrators and editors, by who acted and by the account acted on. */
public final class AuditLogPages implements Pages {
    private static final String PATH = "/admin/log";

    private final ModerationLog log;
    private final Accounts accounts;
    private final Renderer renderer;
    private final InstantSource clock;

    public AuditLogPages(ModerationLog log, Accounts accounts, WebParts parts) {
        this.log = log;
        this.accounts = accounts;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, this::show);
    }

    private Reply show(WebCall call) {
        Params query = call.call().query();
        String by = typed(query, "by");
        String about = typed(query, "account");
        Optional<Account> actor = accounts.find(by);
        boolean unknown = !by.isEmpty() && actor.isEmpty();
        LogFilter filter = new LogFilter(
                actor.map(Account::id),
                about.isEmpty()
                        ? Optional.empty()
                        : Optional.of(accounts.find(about)
                                .map(account ->
                                        new LogFilter.Target(account.acct().toString(), Optional.of(account.id())))
                                .orElseGet(() -> new LogFilter.Target(bare(about), Optional.empty()))));
        WebCall.Slice<LogEntry> slice = call.slice(page -> unknown ? List.of() : log.list(filter, page), LogEntry::id);
        ModerationSentences sentences =
                new ModerationSentences(accounts.all(ModerationSentences.named(List.of(), slice.entries())), call.t());
        Instant now = clock.instant();
        return renderer.page(new AuditLogPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("log.title"), "you")),
                by,
                about,
                unknown ? Optional.of(call.t().text("log.by.unknown")) : Optional.empty(),
                slice.entries().stream()
                        .map(each -> new AuditLogPage.Entry(
                                sentences.of(each),
                                ModerationSentences.path(each.action()).orElse(""),
                                Ago.of(each.at(), now, call.t()),
                                each.note()))
                        .toList(),
                slice.older()));
    }

    private static String typed(Params query, String field) {
        String text = query.textOr(field, "").strip();
        return text.length() > AuditLogPage.LONGEST_FILTER ? "" : text;
    }

    /** The address of a deleted account as the log has it. */
    private static String bare(String typed) {
        return typed.startsWith("@") ? typed.substring(1) : typed;
    }
}
