package org.groundswell.web.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.archive.ArchiveRequest;
import org.groundswell.archive.Archives;
import org.groundswell.archive.CsvExports;
import org.groundswell.archive.CsvFile;
import org.groundswell.archive.ExportCounts;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileType;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Downloads of one's own data. The archive is built on request, and downloaded with the password. */
public final class ExportPages implements Pages {
    private static final String PATH = "/settings/export";
    private static final String CSV = ".csv";
    private static final String FILTERS = "custom_filters.json";

    private final CsvExports exports;
    private final Archives archives;
    private final Renderer renderer;
    private final InstantSource clock;

    public ExportPages(CsvExports exports, Archives archives, WebParts parts) {
        this.exports = exports;
        this.archives = archives;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> show(call, 200, Optional.empty()));
        routes.get(PATH + "/{file}", PageAccess.SIGNED_IN, this::file);
        routes.post(PATH + "/archive", PageAccess.SIGNED_IN, this::request);
        routes.post(PATH + "/archive/download", PageAccess.SIGNED_IN, this::archive);
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

    private Reply request(WebCall call) {
        try {
            archives.request(call.visitor().me().id());
            return Reply.seeOther(PATH);
        } catch (Refusal.Conflict running) {
            return show(call, 409, Optional.of(call.refusals().sentence(running)));
        } catch (Refusal.TooMany often) {
            return show(call, 429, Optional.of(call.t().text("export.archive.too_many")));
        }
    }

    private Reply archive(WebCall call) {
        Account me = call.visitor().me();
        try {
            FileStore.Found archive = archives.open(me.id(), call.params().textOr("present", ""));
            return download(
                    Reply.streamed(FileType.ARCHIVE.mediaType(), out -> archive.writeTo(out, 0, archive.size()))
                            .with("Content-Length", Long.toString(archive.size())),
                    "archive-" + me.acct().username() + ".zip");
        } catch (Refusal.Unauthorised wrong) {
            return show(call, 401, Optional.of(call.refusals().sentence(wrong)));
        } catch (Refusal.TooMany often) {
            return show(call, 429, Optional.of(call.refusals().sentence(often)))
                    .with(
                            "Retry-After",
                            Long.toString(Math.max(1, often.retryAfter().toSeconds())));
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
                        shown(call),
                        files(call.t(), counts),
                        problem));
    }

    private ExportPage.Archive shown(WebCall call) {
        Instant now = clock.instant();
        Optional<ArchiveRequest> found = archives.find(call.visitor().me().id());
        return new ExportPage.Archive(
                found.filter(ArchiveRequest::isBuilding)
                        .map(_ -> call.t()
                                .text(
                                        archives.tellsByMail()
                                                ? "export.archive.building.mail"
                                                : "export.archive.building")),
                found.filter(ArchiveRequest::failed).isPresent(),
                found.filter(request -> request.file().isPresent()).map(archives::size),
                found.flatMap(ArchiveRequest::deletedAt).map(end -> day(end, call.t())),
                found.map(ArchiveRequest::nextAt).filter(now::isBefore).map(next -> day(next, call.t())));
    }

    private static String day(Instant moment, Translator t) {
        return t.moment("time.day_of_year", moment);
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
