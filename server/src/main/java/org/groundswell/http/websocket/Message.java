package org.groundswell.http.websocket;

/** A message from a client. Binary ones are refused when they begin. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface Message {
    record Text(String text) implements Message {}

    record Ping(byte[] payload) implements Message {}

    record Pong() implements Message {}

    /** The client closes the socket. */
    record Close() implements Message {}
}
