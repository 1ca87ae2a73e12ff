package org.groundswell.http;

/** The handler of a route. */
public interface Endpoint {
    Reply answer(Call call);
}
