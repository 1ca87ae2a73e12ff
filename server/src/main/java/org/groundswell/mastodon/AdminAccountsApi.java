package org.groundswell.mastodon;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.AccountAction;
import org.groundswell.moderation.AccountDirectory;
import org.groundswell.moderation.AccountFilter;
import org.groundswell.moderation.AccountModeration;
import org.groundswell.moderation.Decision;
import org.groundswell.moderation.StrikeType;
import org.groundswell.reports.CaseFile;
import org.groundswell.reports.Cases;
import org.groundswell.reports.ReportId;
import org.groundswell.reports.Reports;
import org.groundswell.statuses.Statuses;

/** Accounts for moderators: {@code /api/v1/admin/accounts} and {@code /api/v2/admin/accounts}. */
public final class AdminAccountsApi implements Resource {
    private static final String PATH = "/api/v1/admin/accounts";
    private static final int STANDARD = 100;
    private static final int MOST = 200;
    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Set<Role> STAFF = Set.of(Role.EDITOR, Role.MODERATOR, Role.ADMIN);

    /** The services of moderation that it uses. */
    public record Services(AccountDirectory directory, AccountModeration moderation, Reports reports, Cases cases) {}

    private final AccountDirectory directory;
    private final AccountModeration moderation;
    private final Reports reports;
    private final Cases cases;
    private final AdminEntities entities;

