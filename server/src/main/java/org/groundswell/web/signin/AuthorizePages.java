package org.groundswell.web.signin;

import java.util.List;
import java.util.Map;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Where an app sends a person to be let in (RFC 6749, section 4.1). */
public final class AuthorizePages implements Pages {
    /** In characters. It comes back in an address, and browsers and servers take some thousands in one. */
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

    /** What an app wants to be allowed, in words. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("read", "Read everything you can read"),
            Map.entry("write", "Post and change things in your name"),
            Map.entry("follow", "Follow, block and mute people"),
            Map.entry("push", "Send you notifications"),
            Map.entry("profile", "See your profile"),
            Map.entry("admin", "Administer this server"));

    private Reply ask(WebCall call) {
        Params params = call.params();
        if (!params.textOr("response_type", "code").equals("code")) {
            throw OAuthRefusal.invalidRequest("oauth.response_type");
        }
        // Before anything else: an app that can't be trusted with an answer gets none.
        OAuth.Request request = request(params);
        if (!call.visitor().isSignedIn() || params.isOn("force_login")) {
            // Of the address alone: a request for consent is one to read (RFC 6749, section 4.1.1).
            String here = "/oauth/authorize?" + call.call().query().queryWithout(List.of("force_login"));
            return Reply.seeOther("/auth/sign_in?next=" + Params.encode(here));
        }
        return renderer.pageThatLeadsAway(new AuthorizePage(
                renderer.around(call, Renderer.Subject.of("Let " + request.app().name() + " in?", "")),
                request.app(),
                permissions(request),
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
            PageFrame page = renderer.around(call, Renderer.Subject.of("Your code", ""));
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

    /** Apps' own schemes are not always valid addresses, so what is added is added to the text. */
    private static Reply redirect(OAuth.Request request, Params params, String result) {
        String state = params.textOr("state", "");
        String query = state.isEmpty() ? result : result + "&state=" + Params.encode(state);
        String uri = request.redirectUri();
        return Reply.seeOther(uri + (uri.indexOf('?') < 0 ? "?" : "&") + query);
    }

    private static List<String> permissions(OAuth.Request request) {
        return WORDS.stream()
                .filter(word -> request.scopes().all().stream()
                        .map(Scope::toString)
                        .anyMatch(scope -> scope.equals(word.getKey()) || scope.startsWith(word.getKey() + ":")))
                .map(Map.Entry::getValue)
                .toList();
    }
}
