package org.groundswell.streaming;

import java.util.List;

/**
 * A connection's subscription to a stream.
 *
 * @param stream the names of the stream, as the client gave them
 */
record Subscription(Connected connection, List<String> stream, List<Topic> topics) {}
