package org.groundswell.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One of many clients that a single thread serves: it asks, and is told when more of the answer is there. Nothing is
 * waited for, so no thread has to be woken for an answer.
 */
final class Client implements AutoCloseable {
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "\r\ncontent-length:";

    private final int number;
    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
    private long asked;
    private long sentNanos;
    private int status;
    /** What is still to come of the answer's body; −1 while its head is not complete. */
    private long left = -1;

    Client(int number, int port, Selector selector) throws IOException {
        this.number = number;
        channel = SocketChannel.open(new InetSocketAddress("localhost", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void ask(Load.Requests requests) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(requests.next(number, asked++));
        left = -1;
        received.clear();
        sentNanos = System.nanoTime();
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("a request of " + request.limit() + " bytes is too long to be sent at once");
        }
    }

    /** Reads what is there; whether that completes the answer. */
    boolean receive() throws IOException {
        int read = channel.read(received);
        if (read < 0) {
            throw new EOFException("the server hung up");
        }
        if (left >= 0) {
            left -= read;
            received.clear();
        } else {
            readHead();
        }
        return left == 0;
    }

    /** How long the answer took that is complete now. */
    long nanos() {
        return System.nanoTime() - sentNanos;
    }

    int status() {
        return status;
    }

    private void readHead() throws IOException {
        int end = headEnd();
        if (end < 0) {
            if (!received.hasRemaining()) {
                throw new IOException("the head of an answer is longer than " + received.capacity() + " bytes");
            }
            return;
        }
        byte[] bytes = new byte[end];
        received.get(0, bytes);
        String head = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        status = Integer.parseInt(head, 9, 12, 10);
        int length = head.indexOf(LENGTH);
        if (length < 0) {
            throw new IOException("an answer that does not say how long it is");
        }
        int from = length + LENGTH.length();
        left = Long.parseLong(head.substring(from, head.indexOf('\r', from)).strip()) - (received.position() - end);
        received.clear();
    }

    /** Where the body begins; −1 if the head is not complete. */
    private int headEnd() {
        outer:
        for (int at = 0; at <= received.position() - HEAD_END.length; at++) {
            for (int i = 0; i < HEAD_END.length; i++) {
                if (received.get(at + i) != HEAD_END[i]) {
                    continue outer;
                }
            }
            return at + HEAD_END.length;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
