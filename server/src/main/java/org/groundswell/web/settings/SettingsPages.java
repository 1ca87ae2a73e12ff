package org.groundswell.web.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.deletion.AccountDeletion;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Countries;
import org.groundswell.stories.Consents;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.Visitors;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The settings: profile, posting defaults, and deletion of the account. */
public final class SettingsPages implements Pages {
    /** In characters. A longer value is not shown again in a form. */
    private static final int LONGEST_SHOWN = 10_000;

    private final Accounts accounts;
    private final Logins logins;
    private final AccountDeletion accountDeletion;
    private final Consents consents;
    private final Visitors visitors;
    private final Renderer renderer;

    public SettingsPages(
            Accounts accounts, Logins logins, AccountDeletion accountDeletion, Consents consents, WebParts parts) {
        this.accounts = accounts;
        this.logins = logins;
        this.accountDeletion = accountDeletion;
        this.consents = consents;
        this.visitors = parts.visitors();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/settings", PageAccess.SIGNED_IN, call -> {
            Account me = call.visitor().me();
            return form(call, 200, me.profile(), usual(me), Optional.empty());
        });
        routes.post("/settings", PageAccess.SIGNED_IN, this::save);
        routes.post("/settings/leave", PageAccess.SIGNED_IN, this::leave);
    }

    private Reply save(WebCall call) {
        Account me = call.visitor().me();
        Account.Profile typed = typed(call.params(), me.profile());
        PostingDefaults defaults = defaults(call.params());
        try {
            accounts.update(me.id(), _ -> typed);
            logins.setDefaults(me.id(), defaults);
            consents.setQuotable(me.id(), call.params().isOn("quotable"));
            return Reply.seeOther("/settings?done=saved");
        } catch (Refusal.Invalid invalid) {
            String problem = call.refusals().yours(invalid);
            return form(call, 422, shown(typed, me.profile()), defaults, Optional.of(problem));
        }
    }

    private static PostingDefaults defaults(Params params) {
        return new PostingDefaults(
                PostingDefaults.parse(params.textOr("visibility", "")).orElse(PostingDefaults.NONE.visibility()),
                params.isOn("sensitive"),
                QuotePolicy.parse(params.textOr("quote_policy", "")).orElse(PostingDefaults.NONE.quotePolicy()));
    }

    /** The typed values, to be corrected; the stored value in place of one that is far too long. */
    private static Account.Profile shown(Account.Profile typed, Account.Profile now) {
        return new Account.Profile(
                typed.displayName().length() <= LONGEST_SHOWN ? typed.displayName() : now.displayName(),
                typed.note().text().length() <= LONGEST_SHOWN ? typed.note() : now.note(),
                typed.fields().stream()
                                .allMatch(field -> field.name().length() <= LONGEST_SHOWN
                                        && field.value().length() <= LONGEST_SHOWN)
                        ? typed.fields().stream().limit(Accounts.MOST_FIELDS).toList()
                        : now.fields(),
                now.pictures(),
                typed.country().length() <= LONGEST_SHOWN ? typed.country() : now.country(),
                typed.language().length() <= LONGEST_SHOWN ? typed.language() : now.language(),
                typed.bot(),
                typed.privacy());
    }

    private Reply leave(WebCall call) {
        Account me = call.visitor().me();
        try {
            accountDeletion.begin(me.id(), call.params().textOr("present", ""));
            return visitors.signOut(call.visitor(), Reply.seeOther("/?done=left"));
        } catch (Refusal.Unauthorised wrong) {
            return form(
                    call,
                    401,
                    me.profile(),
                    usual(me),
                    Optional.of(call.refusals().sentence(wrong)));
        } catch (Refusal.Invalid lastAdministrator) {
            String problem = call.refusals().yours(lastAdministrator);
            return form(call, 422, me.profile(), usual(me), Optional.of(problem));
        }
    }

    private PostingDefaults usual(Account me) {
        return logins.login(me.id()).orElseThrow(Refusal.NotFound::new).posting();
    }

    private Reply form(
            WebCall call, int status, Account.Profile profile, PostingDefaults defaults, Optional<String> problem) {
        List<Account.Field> fields = new ArrayList<>(profile.fields());
        while (fields.size() < Accounts.MOST_FIELDS) {
            fields.add(new Account.Field("", ""));
        }
        return renderer.page(
                status,
                new SettingsPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("settings.title"), "you")),
                        profile,
                        fields,
                        defaults,
                        consents.isQuotable(call.visitor().me().id()),
                        Countries.all(call.t()),
                        problem));
    }

    private static Account.Profile typed(Params params, Account.Profile now) {
        List<Account.Field> fields = params.rows("fields").stream()
                .map(row -> new Account.Field(row.textOr("name", ""), row.textOr("value", "")))
                .toList();
        boolean discoverable = params.isOn("discoverable");
        return new Account.Profile(
                params.textOr("display_name", ""),
                Account.Note.typed(params.textOr("note", "")),
                fields,
                now.pictures(),
                params.textOr("country", ""),
                params.textOr("language", ""),
                params.isOn("bot"),
                new Account.Privacy(
                        discoverable,
                        // The page has one box for both; apps have two.
                        discoverable == now.privacy().discoverable()
                                ? now.privacy().indexable()
                                : discoverable,
                        params.isOn("hide_collections"),
                        params.isOn("locked")));
    }
}
