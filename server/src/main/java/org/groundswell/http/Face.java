package org.groundswell.http;

/** A group of routes with its own format for errors, such as the API or the web pages. */
public interface Face {
    void addRoutes(Routes routes);

    /** Whether an unknown path belongs to this face, so that it answers the error. */
    boolean owns(String path);

    /** Renders a failed request. */
    Reply refuse(Call call, Failure failure);

    /** Renders the refusal of a blocked address, at little cost: no database, no assets, which are refused too. */
    default Reply refuseAddress(Call call, Failure failure) {
        return Reply.text(failure.status(), call.translator().text(failure.message()));
    }
}
