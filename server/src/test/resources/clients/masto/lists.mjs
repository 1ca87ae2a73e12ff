import assert from "node:assert/strict";
import { ana, ben, soon } from "./client.mjs";

const b = await ben.api.v1.accounts.verifyCredentials();
await ana.api.v1.accounts.$select(b.id).follow();
const friends = await ana.api.v1.lists.create({ title: "Friends", exclusive: true });
assert.equal(friends.exclusive, true);
const list = ana.api.v1.lists.$select(friends.id);
await list.accounts.create({ accountIds: [b.id] });
assert.deepEqual((await list.accounts.list()).map(each => each.id), [b.id]);
assert.deepEqual((await ana.api.v1.accounts.$select(b.id).lists.list()).map(each => each.title), ["Friends"]);

const posted = await ben.api.v1.statuses.create({ status: "For the list" });
const shown = async () => (await ana.api.v1.timelines.list.$select(friends.id).list()).map(each => each.id);
await soon(shown, ids => ids.join() === posted.id);
assert.deepEqual([...(await ana.api.v1.timelines.home.list())], []);

assert.equal((await list.update({ title: "Family", exclusive: false })).title, "Family");
assert.deepEqual((await ana.api.v1.timelines.home.list()).map(each => each.id), [posted.id]);
await list.accounts.remove({ accountIds: [b.id] });
assert.deepEqual(await shown(), []);
await list.remove();
assert.deepEqual([...(await ana.api.v1.lists.list())], []);
await assert.rejects(list.fetch(), { statusCode: 404 });
