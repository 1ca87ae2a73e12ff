package org.groundswell.web.shell;

import org.groundswell.http.Call;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Assets;

/** The route of {@link Assets}. */
record AssetFiles(Assets assets) {
    Reply answer(Call call) {
        Assets.Asset asset = assets.find(call.part("name")).orElseThrow(Refusal.NotFound::new);
        boolean exact = call.query().textOr("v", "").equals(asset.version());
        return Reply.of(200, asset.type(), asset.bytes())
                .with("Cache-Control", exact ? "public, max-age=31536000, immutable" : "public, max-age=3600")
                // Fonts and pictures may be shown by apps that run on other origins.
                .with("Access-Control-Allow-Origin", "*");
    }
}
