package org.groundswell.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.groundswell.db.Database;
import org.groundswell.events.EventLog;

/**
 * The health check for monitoring, {@code /health}. It only reports problems already known to the server, so it answers at
 * once whatever is wrong.
 */
public final class Health implements Face {
    private final Database database;
    private final EventLog events;
    private final Supplier<List<String>> others;

    /** @param others further problems, as sentences for an operator; must not block */
    public Health(Database database, EventLog events, Supplier<List<String>> others) {
        this.database = database;
        this.events = events;
        this.others = others;
    }

    @Override
    public void addRoutes(Routes routes) {
        routes.get("/health", _ -> reply());
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/health");
    }

    @Override
    public Reply refuse(Call call, Failure failure) {
        return Reply.text(failure.status(), call.translator().text(failure.message()));
    }

    /** The problems, as sentences for an operator; empty if all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        database.problem().ifPresent(problems::add);
        events.problems().forEach(problem -> problems.add(problem.sentence()));
        problems.addAll(others.get());
        return problems;
    }

    private Reply reply() {
        List<String> problems = problems();
        Reply reply = problems.isEmpty() ? Reply.text(200, "OK") : Reply.text(503, String.join("\n", problems));
        return reply.with("Cache-Control", "no-store");
    }
}
