package org.groundswell.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests over TLS: the connection goes to the checked address, and the certificate must be one for the name. */
class OutgoingTlsTest {
    private static final String PASSWORD = "password";

    @Test
    void theCertificateMustBeOneForTheName(@TempDir Path directory) throws Exception {
        KeyStore keys = keys(directory);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext theirs = SSLContext.getInstance("TLS");
        theirs.init(own.getKeyManagers(), null, null);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext ours = SSLContext.getInstance("TLS");
        ours.init(null, trusted.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(theirs));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            assertThat(status(ours.getSocketFactory(), "https://push.example:" + port + "/p"))
                    .isEqualTo(201);
            assertThatThrownBy(() -> status(ours.getSocketFactory(), "https://other.example:" + port + "/p"))
                    .isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> status(
                            (SSLSocketFactory) SSLSocketFactory.getDefault(), "https://push.example:" + port + "/p"))
                    .isInstanceOf(SSLException.class);
        } finally {
            server.stop(0);
        }
    }

    private static int status(SSLSocketFactory tls, String address) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        AddressGuard guard = new AddressGuard(List.of(new AddressRange(loopback, 32)));
        return new OutgoingClient(
                        guard, _ -> List.of(loopback), _ -> List.of(loopback), () -> tls, OutgoingClient.Limits.USUAL)
                .send(new OutgoingRequest(
                        "POST", Destination.parse(address).orElseThrow(), Map.of(), new byte[] {1, 2, 3}))
                .status();
    }

    private static KeyStore keys(Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=push.example",
                        "-ext",
                        "san=dns:push.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore pair = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            pair.load(input, PASSWORD.toCharArray());
        }
        // Trusted as well as held.
        pair.setCertificateEntry("trusted", pair.getCertificate("server"));
        return pair;
    }
}
