package org.groundswell.web.dataimport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.dataimport.DataImport;
import org.groundswell.dataimport.DataImports;
import org.groundswell.dataimport.FailureFile;
import org.groundswell.dataimport.ImportKind;
import org.groundswell.dataimport.ImportRow;
import org.groundswell.http.Failure;
import org.groundswell.http.Reply;
import org.groundswell.http.Upload;
import org.groundswell.http.UploadSpace;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.text.PlainText;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Uploading a file of a list, confirming its import, its progress, and the rows that failed. */
public final class ImportPages implements Pages {
    private static final String PATH = "/settings/import";
    private static final String ONE = PATH + "/{id}";
    private static final int SHOWN_FAILURES = 20;
    private static final int LONGEST_SHOWN = 200;

    private final DataImports imports;
    private final FailureFile failures;
    private final UploadSpace space;
    private final Renderer renderer;
    private final InstantSource clock;

    public ImportPages(DataImports imports, FailureFile failures, UploadSpace space, WebParts parts) {
        this.imports = imports;
        this.failures = failures;
        this.space = space;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> form(call, 200, Optional.empty()));
        routes.upload(PATH, PageAccess.SIGNED_IN, space, this::upload);
        routes.get(ONE, PageAccess.SIGNED_IN, call -> one(call, 200, Optional.empty()));
        routes.post(
                ONE + "/merge", PageAccess.SIGNED_IN, call -> confirm(call, () -> imports.merge(me(call), call.id())));
        routes.post(ONE + "/overwrite", PageAccess.SIGNED_IN, call -> confirm(call, () -> overwrite(call)));
        routes.post(ONE + "/cancel", PageAccess.SIGNED_IN, call -> {
            imports.cancel(me(call), call.id());
            return Reply.seeOther(PATH);
        });
        routes.get(ONE + "/failures.csv", PageAccess.SIGNED_IN, this::failures);
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    private Reply upload(WebCall call) {
        try {
            imports.takeUpload(me(call));
            Upload file =
                    call.params().file("file").orElseThrow(() -> new Refusal.Invalid("file", "imports.error.none"));
            long id = imports.read(
                    me(call),
                    file.text(DataImports.MOST_BYTES),
                    ImportKind.parse(call.params().textOr("kind", "")));
            return Reply.seeOther(PATH + "/" + id);
        } catch (Refusal.Invalid | Refusal.Conflict refused) {
            return form(
                    call,
                    Failure.of(refused).status(),
                    Optional.of(call.refusals().sentence(refused)));
        } catch (Refusal.TooMany often) {
            return form(call, 429, Optional.of(call.t().text("imports.error.uploads")))
                    .with(
                            "Retry-After",
                            Long.toString(Math.max(1, often.retryAfter().toSeconds())));
        }
    }

    private void overwrite(WebCall call) {
        if (!call.params().isOn("sure")) {
            throw new Refusal.Invalid("sure", "imports.error.sure");
        }
        imports.overwrite(me(call), call.id(), call.params().number("removals").orElse(0));
    }

    private Reply confirm(WebCall call, Runnable change) {
        try {
            change.run();
            return Reply.seeOther(PATH + "/" + call.id());
        } catch (Refusal.Invalid | Refusal.Conflict refused) {
            return one(
                    call,
                    Failure.of(refused).status(),
                    Optional.of(call.refusals().sentence(refused.message())));
        }
    }

    private Reply failures(WebCall call) {
        DataImport shown = imports.get(me(call), call.id());
        byte[] csv =
                failures.write(shown.kind(), imports.failures(shown), call.t()).getBytes(StandardCharsets.UTF_8);
        return Reply.of(200, "text/csv; charset=utf-8", csv)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + shown.kind().storedName() + "-failures.csv\"")
                .with("Cache-Control", "no-store");
    }

    private Reply form(WebCall call, int status, Optional<String> problem) {
        Translator t = call.t();
        String chosen = call.params().textOr("kind", "");
        return renderer.page(
                status,
                new ImportsPage(
                        renderer.around(call, Renderer.Subject.of(t.text("imports.title"), "you")),
                        DataImports.MOST_BYTES >> 20,
                        DataImports.MOST_ROWS,
                        Arrays.stream(ImportKind.values())
                                .map(kind -> new ImportsPage.Kind(
                                        kind.storedName(), words(kind, t), chosen.equals(kind.storedName())))
                                .toList(),
                        imports.of(me(call)).stream()
                                .map(each -> new ImportsPage.Recent(
                                        PATH + "/" + each.id(),
                                        words(each.kind(), t),
                                        words(each, imports.counts(each), t),
                                        Ago.of(each.createdAt(), clock.instant(), t)))
                                .toList(),
                        problem));
    }

    private Reply one(WebCall call, int status, Optional<String> problem) {
        Translator t = call.t();
        DataImport shown = imports.get(me(call), call.id());
        DataImport.Counts counts = imports.counts(shown);
        boolean preview = shown.state() == DataImport.State.PREVIEW;
        List<ImportPage.Failure> first = imports.firstFailures(shown, SHOWN_FAILURES).stream()
                .map(row -> failure(row, t))
                .toList();
        return renderer.page(
                status,
                new ImportPage(
                        renderer.around(call, Renderer.Subject.of(t.text("imports.title"), "you")),
                        PATH + "/" + shown.id(),
                        words(shown.kind(), t),
                        shown.looksLike().map(kind -> words(kind, t)).orElse(""),
                        shown,
                        words(shown, counts, t),
                        counts,
                        preview ? imports.countRemovals(shown) : 0,
                        first,
                        problem));
    }

    private static ImportPage.Failure failure(ImportRow row, Translator t) {
        return new ImportPage.Failure(
                row.number(),
                PlainText.cut(
                        row.values().stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(", ")),
                        LONGEST_SHOWN),
                row.problem()
                        .map(problem -> t.text("error.sentence", "text", problem))
                        .orElse(""));
    }

    private static String words(ImportKind kind, Translator t) {
        return t.text("imports.kind." + kind.storedName());
    }

    private static String words(DataImport about, DataImport.Counts counts, Translator t) {
        return switch (about.state()) {
            case READING, PREVIEW -> t.text("imports.state.preview", "days", days(DataImports.UNCONFIRMED_KEPT));
            case REMOVING -> t.text("imports.state.removing", "removed", about.removed());
            case ADDING -> t.text("imports.state.adding", "handled", counts.handled(), "all", counts.understood());
            case DONE -> t.text("imports.state.done", "done", counts.done(), "all", counts.understood());
            case CANCELLED ->
                t.text("imports.state.cancelled", "handled", counts.handled(), "all", counts.understood());
            case STOPPED -> t.text("imports.state.stopped", "handled", counts.handled(), "all", counts.understood());
        };
    }

    private static long days(Duration time) {
        return time.toDays();
    }
}
