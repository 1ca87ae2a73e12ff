package org.groundswell.web.policies;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.policies.DefaultPrivacyPolicy;
import org.groundswell.policies.Policies;
import org.groundswell.policies.Policy;
import org.groundswell.policies.PolicyDocument;
import org.groundswell.text.DocumentText;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The privacy policy and the terms of service: the version in force, and each version at an address with its day. */
public final class PolicyPages implements Pages {
    private final Policies policies;
    private final Renderer renderer;

    public PolicyPages(Policies policies, WebParts parts) {
        this.policies = policies;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        for (Policy policy : Policy.values()) {
            if (policy != Policy.ABOUT) {
                routes.get(policy.path(), PageAccess.EVERYONE, call -> current(call, policy));
            }
            routes.get(policy.path() + "/{date}", PageAccess.EVERYONE, call -> {
                LocalDate day = Policies.day(call.part("date")).orElseThrow(Refusal.NotFound::new);
                return show(call, policy, policies.on(policy, day).orElseThrow(Refusal.NotFound::new));
            });
        }
    }

    static String inWords(LocalDate day, Translator t) {
        return t.moment("time.day_of_year", day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Reply current(WebCall call, Policy policy) {
        Optional<PolicyDocument> found = policies.inForce(policy);
        return switch (policy) {
            case PRIVACY ->
                found.map(document -> show(call, policy, document)).orElseGet(() -> defaultPrivacyPolicy(call));
            case TERMS, ABOUT ->
                show(call, policy, found.or(() -> policies.upcoming(policy)).orElseThrow(Refusal.NotFound::new));
        };
    }

    private Reply show(WebCall call, Policy policy, PolicyDocument document) {
        String day = inWords(document.version().effective(), call.t());
        boolean coming = document.version().effective().isAfter(policies.today());
        String state = coming
                ? call.t().text("policies.coming", "date", day)
                : document.inForce()
                        ? call.t().text("policies.in_force", "date", day)
                        : call.t().text("policies.replaced", "date", day);
        Optional<PolicyPage.Link> next = document.succeededBy().map(then -> link(policy, then, call.t()));
        return page(call, policy, DocumentText.html(document.text()), state, next);
    }

    private Reply defaultPrivacyPolicy(WebCall call) {
        PageFrame page = frame(call, Policy.PRIVACY);
        String text = DefaultPrivacyPolicy.text(
                call.t(), page.site().title(), page.site().contact());
        Optional<PolicyPage.Link> next = policies.upcoming(Policy.PRIVACY)
                .map(document -> link(Policy.PRIVACY, document.version().effective(), call.t()));
        return page(call, Policy.PRIVACY, DocumentText.html(text), "", next);
    }

    private static PolicyPage.Link link(Policy policy, LocalDate day, Translator t) {
        return new PolicyPage.Link(policy.path() + "/" + day, t.text("policies.next", "date", inWords(day, t)));
    }

    private Reply page(WebCall call, Policy policy, SafeHtml text, String state, Optional<PolicyPage.Link> next) {
        return renderer.page(new PolicyPage(frame(call, policy), text, state, next));
    }

    private PageFrame frame(WebCall call, Policy policy) {
        return renderer.around(call, Renderer.Subject.of(call.t().text("policies." + policy.word()), ""));
    }
}
