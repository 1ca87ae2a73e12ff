import assert from "node:assert/strict";
import { ana, ben, soon } from "./client.mjs";

const a = await ana.api.v1.accounts.verifyCredentials();
const b = await ben.api.v1.accounts.verifyCredentials();
// Private mentions by strangers would wait in a request.
await ana.api.v1.accounts.$select(b.id).follow();
const first = await ben.api.v1.statuses.create({ status: `@${a.acct} between us`, visibility: "direct" });
const [talk] = await soon(() => ana.api.v1.conversations.list(), found => found.length === 1);
assert.equal(talk.unread, true);
assert.deepEqual(talk.accounts.map(each => each.id), [b.id]);
assert.equal(talk.lastStatus.id, first.id);

const selected = ana.api.v1.conversations.$select(talk.id);
assert.equal((await selected.read()).unread, false);
const reply = await ana.api.v1.statuses.create({
  status: `@${b.acct} yes`,
  inReplyToId: first.id,
  visibility: "direct",
});
await soon(() => ben.api.v1.conversations.list(), found => found[0]?.lastStatus.id === reply.id);

assert.equal((await ana.api.v1.statuses.$select(first.id).mute()).muted, true);
assert.equal((await ana.api.v1.statuses.$select(first.id).unmute()).muted, false);
await selected.remove();
assert.deepEqual([...(await ana.api.v1.conversations.list())], []);
