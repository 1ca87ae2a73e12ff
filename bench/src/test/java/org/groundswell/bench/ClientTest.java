package org.groundswell.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final String BODY = "x".repeat(200_000);

    private Selector selector;
    private ServerSocket server;
    private Client client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        selector = Selector.open();
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Client(3, server.getLocalPort(), selector);
        accepted = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
        server.close();
        selector.close();
    }

    @Test
    void asksAgainAndAgain() throws IOException {
        for (int i = 0; i < 3; i++) {
            client.ask((number, asked) -> (number + "/" + asked).getBytes(StandardCharsets.UTF_8));
            assertThat(accepted.getInputStream().readNBytes(3)).asString().isEqualTo("3/" + i);
        }
    }

    @Test
    void putsAnAnswerTogetherThatComesInPieces() throws IOException {
        String answer = "HTTP/1.1 404 Not Found\r\nDate: today\r\nContent-Length: 5\r\n\r\nhello";
        client.ask((_, _) -> new byte[1]);
        for (int i = 0; i < answer.length() - 1; i++) {
            send(answer.substring(i, i + 1));
            assertThat(receiveOnce()).isFalse();
        }
        send("o");
        assertThat(receiveOnce()).isTrue();
        assertThat(client.status()).isEqualTo(404);
        assertThat(client.nanos()).isPositive();
    }

    @Test
    void readsAnAnswerLongerThanItsBuffer() throws IOException, InterruptedException {
        client.ask((_, _) -> new byte[1]);
        Thread sending = Thread.ofVirtual().start(() -> {
            try {
                send("HTTP/1.1 200 OK\r\ncontent-length: " + BODY.length() + "\r\n\r\n" + BODY);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        int received = 0;
        while (!receiveOnce()) {
            received++;
        }
        assertThat(received).isPositive();
        assertThat(client.status()).isEqualTo(200);
        sending.join();
    }

    @Test
    void answersWithoutABodyAreComplete() throws IOException {
        client.ask((_, _) -> new byte[1]);
        send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(receiveOnce()).isTrue();
    }

    @Test
    void anAnswerOfUnknownLengthIsAnError() throws IOException {
        client.ask((_, _) -> new byte[1]);
        send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThatThrownBy(this::receiveOnce).isInstanceOf(IOException.class).hasMessageContaining("how long");
    }

    @Test
    void aServerThatHangsUpIsAnError() throws IOException {
        client.ask((_, _) -> new byte[1]);
        accepted.getInputStream().readNBytes(1);
        accepted.close();
        assertThatThrownBy(this::receiveOnce).isInstanceOf(EOFException.class);
    }

    private void send(String text) throws IOException {
        accepted.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until something is there. */
    private boolean receiveOnce() throws IOException {
        selector.select();
        selector.selectedKeys().clear();
        return client.receive();
    }
}
