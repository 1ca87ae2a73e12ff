package org.groundswell.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.model.DomainName;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlock.Policy;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.groundswell.text.CsvRecords;
import org.groundswell.text.PlainText;

/**
 * Blocks of servers as CSV (RFC 4180) with the columns that Mastodon uses. Private comments are not part of it, so that a file
 * can be passed on.
 */
public final class ServerBlockFile {
    /** In lines, without the first one. */
    public static final int MOST_LINES = 5_000;

    private static final String DOMAIN = "#domain";
    private static final String SEVERITY = "#severity";
    private static final String MEDIA = "#reject_media";
    private static final String REPORTS = "#reject_reports";
    private static final String COMMENT = "#public_comment";
    private static final String OBFUSCATE = "#obfuscate";
    private static final List<String> COLUMNS = List.of(DOMAIN, SEVERITY, MEDIA, REPORTS, COMMENT, OBFUSCATE);
    private static final String END = "\r\n";

    private ServerBlockFile() {}

    /**
     * A block in a file.
     *
     * @param number of the line, from 1
     * @param policy without a private comment
     */
    public record Line(int number, String domain, Policy policy) {}

    /**
     * A line that is no block.
     *
     * @param domain as it is written, cut to a length that can be shown
     * @param reason the end of a sentence that begins with the line
     */
    public record BadLine(int number, String domain, Message reason) {}

    /** The blocks of a file, each domain once, and the lines that are none. */
    public record Read(List<Line> lines, List<BadLine> bad) {}

    /** Writes blocks as a file. */
    public static String write(List<ServerBlock> blocks) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append(END);
        for (ServerBlock block : blocks) {
            Policy policy = block.policy();
            csv.append(Stream.of(
                                    block.domain(),
                                    policy.severity().word(),
                                    Boolean.toString(policy.rejectMedia()),
                                    Boolean.toString(policy.rejectReports()),
                                    policy.publicComment(),
                                    Boolean.toString(policy.obfuscate()))
                            .map(CsvRecords::quoted)
                            .collect(Collectors.joining(",")))
                    .append(END);
        }
        return csv.toString();
    }

    /**
     * Reads a file. A column that is missing has its usual value, which is to suspend.
     *
     * @param ownDomain the domain of this server, which can't be blocked
     * @throws Refusal.Invalid if it doesn't begin with the names of its columns, or is too long
     */
    public static Read read(String csv, String ownDomain) {
        List<CsvRecords.CsvRecord> records = CsvRecords.parse(csv, MOST_LINES + 2);
        if (records.size() > MOST_LINES + 1) {
            throw new Refusal.Invalid("csv", "error.server_blocks.file.long", "most", MOST_LINES);
        }
        Map<String, Integer> columns = new HashMap<>();
        if (!records.isEmpty()) {
            List<String> names = records.getFirst().values();
            for (int i = 0; i < names.size(); i++) {
                columns.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
            }
        }
        if (!columns.containsKey(DOMAIN)) {
            throw new Refusal.Invalid("csv", "error.server_blocks.file");
        }
        List<Line> lines = new ArrayList<>();
        List<BadLine> bad = new ArrayList<>();
        Set<String> domains = new HashSet<>();
        for (CsvRecords.CsvRecord each : records.subList(1, records.size())) {
            Fields fields = new Fields(each, columns);
            try {
                Line line = fields.line(ownDomain);
                if (!domains.add(line.domain())) {
                    throw new BadField("error.server_blocks.line.twice");
                }
                lines.add(line);
            } catch (BadField problem) {
                bad.add(new BadLine(
                        each.number(), PlainText.cut(fields.value(DOMAIN), DomainName.LONGEST), problem.reason));
            }
        }
        return new Read(lines, bad);
    }

    /** Why a line is no block. */
    private static final class BadField extends RuntimeException {
        private final Message reason;

        BadField(String key, Object... arguments) {
            super(key, null, false, false);
            this.reason = new Message(key, arguments);
        }
    }

    /** The fields of a line by the names of their columns. */
    private record Fields(CsvRecords.CsvRecord line, Map<String, Integer> columns) {
        String value(String column) {
            Integer index = columns.get(column);
            return index == null || index >= line.values().size()
                    ? ""
                    : line.values().get(index).strip();
        }

        Line line(String ownDomain) {
            if (!line.complete()) {
                throw new BadField("error.server_blocks.line.quote");
            }
            DomainName domain = DomainName.parse(value(DOMAIN))
                    .filter(name -> name.name().indexOf(':') < 0)
                    .orElseThrow(() -> new BadField("error.server_blocks.line.domain"));
            if (domain.name().equalsIgnoreCase(ownDomain)) {
                throw new BadField("error.server_blocks.line.own");
            }
            return new Line(
                    line.number(),
                    domain.name(),
                    new Policy(severity(), flag(MEDIA), flag(REPORTS), "", comment(), flag(OBFUSCATE)));
        }

        private Severity severity() {
            String word = value(SEVERITY).toLowerCase(Locale.ROOT);
            return word.isEmpty()
                    ? Severity.SUSPEND
                    : Severity.parse(word)
                            .orElseThrow(() -> new BadField(
                                    "error.server_blocks.line.severity", "values", ServerBlocks.severities()));
        }

        private boolean flag(String column) {
            return switch (value(column).toLowerCase(Locale.ROOT)) {
                case "true", "1" -> true;
                case "", "false", "0" -> false;
                default -> throw new BadField("error.server_blocks.line.flag");
            };
        }

        private String comment() {
            try {
                return PlainText.line("comment", value(COMMENT), ServerBlocks.LONGEST_COMMENT);
            } catch (Refusal.Invalid unusable) {
                throw new BadField("error.server_blocks.line.comment");
            }
        }
    }
}
