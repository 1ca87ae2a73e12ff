package org.groundswell.web.admin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.ServerBlocks;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlock.Policy;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.groundswell.text.Translator;
import org.groundswell.web.admin.ServerBlocksPage.Form;
import org.groundswell.web.admin.ServerBlocksPage.Option;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The pages on which moderators block other servers, and import and export blocks. */
public final class ServerBlockPages implements Pages {
    private static final String PATH = "/admin/domain-blocks";
    private static final String IMPORT = PATH + "/import";
    /** In bytes. Below the limit of a request, so that a file that was previewed can be confirmed. */
    private static final int LARGEST_FILE = 1_000_000;

    private final ServerBlocks blocks;
    private final Renderer renderer;

    public ServerBlockPages(ServerBlocks blocks, WebParts parts) {
        this.blocks = blocks;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, call -> show(call, 200, Optional.empty()));
        routes.post(PATH, PageAccess.MODERATOR, this::add);
        routes.post(PATH + "/{id}", PageAccess.MODERATOR, this::change);
        routes.post(PATH + "/{id}/remove", PageAccess.MODERATOR, call -> {
            blocks.remove(me(call), call.id());
            return Reply.seeOther(PATH);
        });
        routes.get(PATH + ".csv", PageAccess.MODERATOR, this::export);
        routes.get(IMPORT, PageAccess.MODERATOR, call -> importPage(call, 200, "", Optional.empty(), Optional.empty()));
        routes.upload(IMPORT, PageAccess.MODERATOR, this::preview);
        routes.post(IMPORT + "/confirm", PageAccess.MODERATOR, this::importFile);
    }

    private Reply add(WebCall call) {
        try {
            blocks.add(me(call), call.params().textOr("domain", ""), change(call.params()));
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply change(WebCall call) {
        try {
            blocks.change(me(call), call.id(), change(call.params()));
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    /** Boxes that are not checked are not sent. */
    private static ServerBlocks.Change change(Params params) {
        return new ServerBlocks.Change(
                params.text("severity").flatMap(Severity::parse),
                Optional.of(params.isOn("reject_media")),
                Optional.of(params.isOn("reject_reports")),
                params.text("private_comment"),
                params.text("public_comment"),
                Optional.of(params.isOn("obfuscate")));
    }

    private Reply export(WebCall call) {
        return Reply.of(200, "text/csv; charset=utf-8", blocks.export(me(call)).getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"domain_blocks.csv\"");
    }

    private Reply preview(WebCall call) {
        String csv = call.params().textOr("csv", "");
        try {
            csv = call.params()
                    .file("file")
                    .map(file -> file.text(LARGEST_FILE))
                    .orElse(csv);
            ServerBlocks.Plan plan = blocks.plan(me(call), csv);
            return importPage(call, 200, csv, Optional.of(preview(plan, call.t())), Optional.empty());
        } catch (Refusal.Invalid unreadable) {
            return importPage(
                    call,
                    422,
                    csv,
                    Optional.empty(),
                    Optional.of(call.refusals().sentence(unreadable)));
        }
    }

    private Reply importFile(WebCall call) {
        String csv = call.params().textOr("csv", "");
        try {
            return Reply.seeOther(PATH + "?imported=" + blocks.importFile(me(call), csv));
        } catch (Refusal.Invalid invalid) {
            return importPage(
                    call,
                    422,
                    csv,
                    Optional.empty(),
                    Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private static ServerBlockImportPage.Preview preview(ServerBlocks.Plan plan, Translator t) {
        return new ServerBlockImportPage.Preview(
                plan.added().stream()
                        .map(line -> new ServerBlockImportPage.Row(
                                line.domain(),
                                words(line.policy().severity(), t),
                                line.policy().publicComment()))
                        .toList(),
                plan.changed().stream()
                        .map(each -> new ServerBlockImportPage.Row(
                                each.before().domain(),
                                t.text(
                                        "server_blocks.import.change",
                                        "before",
                                        words(each.before().policy().severity(), t),
                                        "after",
                                        words(each.after().severity(), t)),
                                each.after().publicComment()))
                        .toList(),
                plan.unchanged(),
                plan.bad().stream()
                        .map(line ->
                                new ServerBlockImportPage.BadRow(line.number(), line.domain(), t.text(line.reason())))
                        .toList());
    }

    private Reply importPage(
            WebCall call,
            int status,
            String csv,
            Optional<ServerBlockImportPage.Preview> preview,
            Optional<String> problem) {
        return renderer.page(
                status,
                new ServerBlockImportPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("server_blocks.import.title"), "you")),
                        csv,
                        preview,
                        problem));
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        WebCall.Slice<ServerBlock> slice = call.slice(page -> blocks.list(me(call), page), ServerBlock::id);
        Translator t = call.t();
        Optional<String> done =
                call.call().query().number("imported").map(count -> t.text("server_blocks.imported", "count", count));
        return renderer.page(
                status,
                new ServerBlocksPage(
                        renderer.around(call, Renderer.Subject.of(t.text("server_blocks.title"), "you")),
                        slice.entries().stream().map(block -> entry(block, t)).toList(),
                        typed(call),
                        problem,
                        done,
                        slice.older()));
    }

    private static ServerBlocksPage.Entry entry(ServerBlock block, Translator t) {
        Policy policy = block.policy();
        return new ServerBlocksPage.Entry(
                Long.toString(block.id()),
                block.domain(),
                words(policy.severity(), t),
                new Form(
                        block.domain(),
                        severities(policy.severity().word(), t),
                        policy.publicComment(),
                        policy.privateComment(),
                        policy.rejectMedia(),
                        policy.rejectReports(),
                        policy.obfuscate()));
    }

    private static Form typed(WebCall call) {
        Params params = call.params();
        return new Form(
                shown(params, "domain"),
                severities(params.textOr("severity", Severity.SILENCE.word()), call.t()),
                shown(params, "public_comment"),
                shown(params, "private_comment"),
                params.isOn("reject_media"),
                params.isOn("reject_reports"),
                params.isOn("obfuscate"));
    }

    private static String shown(Params params, String name) {
        return params.text(name)
                .filter(typed -> typed.length() <= ServerBlocks.LONGEST_COMMENT)
                .orElse("");
    }

    private static List<Option> severities(String chosen, Translator t) {
        return Arrays.stream(Severity.values())
                .map(each -> new Option(each.word(), words(each, t), each.word().equals(chosen)))
                .toList();
    }

    private static String words(Severity severity, Translator t) {
        return t.text("server_blocks.severity." + severity.word());
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
