package org.groundswell.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.PlainText;

/** What a sign-up form may say. Needs no database. */
final class SignUpRules {
    /** In characters. */
    private static final int LONGEST_REASON = 1_000;

    private SignUpRules() {}

    /** A checked sign-up. */
    record NewLogin(String username, EmailAddress email, String country, String language, String reason) {}

    /**
     * All problems of a sign-up that can be found without the database, lengths first. Checked before the slow hash is
     * made.
     */
    static List<Refusal.Problem> problems(Logins.SignUp request) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Accounts.usernameProblem(request.username()).ifPresent(problems::add);
        EmailAddress.problem(request.email()).ifPresent(problems::add);
        Passwords.problem(request.password()).ifPresent(problems::add);
        if (!request.agreed()) {
            problems.add(new Refusal.Problem("agreement", Refusal.Fault.ACCEPTED, "error.accepted"));
        }
        problems.addAll(Accounts.originProblems(request.country(), request.language()));
        reasonProblem(request.reason()).ifPresent(problems::add);
        return problems;
    }

    private static Optional<Refusal.Problem> reasonProblem(String typed) {
        // Browsers send two characters for the end of a line.
        boolean tooLong = typed.length() > 2 * LONGEST_REASON;
        try {
            tooLong = tooLong || PlainText.lines("reason", typed).strip().length() > LONGEST_REASON;
        } catch (Refusal.Invalid noText) {
            return Optional.of(noText.problems().getFirst());
        }
        return tooLong
                ? Optional.of(
                        new Refusal.Problem("reason", Refusal.Fault.TOO_LONG, "error.too_long", "most", LONGEST_REASON))
                : Optional.empty();
    }

    /** A sign-up without {@link #problems}, parsed. */
    static NewLogin checked(Logins.SignUp request) {
        return new NewLogin(
                request.username(),
                EmailAddress.parse(request.email()).orElseThrow(),
                request.country(),
                request.language(),
                PlainText.lines("reason", request.reason()).strip());
    }

    /** @throws Refusal.Invalid if there are problems */
    static void refuse(List<Refusal.Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }
}
