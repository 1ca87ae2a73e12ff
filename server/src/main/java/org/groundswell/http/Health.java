package org.groundswell.http;

import org.groundswell.db.Database;

/** Whether the server and its database answer: {@code /health}, for whoever watches over it. */
public final class Health implements Face {
    private final Database database;

    public Health(Database database) {
        this.database = database;
    }

    @Override
    public void addRoutes(Routes routes) {
        routes.get("/health", _ -> {
            database.read(_ -> true);
            return Reply.text(200, "OK");
        });
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/health");
    }

    @Override
    public Reply refuse(Call call, Failure failure) {
        return Reply.text(failure.status(), failure.message());
    }
}
