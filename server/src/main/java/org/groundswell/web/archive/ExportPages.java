package org.groundswell.web.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.archive.Archives;
import org.groundswell.archive.CsvExports;
import org.groundswell.archive.CsvFile;
import org.groundswell.archive.ExportCounts;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Downloads of one's own data. The archive is sent for a form, so that no other site's link uses up its limit. */
public final class ExportPages implements Pages {
    private static final String PATH = "/settings/export";
    private static final String CSV = ".csv";
    private static final String FILTERS = "custom_filters.json";

    private final CsvExports exports;
    private final Archives archives;
    private final Renderer renderer;

    public ExportPages(CsvExports exports, Archives archives, WebParts parts) {
        this.exports = exports;
        this.archives = archives;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> show(call, 200, Optional.empty()));
        routes.get(PATH + "/{file}", PageAccess.SIGNED_IN, this::file);
        routes.post(PATH + "/archive", PageAccess.SIGNED_IN, this::archive);
    }

    private Reply file(WebCall call) {
        String name = call.part("file");
        if (name.equals(FILTERS)) {
            byte[] json = exports.filters(call.visitor().me().id()).getBytes(StandardCharsets.UTF_8);
            return download(Reply.json(200, json), name);
        }
        CsvFile file = Optional.of(name)
                .filter(each -> each.endsWith(CSV))
                .flatMap(each -> CsvFile.parse(each.substring(0, each.length() - CSV.length())))
                .orElseThrow(Refusal.NotFound::new);
        byte[] csv = exports.file(call.visitor().me(), file).getBytes(StandardCharsets.UTF_8);
        return download(Reply.of(200, "text/csv; charset=utf-8", csv), name);
    }

    private Reply archive(WebCall call) {
        Account me = call.visitor().me();
        try {
            Archives.Download archive = archives.begin(me.id());
            return download(
                    Reply.streamed("application/zip", archive::writeTo),
                    "archive-" + me.acct().username() + ".zip");
        } catch (Refusal.Conflict running) {
            return show(call, 409, Optional.of(call.refusals().sentence(running)));
        } catch (Refusal.TooMany often) {
            return show(call, 429, Optional.of(call.t().text("export.archive.too_many")));
        }
    }

    private static Reply download(Reply reply, String name) {
        return reply.with("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .with("Cache-Control", "no-store");
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        ExportCounts counts = exports.counts(call.visitor().me().id());
        return renderer.page(
                status,
                new ExportPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("export.title"), "you")),
                        counts.statuses(),
                        files(call.t(), counts),
                        problem));
    }

    private static List<ExportPage.File> files(Translator t, ExportCounts counts) {
        List<ExportPage.File> files = new ArrayList<>();
        for (CsvFile file : CsvFile.values()) {
            files.add(new ExportPage.File(
                    PATH + "/" + file.fileName() + CSV,
                    t.text("export." + file.name().toLowerCase(Locale.ROOT)),
                    "CSV",
                    counts.of(file)));
        }
        files.add(new ExportPage.File(PATH + "/" + FILTERS, t.text("filters.title"), "JSON", counts.filters()));
        return files;
    }
}
