package org.groundswell.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Login;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.AccountDirectory;
import org.groundswell.moderation.AccountFilter;
import org.groundswell.moderation.AccountFilter.State;
import org.groundswell.moderation.AccountSearch;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;

/** The list of all accounts, for moderators: by state, by origin, and by what they search. */
public final class AccountListPages implements Pages {
    static final String PATH = "/admin/accounts";
    private static final List<State> STATES = List.of(State.PENDING, State.DISABLED, State.SILENCED, State.SUSPENDED);
    private static final Map<String, Boolean> ORIGINS = Map.of("local", true, "remote", false);

    private final AccountDirectory directory;
    private final Renderer renderer;
    private final InstantSource clock;

    public AccountListPages(AccountDirectory directory, WebParts parts) {
        this.directory = directory;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, this::list);
    }

    /** What a visitor wants to see, as the address of the page says it. */
    private record Wanted(String query, Optional<State> state, String origin) {
        static Wanted of(Params query) {
            String typed = query.textOr("q", "").strip();
            String origin = query.textOr("origin", "");
            return new Wanted(
                    typed.substring(0, Math.min(typed.length(), AccountSearch.LONGEST)),
                    STATES.stream()
                            .filter(each -> word(each).equals(query.textOr("state", "")))
                            .findFirst(),
                    ORIGINS.containsKey(origin) ? origin : "");
        }

        String path() {
            String parameters = String.join(
                    "&",
                    Stream.of(parameter("q", query), parameter("state", stateWord()), parameter("origin", origin))
                            .filter(each -> !each.isEmpty())
                            .toList());
            return parameters.isEmpty() ? PATH : PATH + "?" + parameters;
        }

        private static String parameter(String name, String value) {
            return value.isEmpty() ? "" : name + "=" + Params.encode(value);
        }

        String stateWord() {
            return state.map(AccountListPages::word).orElse("");
        }

        Wanted with(Optional<State> other) {
            return new Wanted(query, other, origin);
        }

        Wanted from(String other) {
            return new Wanted(query, state, other);
        }
    }

    /** The name of a state in addresses and messages: that of the API. */
    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Reply list(WebCall call) {
        AccountId me = call.visitor().me().id();
        Translator t = call.t();
        Wanted wanted = Wanted.of(call.call().query());
        AccountFilter filter = AccountFilter.of(
                wanted.state(), Optional.ofNullable(ORIGINS.get(wanted.origin())), directory.search(wanted.query()));
        WebCall.Slice<AccountDirectory.Entry> slice = call.slice(
                page -> directory.list(me, filter, page),
                each -> each.account().id().value());
        Instant now = clock.instant();
        return renderer.page(new AccountListPage(
                renderer.around(call, Renderer.Subject.of(t.text("accounts.title"), "you")),
                wanted.query(),
                wanted.stateWord(),
                wanted.origin(),
                states(wanted, t),
                origins(wanted, t),
                slice.entries().stream().map(each -> entry(each, now, t)).toList(),
                slice.older()));
    }

    private static List<AccountListPage.Tab> states(Wanted wanted, Translator t) {
        return Stream.concat(Stream.of(Optional.<State>empty()), STATES.stream().map(Optional::of))
                .map(state -> new AccountListPage.Tab(
                        wanted.with(state).path(),
                        t.text(state.map(each -> "accounts.state." + word(each)).orElse("accounts.state.all")),
                        state.equals(wanted.state())))
                .toList();
    }

    private static List<AccountListPage.Tab> origins(Wanted wanted, Translator t) {
        return Stream.of("", "local", "remote")
                .map(origin -> new AccountListPage.Tab(
                        wanted.from(origin).path(),
                        t.text("accounts.origin." + (origin.isEmpty() ? "all" : origin)),
                        origin.equals(wanted.origin())))
                .toList();
    }

    private static AccountListPage.Entry entry(AccountDirectory.Entry entry, Instant now, Translator t) {
        Account account = entry.account();
        List<String> states = new ArrayList<>();
        if (entry.login().filter(login -> !login.approved()).isPresent()) {
            states.add(t.text("accounts.state.pending"));
        }
        AccountViews.restrictions(account.restrictions(), t).forEach(each -> states.add(each.label()));
        return new AccountListPage.Entry(
                PATH + "/" + account.id(),
                Person.of(account),
                entry.login()
                        .map(Login::role)
                        .filter(role -> role.mayModerate() || role.mayEdit())
                        .map(role -> t.text("role." + role.word()))
                        .orElse(""),
                Ago.of(account.createdAt(), now, t),
                account.counts().followers() + account.counts().originFollowers(),
                states);
    }
}
