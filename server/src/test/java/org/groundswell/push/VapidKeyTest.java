package org.groundswell.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.db.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's own key for push services. */
@OnEveryDatabase
class VapidKeyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameter
    TestDatabase kind;

    /** RFC 8292, section 2.4. Signatures are random, so a token is compared by what it says and who has signed it. */
    @Test
    void aTokenIsLikeTheExampleOfTheStandard() {
        String example =
                "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1"
                        + "MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9oj"
                        + "FwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
        assertThat(Receiver.isSigned(
                        example,
                        "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs"))
                .isTrue();
        VapidKey key = VapidKey.generate();
        Instant now = Instant.ofEpochSecond(1_453_523_768L - 12 * 3_600);
        String token = key.token("https://push.example.net", "mailto:push@example.com", now);
        assertThat(token.substring(0, token.lastIndexOf('.')))
                .isEqualTo(example.substring(0, example.lastIndexOf('.')));
        assertThat(Receiver.isSigned(token, key.publicText())).isTrue();
        assertThat(Receiver.isSigned(token, VapidKey.generate().publicText())).isFalse();
        JsonNode claims = JSON.readTree(Receiver.decode(token.split("\\.")[1]));
        assertThat(claims.path("exp").asLong()).isEqualTo(1_453_523_768L);
    }

    @Test
    void processesThatStartAtTheSameMomentAgreeOnOneKey(@TempDir Path directory) throws Exception {
        Set<String> keys = new ConcurrentSkipListSet<>();
        try (Database database = kind.open(directory);
                ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            processes.invokeAll(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            _ -> () -> keys.add(new VapidKeys(database, new SetClock()).publicKey()))
                    .toList());
            assertThat(keys).hasSize(1);
            VapidKey key = new VapidKeys(database, new SetClock()).key();
            assertThat(key.publicText()).isEqualTo(keys.iterator().next());
            assertThat(Receiver.isSigned(
                            key.token("https://p.example", "mailto:a@b.example", Instant.EPOCH), key.publicText()))
                    .isTrue();
        }
    }
}