    public AdminAccountsApi(Services services, Statuses statuses, ApiParts parts) {
        this.directory = services.directory();
        this.moderation = services.moderation();
        this.reports = services.reports();
        this.cases = services.cases();
        this.entities = new AdminEntities(directory, statuses, parts);
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ_ACCOUNTS);
        Access write = Access.moderator(Scope.ADMIN_WRITE_ACCOUNTS);
        routes.get(PATH, read, "Accounts, for moderators", call -> list(call, first(call.params())));
        routes.get(
                "/api/v2/admin/accounts",
                read,
                "Accounts, for moderators, by origin and status",
                call -> list(call, second(call.params())));
        routes.get(PATH + "/{id}", read, "An account, for moderators", this::account);
        routes.post(PATH + "/{id}/approve", write, "Approves a sign-up", call -> {
            directory.approve(call.me(), call.accountId());
            return account(call);
        });
        routes.post(
                PATH + "/{id}/reject",
                write,
                "Rejects a sign-up",
                call -> entities.account(directory.reject(call.me(), call.accountId())));
        routes.delete(
                PATH + "/{id}",
                write,
                "Deletes the data of a suspended account",
                call -> entities.account(directory.delete(call.me(), call.accountId())));
        routes.post(PATH + "/{id}/action", write, "Acts on an account", this::act);
        lift(routes, "enable", "Unfreezes an account", StrikeType.FROZEN);
        lift(routes, "unsilence", "No longer limits an account", StrikeType.LIMITED);
        lift(routes, "unsuspend", "Lifts a suspension", StrikeType.SUSPENDED);
        lift(routes, "unsensitive", "No longer marks an account as sensitive", StrikeType.SENSITIVE);
    }

    private void lift(ApiRoutes routes, String verb, String summary, StrikeType type) {
        routes.post(PATH + "/{id}/" + verb, Access.moderator(Scope.ADMIN_WRITE_ACCOUNTS), summary, call -> {
            moderation.lift(call.me(), call.accountId(), type);
            return account(call);
        });
    }

    private AdminEntity.AdminAccount account(ApiCall call) {
        return entities.account(directory.get(call.me(), call.accountId()));
    }

    private Listing list(ApiCall call, AccountFilter filter) {
        return call.listing(
                STANDARD,
                MOST,
                page -> directory.list(call.me(), filter, page),
                entry -> entry.account().id().value(),
                found -> found.stream().map(entities::account).toList());
    }

    /** The older form: a flag for each property. */
    private static AccountFilter first(Params params) {
        Optional<Boolean> local = params.isOn("local")
                ? Optional.of(true)
                : params.isOn("remote") ? Optional.of(false) : Optional.empty();
        Optional<AccountFilter.State> state = Arrays.stream(AccountFilter.State.values())
                .filter(each -> params.isOn(each.name().toLowerCase(Locale.ROOT)))
                .findFirst();
        return filter(params, local, state, params.isOn("staff") ? STAFF : ALL);
    }

    private static AccountFilter second(Params params) {
        Optional<Boolean> local = text(params, "origin").map(origin -> switch (origin) {
            case "local" -> true;
            case "remote" -> false;
            default -> throw new Refusal.Invalid("origin", Refusal.Fault.INCLUSION, "error.admin.origin");
        });
        Optional<AccountFilter.State> state = text(params, "status")
                .map(status -> Arrays.stream(AccountFilter.State.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(status))
                        .findFirst()
                        .orElseThrow(
                                () -> new Refusal.Invalid("status", Refusal.Fault.INCLUSION, "error.admin.status")));
        Set<Role> permitted = text(params, "permissions")
                .map(permissions -> {
                    if (!permissions.equals("staff")) {
                        throw new Refusal.Invalid("permissions", Refusal.Fault.INCLUSION, "error.admin.permissions");
                    }
                    return STAFF;
                })
                .orElse(ALL);
        return filter(params, local, state, permitted);
    }

    private static AccountFilter filter(
            Params params, Optional<Boolean> local, Optional<AccountFilter.State> state, Set<Role> permitted) {
        // A client may act on all accounts of the list: one that is not filtered as it wanted does harm.
        refuse(params, "ip", "error.admin.ip");
        refuse(params, "invited_by", "error.admin.invited_by");
        Set<Role> roles = EnumSet.copyOf(permitted);
        List<String> wanted =
                params.all("role_ids").stream().filter(id -> !id.isEmpty()).toList();
        if (!wanted.isEmpty()) {
            roles.retainAll(wanted.stream().map(AdminAccountsApi::role).collect(Collectors.toSet()));
        }
        return new AccountFilter(
                local,
                state,
                roles.equals(ALL) ? Optional.empty() : Optional.of(roles),
                text(params, "username"),
                text(params, "display_name"),
                text(params, "by_domain"),
                text(params, "email"),
                Optional.empty());
    }

    private static void refuse(Params params, String name, String message) {
        if (text(params, name).isPresent()) {
            throw new Refusal.Invalid(name, message);
        }
    }

    private static Role role(String id) {
        return AccountEntities.role(id)
                .orElseThrow(() -> new Refusal.Invalid("role_ids", Refusal.Fault.INCLUSION, "error.admin.role_ids"));
    }

    private static Optional<String> text(Params params, String name) {
        return params.text(name).filter(text -> !text.isEmpty());
    }

    private Map<String, Object> act(ApiCall call) {
        Params params = call.params();
        AccountId target = directory.get(call.me(), call.accountId()).account().id();
        StrikeType type = StrikeType.parse(params.textOr("type", "none"))
                .filter(each -> each == StrikeType.WARNING || each.isRestriction())
                .orElseThrow(() -> new Refusal.Invalid("type", Refusal.Fault.INCLUSION, "error.moderation.action"));
        Optional<Decision.SeenCase> closing = text(params, "report_id").map(id -> seenCase(call, id));
        String text = params.textOr("text", "");
        if (type == StrikeType.WARNING && text.isBlank() && closing.isPresent()) {
            // Nothing is said and nothing done: the case is closed.
            cases.resolve(call.me(), closing.get().id(), closing.get().version());
            return Map.of();
        }
        AccountAction action = type == StrikeType.WARNING ? new AccountAction.Warn() : new AccountAction.Restrict(type);
        moderation.decide(
                call.me(), target, new Decision(action, text, params.isOn("send_email_notification"), closing));
        return Map.of();
    }

    private Decision.SeenCase seenCase(ApiCall call, String report) {
        ReportId id = ReportId.parse(report).orElseThrow(Refusal.NotFound::new);
        CaseFile file = cases.get(call.me(), reports.get(call.me(), id).caseId());
        return new Decision.SeenCase(
                file.moderationCase().id(), file.moderationCase().version());
    }
}
