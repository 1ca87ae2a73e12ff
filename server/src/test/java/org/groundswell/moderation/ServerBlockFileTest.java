package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.groundswell.model.Refusal;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlock.Policy;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of blocked servers: read, written, and with lines that are none. */
class ServerBlockFileTest {
    private static final String OWN = "here.example";
    private static final String HEAD = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(11);
        String alphabet = "a,\"; é#'=\u05d0-";
        for (int round = 0; round < 200; round++) {
            List<ServerBlock> blocks = new ArrayList<>();
            for (int i = 0; i < random.nextInt(8); i++) {
                StringBuilder comment = new StringBuilder();
                for (int c = random.nextInt(12); c > 0; c--) {
                    comment.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                blocks.add(new ServerBlock(
                        i,
                        "s" + i + ".example",
                        new Policy(
                                Severity.values()[random.nextInt(3)],
                                random.nextBoolean(),
                                random.nextBoolean(),
                                "",
                                comment.toString().replaceAll("\\s+", " ").strip(),
                                random.nextBoolean()),
                        Instant.EPOCH));
            }
            String csv = ServerBlockFile.write(blocks);
            ServerBlockFile.Read read =
                    ServerBlockFile.read(random.nextBoolean() ? csv : csv.replace("\r\n", "\n"), OWN);
            assertThat(read.bad()).isEmpty();
            assertThat(read.lines())
                    .extracting(ServerBlockFile.Line::domain, ServerBlockFile.Line::policy)
                    .containsExactlyElementsOf(blocks.stream()
                            .map(block -> tuple(block.domain(), block.policy()))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not a name,suspend | error.server_blocks.line.domain",
                ",suspend | error.server_blocks.line.domain",
                "a.example:80,suspend | error.server_blocks.line.domain",
                "Here.Example,suspend | error.server_blocks.line.own",
                "a.example,odd | error.server_blocks.line.severity",
                "a.example,noop,perhaps | error.server_blocks.line.flag",
                "good.example,noop | error.server_blocks.line.twice",
                "a.example,noop,,,\"open | error.server_blocks.line.quote",
            })
    void aLineThatIsNoBlockIsNamedWithItsReason(String line, String reason) {
        ServerBlockFile.Read read = ServerBlockFile.read(HEAD + "good.example,noop\n\n" + line + "\n", OWN);
        assertThat(read.lines()).extracting(ServerBlockFile.Line::domain).containsExactly("good.example");
        assertThat(read.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.number()).isEqualTo(4);
            assertThat(bad.reason().key()).isEqualTo(reason);
        });
    }

    @Test
    void columnsAreFoundByTheirNamesAndMissingOnesHaveTheirUsualValue() {
        ServerBlockFile.Read read =
                ServerBlockFile.read("\uFEFF#public_comment,#domain\r\n\"two\nlines, really\",BÜCHER.example\r\n", OWN);
        assertThat(read.lines())
                .containsExactly(new ServerBlockFile.Line(
                        2,
                        "xn--bcher-kva.example",
                        new Policy(Severity.SUSPEND, false, false, "", "two lines, really", false)));
    }

    @Test
    void aCommentThatIsTooLongIsToldRatherThanCut() {
        String comment = "x".repeat(ServerBlocks.LONGEST_COMMENT + 1);
        assertThat(ServerBlockFile.read(HEAD + "a.example,noop,,," + comment, OWN)
                        .bad())
                .extracting(bad -> bad.reason().key())
                .containsExactly("error.server_blocks.line.comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a.example,suspend\n", "#severity\nsuspend\n"})
    void aFileWithoutTheNamesOfItsColumnsIsRefused(String csv) {
        assertThatThrownBy(() -> ServerBlockFile.read(csv, OWN)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aFileHasALimit() {
        StringBuilder csv = new StringBuilder("#domain\n");
        for (int i = 0; i < ServerBlockFile.MOST_LINES; i++) {
            csv.append('s').append(i).append(".example\n");
        }
        assertThat(ServerBlockFile.read(csv.toString(), OWN).lines()).hasSize(ServerBlockFile.MOST_LINES);
        assertThatThrownBy(() -> ServerBlockFile.read(csv + "more.example\n", OWN))
                .hasMessageContaining("error.server_blocks.file.long");
    }
}
