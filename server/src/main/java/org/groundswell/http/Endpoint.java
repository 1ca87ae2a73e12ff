package org.groundswell.http;

/** Answers one kind of request. */
public interface Endpoint {
    Reply answer(Call call);
}
