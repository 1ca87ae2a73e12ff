package org.groundswell.web.signin;

import java.util.List;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The authorization page of OAuth, to which an app sends a person (RFC 6749, section 4.1). */
public final class AuthorizePages implements Pages {
    /** In characters. The state is returned in an address, and browsers and servers accept some thousands there. */
    private static final int LONGEST_STATE = 4_000;

    private final OAuth oauth;
    private final Renderer renderer;

    public AuthorizePages(OAuth oauth, WebParts parts) {
        this.oauth = oauth;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/oauth/authorize", PageAccess.EVERYONE, this::ask);
        routes.post("/oauth/authorize", PageAccess.EVERYONE, this::answer);
    }

    /** The scopes that the page explains, each with the narrower ones below it, in the order of the page. */
    private static final List<String> EXPLAINED = List.of("read", "write", "follow", "push", "profile", "admin");

    private Reply ask(WebCall call) {
        Params params = call.params();
        if (!params.textOr("response_type", "code").equals("code")) {
            throw OAuthRefusal.invalidRequest("oauth.response_type");
        }
        // Checked first: nothing is sent to an address that is not registered.
        OAuth.Request request = request(params);
        if (!call.visitor().isSignedIn() || params.isOn("force_login")) {
            // Of the address alone: a request for consent is one to read (RFC 6749, section 4.1.1).
            String here = "/oauth/authorize?" + call.call().query().queryWithout(List.of("force_login"));
            return Reply.seeOther("/auth/sign_in?next=" + Params.encode(here));
        }
        return renderer.pageThatLeadsAway(new AuthorizePage(
                renderer.around(
                        call,
                        Renderer.Subject.of(
                                call.t()
                                        .text(
                                                "authorize.title",
                                                "app",
                                                request.app().name()),
                                "")),
                request.app(),
                permissions(request, call.t()),
                request.scopes().toString(),
                request.redirectUri(),
                params.textOr("state", ""),
                request.challenge()));
    }

    private Reply answer(WebCall call) {
        Params params = call.params();
        OAuth.Request request = request(params);
        boolean outOfBand = request.redirectUri().equals(OAuth.OUT_OF_BAND);
        if (!params.textOr("answer", "").equals("yes")) {
            return outOfBand ? Reply.seeOther("/") : redirect(request, params, "error=access_denied");
        }
        String code = oauth.authorise(request, call.visitor().me().id());
        if (outOfBand) {
            PageFrame page = renderer.around(call, Renderer.Subject.of(call.t().text("code.title"), ""));
            return renderer.page(new CodePage(page, request.app().name(), code));
        }
        return redirect(request, params, "code=" + Params.encode(code));
    }

    private OAuth.Request request(Params params) {
        if (params.textOr("state", "").length() > LONGEST_STATE) {
            throw OAuthRefusal.invalidRequest("oauth.state", "most", LONGEST_STATE);
        }
        return oauth.request(
                params.textOr("client_id", ""),
                params.textOr("redirect_uri", ""),
                params.textOr("scope", "read"),
                params.textOr("code_challenge", ""),
                params.textOr("code_challenge_method", "plain"));
    }

    /** Addresses with an app's own scheme are not always valid URIs, so the query is appended to the text. */
    private static Reply redirect(OAuth.Request request, Params params, String result) {
        String state = params.textOr("state", "");
        String query = state.isEmpty() ? result : result + "&state=" + Params.encode(state);
        String uri = request.redirectUri();
        return Reply.seeOther(uri + (uri.indexOf('?') < 0 ? "?" : "&") + query);
    }

    private static List<String> permissions(OAuth.Request request, Translator t) {
        return EXPLAINED.stream()
                .filter(explained -> request.scopes().all().stream()
                        .map(Scope::toString)
                        .anyMatch(scope -> scope.equals(explained) || scope.startsWith(explained + ":")))
                .map(explained -> t.text("authorize.permission." + explained))
                .toList();
    }
}
