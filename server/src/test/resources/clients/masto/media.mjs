import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { ana, ben } from "./client.mjs";

const picture = new Blob([await readFile(new URL("picture.png", import.meta.url))], { type: "image/png" });
const media = await ana.api.v2.media.create({ file: picture, description: "half red, half blue" });
assert.equal(media.type, "image");
assert.equal(media.description, "half red, half blue");
assert.equal(media.meta.original.width, 60);
assert.ok(media.blurhash);
const changed = await ana.api.v1.media.$select(media.id).update({ description: "two halves", focus: "-0.5,0.5" });
assert.equal(changed.description, "two halves");

const posted = await ana.api.v1.statuses.create({ status: "A picture", mediaIds: [media.id] });
const seen = await ben.api.v1.statuses.$select(posted.id).fetch();
assert.equal(seen.mediaAttachments[0].description, "two halves");
const file = await fetch(seen.mediaAttachments[0].url);
assert.equal(file.status, 200);
assert.equal(file.headers.get("x-content-type-options"), "nosniff");
const a = await ana.api.v1.accounts.verifyCredentials();
const withMedia = await ben.api.v1.accounts.$select(a.id).statuses.list({ onlyMedia: true });
assert.deepEqual(withMedia.map(each => each.id), [posted.id]);

const me = await ana.api.v1.accounts.updateCredentials({ avatar: picture });
assert.match(me.avatar, /\/media\//);
await assert.rejects(ana.api.v1.statuses.create({ status: "again", mediaIds: [media.id] }), { statusCode: 422 });
