package org.groundswell.web.admin;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.ipblocks.IpBlock.Severity;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.IpBlocks;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.admin.IpBlocksPage.Option;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page on which moderators block IP addresses. */
public final class IpBlockPages implements Pages {
    private static final String PATH = "/admin/ip-blocks";
    private static final String MONTH = "month";

    private final IpBlocks blocks;
    private final Renderer renderer;

    public IpBlockPages(IpBlocks blocks, WebParts parts) {
        this.blocks = blocks;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, call -> show(call, 200, Optional.empty()));
        routes.post(PATH, PageAccess.MODERATOR, this::add);
        routes.post(PATH + "/{id}/remove", PageAccess.MODERATOR, call -> {
            blocks.remove(me(call), call.id());
            return Reply.seeOther(PATH);
        });
    }

    /** The times for which a block can hold, by their names in forms and messages. */
    private static Map<String, Optional<Duration>> times() {
        Map<String, Optional<Duration>> times = new LinkedHashMap<>();
        times.put("day", Optional.of(Duration.ofDays(1)));
        times.put("week", Optional.of(Duration.ofDays(7)));
        times.put(MONTH, Optional.of(Duration.ofDays(30)));
        times.put("year", Optional.of(Duration.ofDays(365)));
        times.put("never", Optional.empty());
        return times;
    }

    private Reply add(WebCall call) {
        Params params = call.params();
        try {
            blocks.add(
                    me(call),
                    new IpBlocks.Change(
                            params.text("ip"),
                            params.text("severity").flatMap(Severity::parse),
                            params.text("comment"),
                            Optional.ofNullable(times().get(params.textOr("time", MONTH)))
                                    .map(IpBlocks.Lifetime::new)),
                    call.call().from());
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        WebCall.Slice<IpBlock> slice = call.slice(page -> blocks.list(me(call), page), IpBlock::id);
        return renderer.page(
                status,
                new IpBlocksPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("ip_blocks.title"), "you")),
                        slice.entries().stream()
                                .map(block -> entry(block, call.t()))
                                .toList(),
                        form(call),
                        problem,
                        slice.older()));
    }

    private static IpBlocksPage.Entry entry(IpBlock block, Translator t) {
        return new IpBlocksPage.Entry(
                Long.toString(block.id()),
                block.range().toString(),
                words(block.severity(), t),
                block.comment(),
                block.expiresAt()
                        .map(at -> t.text("ip_blocks.until", "at", Ago.exact(at, t)))
                        .orElse(""));
    }

    private static IpBlocksPage.Form form(WebCall call) {
        Params params = call.params();
        String severity = params.textOr("severity", Severity.SIGN_UP_BLOCK.word());
        String time = params.textOr("time", MONTH);
        List<Option> severities = Arrays.stream(Severity.values())
                .map(each -> new Option(
                        each.word(), words(each, call.t()), each.word().equals(severity)))
                .toList();
        List<Option> times = times().keySet().stream()
                .map(name -> new Option(name, call.t().text("ip_blocks.expires." + name), name.equals(time)))
                .toList();
        return new IpBlocksPage.Form(
                shown(params, "ip", 50), shown(params, "comment", IpBlocks.LONGEST_COMMENT), severities, times);
    }

    private static String shown(Params params, String name, int longest) {
        return params.text(name).filter(typed -> typed.length() <= longest).orElse("");
    }

    private static String words(Severity severity, Translator t) {
        return t.text("ip_blocks.severity." + severity.word());
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
