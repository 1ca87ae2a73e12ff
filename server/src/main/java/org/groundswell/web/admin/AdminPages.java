package org.groundswell.web.admin;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Role;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.rendering.Ago;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Registrations: requests, invitations, and the roles of staff. */
public final class AdminPages implements Pages {
    private final Accounts accounts;
    private final Logins logins;
    private final ModerationLog moderationLog;
    private final PageFrame.Site site;
    private final Renderer renderer;
    private final InstantSource clock;

    public AdminPages(Accounts accounts, Logins logins, ModerationLog moderationLog, WebParts parts) {
        this.accounts = accounts;
        this.logins = logins;
        this.moderationLog = moderationLog;
        this.site = parts.site();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/admin", PageAccess.ADMIN, this::show);
        routes.post("/admin/approve", PageAccess.ADMIN, call -> {
            logins.approve(account(call));
            return Reply.seeOther("/admin");
        });
        routes.post("/admin/reject", PageAccess.ADMIN, call -> {
            logins.reject(account(call));
            return Reply.seeOther("/admin");
        });
        routes.post("/admin/invite", PageAccess.ADMIN, call -> {
            logins.invite(call.visitor().me().id(), call.params().number("uses").orElse(1));
            return Reply.seeOther("/admin");
        });
        routes.post("/admin/role", PageAccess.ADMIN, call -> {
            Role role = Role.parse(call.params().textOr("role", ""))
                    .orElseThrow(() -> new Refusal.Invalid("role", "error.role"));
            Account account = accounts.find(call.params().textOr("name", "").strip())
                    .orElseThrow(() -> new Refusal.Invalid("name", "error.account.none"));
            logins.setRole(account.id(), role);
            moderationLog.record(
                    call.visitor().me().id(),
                    new ModerationAction.RoleSet(account.acct().toString(), role));
            return Reply.seeOther("/admin");
        });
    }

    private Reply show(WebCall call) {
        List<Login> pending = logins.pending();
        List<Login> staff = logins.withRoles();
        Map<AccountId, Account> known = accounts.all(Stream.concat(pending.stream(), staff.stream())
                .map(Login::account)
                .toList());
        // A request that has been rejected, or an account deleted, since the lists were read is left out.
        pending = pending.stream()
                .filter(login -> known.containsKey(login.account()))
                .toList();
        staff = staff.stream()
                .filter(login -> known.containsKey(login.account()))
                .toList();
        return renderer.page(new AdminPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("registrations.title"), "you")),
                logins.mode().word(),
                pending.stream()
                        .map(login -> new AdminPage.Waiting(
                                login.account().toString(),
                                Objects.requireNonNull(known.get(login.account()))
                                        .acct()
                                        .username(),
                                login.email(),
                                login.reason(),
                                Ago.of(login.createdAt(), clock.instant(), call.t())))
                        .toList(),
                staff.stream()
                        .map(login -> new AdminPage.Staff(
                                Objects.requireNonNull(known.get(login.account()))
                                        .acct()
                                        .toString(),
                                login.role().word()))
                        .toList(),
                logins.invites().stream()
                        .map(invite -> new AdminPage.InviteView(
                                site.home() + "/auth/sign_up?invite=" + invite.code(), invite.usesLeft()))
                        .toList()));
    }

    private static AccountId account(WebCall call) {
        return AccountId.parse(call.params().textOr("account", "")).orElseThrow(Refusal.NotFound::new);
    }
}
