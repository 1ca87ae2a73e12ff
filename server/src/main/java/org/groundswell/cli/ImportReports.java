package org.groundswell.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.groundswell.importing.ImportReport;
import org.groundswell.importing.Inspection;
import org.groundswell.importing.MediaReport;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints the results of imports to standard output, as text or as lines of JSON. */
final class ImportReports {
    private final boolean json;

    ImportReports(boolean json) {
        this.json = json;
    }

    void print(String file, Inspection found) {
        if (json) {
            ObjectNode line = JsonMapper.builder().build().createObjectNode();
            line.put("file", file).put("records", found.records());
            ObjectNode formats = line.putObject("formats");
            found.formats().forEach(formats::put);
            line.put("posts", found.posts())
                    .put("replies", found.replies())
                    .put("quotes", found.quotes())
                    .put("boosts", found.boosts())
                    .put("first", found.first().map(Instant::toString).orElse(null))
                    .put("last", found.last().map(Instant::toString).orElse(null))
                    .put("rejected", found.rejected());
            put(line, found.media());
            System.out.println(line);
            return;
        }
        System.out.println(file + ": " + counted(found.records(), "record"));
        found.formats().forEach((format, count) -> System.out.printf(Locale.ENGLISH, "  %-16s %,d%n", format, count));
        System.out.printf(
                Locale.ENGLISH,
                "  %s (%s, %,d quoting another) and %s%n",
                counted(found.posts(), "post"),
                replies(found.replies()),
                found.quotes(),
                counted(found.boosts(), "boost"));
        found.first()
                .ifPresent(first -> System.out.println(
                        "  from " + first + " to " + found.last().orElse(first)));
        System.out.printf(Locale.ENGLISH, "  %,d would be rejected%n", found.rejected());
        print("found", found.media());
    }

    void print(String file, ImportReport report, Path rejects) {
        if (json) {
            ObjectNode line = JsonMapper.builder().build().createObjectNode();
            line.put("file", file)
                    .put("read", report.read())
                    .put("imported", report.imported())
                    .put("replies", report.replies())
                    .put("known", report.known())
                    .put("deleted", report.deleted())
                    .put("without_original", report.withoutOriginal())
                    .put("rejected", report.rejected())
                    .put("resumed_after", report.resumedAfter());
            put(line, report.media());
            if (hasNotes(report)) {
                line.put("rejects", rejects.toString());
            }
            System.out.println(line);
            return;
        }
        if (report.resumedAfter() > 0) {
            System.out.printf(
                    Locale.ENGLISH, "%s: resumed after %,d records imported before%n", file, report.resumedAfter());
        }
        System.out.printf(
                Locale.ENGLISH,
                "%s: %s read; %s imported (%s), %,d already here, %,d rejected%n",
                file,
                counted(report.read(), "record"),
                counted(report.imported(), "post"),
                replies(report.replies()),
                report.known(),
                report.rejected());
        if (report.deleted() > 0) {
            System.out.printf(
                    Locale.ENGLISH,
                    "  %s not imported: deleted according to the file, or deleted here before%n",
                    counted(report.deleted(), "post"));
        }
        if (report.withoutOriginal() > 0) {
            System.out.printf(
                    Locale.ENGLISH,
                    "  %s left out: the original post has not been imported%n",
                    counted(report.withoutOriginal(), "boost"));
        }
        print("imported", report.media());
        if (hasNotes(report)) {
            System.out.println("  Rejected records and reasons: " + rejects);
        }
    }

    private static boolean hasNotes(ImportReport report) {
        return report.rejected() + report.withoutOriginal() + report.media().leftOutInAll() > 0;
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static String replies(long count) {
        return count == 1 ? "1 reply" : String.format(Locale.ENGLISH, "%,d replies", count);
    }

    /** The number of media, and of those left out by the key of the reason. */
    private static void put(ObjectNode line, MediaReport media) {
        line.put("media", media.files());
        ObjectNode leftOut = line.putObject("media_left_out");
        media.leftOut()
                .forEach((reason, count) ->
                        leftOut.put(reason.key(), leftOut.path(reason.key()).asLong(0) + count));
    }

    private static void print(String outcome, MediaReport media) {
        if (media.files() == 0 && media.leftOut().isEmpty()) {
            return;
        }
        System.out.printf(
                Locale.ENGLISH,
                "  %s %s, %,d left out%n",
                counted(media.files(), "media file"),
                outcome,
                media.leftOutInAll());
        Translator translator = Messages.load().english();
        media.leftOut()
                .forEach((reason, count) ->
                        System.out.printf(Locale.ENGLISH, "    %,d × %s%n", count, translator.text(reason)));
    }
}
