package org.groundswell.web.policies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.policies.DefaultPrivacyPolicy;
import org.groundswell.policies.Policies;
import org.groundswell.policies.Policy;
import org.groundswell.policies.PolicyDocument;
import org.groundswell.policies.PolicyVersion;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The pages on which administrators write the privacy policy, the terms of service and the text about the server. */
public final class PolicyAdminPages implements Pages {
    private final Policies policies;
    private final Renderer renderer;

    public PolicyAdminPages(Policies policies, WebParts parts) {
        this.policies = policies;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        for (Policy policy : Policy.values()) {
            routes.get(path(policy), PageAccess.ADMIN, call -> show(call, 200, policy, Optional.empty(), ""));
            routes.post(path(policy), PageAccess.ADMIN, call -> publish(call, policy));
        }
    }

    private static String path(Policy policy) {
        return "/admin" + policy.path();
    }

    private Reply publish(WebCall call, Policy policy) {
        Params params = call.params();
        String text = params.textOr("text", "");
        try {
            LocalDate effective = Policies.day(params.textOr("effective_date", ""))
                    .orElseThrow(() -> new Refusal.Invalid("effective_date", "error.policies.date"));
            policies.publish(
                    call.visitor().me().id(),
                    policy,
                    text,
                    effective,
                    params.number("seen").orElse(0));
            return Reply.seeOther(path(policy) + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, policy, Optional.of(text), call.refusals().sentence(invalid));
        } catch (Refusal.Conflict second) {
            return show(call, 409, policy, Optional.of(text), call.refusals().sentence(second));
        }
    }

    private Reply show(WebCall call, int status, Policy policy, Optional<String> typed, String problem) {
        Translator t = call.t();
        PageFrame page = renderer.around(call, Renderer.Subject.of(t.text("policies." + policy.word()), "you"));
        List<PolicyVersion> versions = policies.versions(policy);
        LocalDate today = policies.today();
        return renderer.page(
                status,
                new PolicyAdminPage(
                        page,
                        policy,
                        new PolicyAdminPage.Typed(
                                typed.orElseGet(() -> text(page, policy, t)),
                                typed.flatMap(_ -> call.params().text("effective_date"))
                                        .orElse(today.toString()),
                                Policies.latest(versions)),
                        new PolicyAdminPage.Days(
                                today.toString(), today.plusYears(1).toString()),
                        shown(policy, versions, t),
                        Optional.of(problem).filter(text -> !text.isEmpty())));
    }

    /** The text to begin with: the newest version, or the default. */
    private String text(PageFrame page, Policy policy, Translator t) {
        return policies.upcoming(policy)
                .or(() -> policies.inForce(policy))
                .map(PolicyDocument::text)
                .orElseGet(() -> switch (policy) {
                    case PRIVACY ->
                        DefaultPrivacyPolicy.text(
                                t, page.site().title(), page.site().contact());
                    case TERMS, ABOUT -> "";
                });
    }

    private List<PolicyAdminPage.Version> shown(Policy policy, List<PolicyVersion> versions, Translator t) {
        List<PolicyAdminPage.Version> shown = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            PolicyVersion version = versions.get(i);
            // Of two versions for the same day, the first never applies any more.
            boolean last =
                    i + 1 == versions.size() || !versions.get(i + 1).effective().equals(version.effective());
            if (last) {
                String day = PolicyPages.inWords(version.effective(), t);
                shown.add(new PolicyAdminPage.Version(
                        policy.path() + "/" + version.effective(),
                        t.text(version.withdrawal() ? "policies.withdrawn" : "policies.from", "date", day),
                        !version.withdrawal()));
            }
        }
        Collections.reverse(shown);
        return shown;
    }
}
