package org.groundswell.web.admin;

import java.util.Optional;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.rules.RuleId;
import org.groundswell.rules.Rules;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page on which administrators write the rules of this server. */
public final class RulesPages implements Pages {
    private static final String PATH = "/admin/rules";

    private final Rules rules;
    private final ModerationLog log;
    private final Renderer renderer;

    public RulesPages(Rules rules, ModerationLog log, WebParts parts) {
        this.rules = rules;
        this.log = log;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.ADMIN, call -> show(call, 200, new RulesPage.Typed("", ""), Optional.empty()));
        routes.post(PATH, PageAccess.ADMIN, this::add);
        routes.post(PATH + "/{id}", PageAccess.ADMIN, this::change);
        routes.post(PATH + "/{id}/up", PageAccess.ADMIN, call -> move(call, Rules.Move.UP));
        routes.post(PATH + "/{id}/down", PageAccess.ADMIN, call -> move(call, Rules.Move.DOWN));
        routes.post(PATH + "/{id}/remove", PageAccess.ADMIN, call -> {
            record(call, new ModerationAction.RuleRemoved(rules.remove(id(call)).text()));
            return Reply.seeOther(PATH);
        });
    }

    private Reply add(WebCall call) {
        RulesPage.Typed typed = typed(call);
        try {
            record(
                    call,
                    new ModerationAction.RuleAdded(
                            rules.add(typed.text(), typed.hint()).text()));
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, typed, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply change(WebCall call) {
        RulesPage.Typed typed = typed(call);
        try {
            record(
                    call,
                    new ModerationAction.RuleChanged(
                            rules.change(id(call), typed.text(), typed.hint()).text()));
            return Reply.seeOther(PATH + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            return show(
                    call,
                    422,
                    new RulesPage.Typed("", ""),
                    Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply move(WebCall call, Rules.Move move) {
        rules.move(id(call), move);
        return Reply.seeOther(PATH);
    }

    private void record(WebCall call, ModerationAction action) {
        log.record(call.visitor().me().id(), action);
    }

    private Reply show(WebCall call, int status, RulesPage.Typed typed, Optional<String> problem) {
        return renderer.page(
                status,
                new RulesPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("rules.title"), "you")),
                        rules.inForce(),
                        typed,
                        problem));
    }

    private static RulesPage.Typed typed(WebCall call) {
        return new RulesPage.Typed(
                call.params().textOr("text", ""), call.params().textOr("hint", ""));
    }

    private static RuleId id(WebCall call) {
        return RuleId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
