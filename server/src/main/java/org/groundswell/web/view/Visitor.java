package org.groundswell.web.view;

import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.auth.Secrets;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * Who looks at a page.
 *
 * @param account who is signed in, if somebody is
 * @param role what they may do
 * @param cookie what the browser holds: a session's token, or a random number that only ties forms to it
 * @param salt another for every page, so that no two pages hold the same form token
 */
public record Visitor(Optional<Account> account, Role role, String cookie, String salt) {
    static final String FORM_TOKEN = "csrf";
    /** Somebody of whom nothing is known, and who gets no cookie: they send no forms. */
    public static final Visitor STRANGER = new Visitor(Optional.empty(), Role.USER, "", "");

    /**
     * What every form carries, so that no other site can send one: derived from the cookie, which other sites can neither
     * read nor set. Salted, since pages are compressed: from how long many pages with one token and chosen words are, the
     * token could be guessed (BREACH, 2013).
     */
    public String formToken() {
        return token(salt);
    }

    private String token(String anySalt) {
        return anySalt + "." + Secrets.hash("form " + anySalt + " " + cookie);
    }

    /** @throws Refusal.Forbidden if a form did not come from one of our pages in this browser */
    public void checkForm(Params params) {
        String sent = params.textOr(FORM_TOKEN, "");
        int dot = sent.indexOf('.');
        if (cookie.isEmpty() || dot < 0 || !Secrets.same(sent, token(sent.substring(0, dot)))) {
            throw new Refusal.Forbidden("error.form");
        }
    }

    public boolean isSignedIn() {
        return account.isPresent();
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public boolean mayEdit() {
        return role.mayEdit();
    }

    public boolean mayModerate() {
        return role.mayModerate();
    }

    public Optional<AccountId> id() {
        return account.map(Account::id);
    }

    /** @throws Refusal.Unauthorised if nobody is signed in: they are asked to */
    public Account me() {
        return account.orElseThrow(() -> new Refusal.Unauthorised("error.sign_in.first"));
    }
}
