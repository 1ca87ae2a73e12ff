import assert from "node:assert/strict";
import { ana, ben } from "./client.mjs";

const a = await ana.api.v1.accounts.verifyCredentials();
const b = await ben.api.v1.accounts.lookup({ acct: (await ben.api.v1.accounts.verifyCredentials()).acct });
const benByAna = ana.api.v1.accounts.$select(b.id);
const relation = async () => (await ana.api.v1.accounts.relationships.fetch({ id: [b.id] }))[0];

assert.equal((await ben.api.v1.accounts.updateCredentials({ locked: true })).locked, true);
assert.equal((await benByAna.follow()).requested, true);
assert.deepEqual((await ben.api.v1.followRequests.list()).map(each => each.id), [a.id]);
assert.equal((await ben.api.v1.followRequests.$select(a.id).authorize()).followedBy, true);
assert.equal((await relation()).following, true);

const posted = await ben.api.v1.statuses.create({ status: "For a follower", visibility: "private" });
const home = async () => (await ana.api.v1.timelines.home.list()).map(each => each.id);
assert.deepEqual(await home(), [posted.id]);

assert.equal((await benByAna.mute({ notifications: false, duration: 600 })).muting, true);
const [muted] = await ana.api.v1.mutes.list();
assert.equal(muted.id, b.id);
assert.ok(muted.muteExpiresAt);
assert.deepEqual(await home(), []);
assert.equal((await benByAna.unmute()).muting, false);
assert.deepEqual(await home(), [posted.id]);

assert.equal((await benByAna.note.create({ comment: "a friend" })).note, "a friend");

const blocked = await benByAna.block();
assert.equal(blocked.blocking, true);
assert.equal(blocked.following, false);
assert.deepEqual((await ana.api.v1.blocks.list()).map(each => each.id), [b.id]);
assert.equal((await ben.api.v1.accounts.relationships.fetch({ id: [a.id] }))[0].blockedBy, true);
await assert.rejects(ben.api.v1.accounts.$select(a.id).follow(), { statusCode: 403 });
assert.equal((await benByAna.unblock()).blocking, false);

await ana.api.v1.domainBlocks.create({ domain: "spam.example" });
assert.deepEqual([...(await ana.api.v1.domainBlocks.list())], ["spam.example"]);
await ana.api.v1.domainBlocks.remove({ domain: "spam.example" });
assert.deepEqual([...(await ana.api.v1.domainBlocks.list())], []);
