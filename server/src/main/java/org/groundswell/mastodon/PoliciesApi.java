package org.groundswell.mastodon;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.groundswell.model.Refusal;
import org.groundswell.policies.DefaultPrivacyPolicy;
import org.groundswell.policies.Policies;
import org.groundswell.policies.Policy;
import org.groundswell.policies.PolicyDocument;
import org.groundswell.text.DocumentText;
import org.jspecify.annotations.Nullable;

/** The privacy policy, the terms of service and the extended description. */
public final class PoliciesApi implements Resource {
    private final Policies policies;
    private final ApiParts parts;

    public PoliciesApi(Policies policies, ApiParts parts) {
        this.policies = policies;
        this.parts = parts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/instance/privacy_policy", Access.ANYONE, "The privacy policy", this::privacyPolicy);
        routes.get(
                "/api/v1/instance/extended_description",
                Access.ANYONE,
                "What administrators say about the server; empty if they say nothing",
                _ -> extendedDescription());
        routes.get(
                "/api/v1/instance/terms_of_service",
                Access.ANYONE,
                "The terms of service, if there are any",
                _ -> terms(policies.inForce(Policy.TERMS).or(() -> policies.upcoming(Policy.TERMS))));
        routes.get(
                "/api/v1/instance/terms_of_service/{date}",
                Access.ANYONE,
                "The terms of service that apply from a day on",
                call -> terms(Policies.day(call.part("date")).flatMap(day -> policies.on(Policy.TERMS, day))));
    }

    record PrivacyPolicyEntity(String updatedAt, String content) {}

    /** @param updatedAt of a text that is not there the beginning of time, since apps expect one */
    record DescriptionEntity(String updatedAt, String content) {}

    record TermsEntity(
            String effectiveDate,
            boolean effective,
            String content,
            @Nullable String succeededBy) {}

    private PrivacyPolicyEntity privacyPolicy(ApiCall call) {
        return policies.inForce(Policy.PRIVACY)
                .map(document -> privacyPolicy(document.version().effective(), document.text()))
                .orElseGet(() -> privacyPolicy(
                        DefaultPrivacyPolicy.WRITTEN,
                        DefaultPrivacyPolicy.text(call.translator(), parts.about.title(), parts.about.contact())));
    }

    private static PrivacyPolicyEntity privacyPolicy(LocalDate since, String text) {
        return new PrivacyPolicyEntity(
                Times.time(since.atStartOfDay(ZoneOffset.UTC).toInstant()),
                DocumentText.html(text).html());
    }

    private DescriptionEntity extendedDescription() {
        return policies.inForce(Policy.ABOUT)
                .map(document -> new DescriptionEntity(
                        Times.time(document.version().publishedAt()),
                        DocumentText.html(document.text()).html()))
                .orElseGet(() -> new DescriptionEntity(Times.time(Instant.EPOCH), ""));
    }

    private static TermsEntity terms(Optional<PolicyDocument> found) {
        PolicyDocument terms = found.orElseThrow(Refusal.NotFound::new);
        return new TermsEntity(
                terms.version().effective().toString(),
                terms.inForce(),
                DocumentText.html(terms.text()).html(),
                terms.succeededBy().map(LocalDate::toString).orElse(null));
    }
}
