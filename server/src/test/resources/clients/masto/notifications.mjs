import assert from "node:assert/strict";
import { ana, ben, mod, soon } from "./client.mjs";

const a = await ana.api.v1.accounts.verifyCredentials();
const b = await ben.api.v1.accounts.verifyCredentials();
const posted = await ana.api.v1.statuses.create({ status: "Look at this" });
await ben.api.v1.statuses.$select(posted.id).favourite();
await mod.api.v1.statuses.$select(posted.id).favourite();
const mention = await ben.api.v1.statuses.create({ status: `@${a.acct} I saw it` });

const all = await soon(() => ana.api.v1.notifications.list(), found => found.length === 3);
assert.deepEqual(all.map(each => each.type), ["mention", "favourite", "favourite"]);
assert.equal(all[0].status.id, mention.id);
assert.equal((await ana.api.v1.notifications.list({ types: ["mention"] })).length, 1);
assert.equal((await ana.api.v1.notifications.list({ excludeTypes: ["mention"], limit: 1 })).length, 1);

const grouped = await ana.api.v2.notifications.list({ groupedTypes: ["favourite"] });
assert.deepEqual(
  grouped.notificationGroups.map(each => [each.type, each.notificationsCount]),
  [["mention", 1], ["favourite", 2]]);
assert.ok(grouped.accounts.some(each => each.id === b.id));
assert.ok(grouped.statuses.some(each => each.id === posted.id));
const favourites = ana.api.v2.notifications.$select(grouped.notificationGroups[1].groupKey);
assert.equal((await favourites.accounts.fetch()).length, 2);
assert.equal((await ana.api.v2.notifications.unreadCount.fetch()).count, 2);

await ana.api.v1.markers.create({ notifications: { lastReadId: all[0].id } });
assert.equal((await ana.api.v1.markers.fetch({ timeline: ["notifications"] })).notifications.lastReadId, all[0].id);
assert.equal((await ana.api.v1.notifications.unreadCount.fetch()).count, 0);

await favourites.dismiss();
await ana.api.v1.notifications.$select(all[0].id).dismiss();
assert.deepEqual([...(await ana.api.v1.notifications.list())], []);

assert.equal((await ana.api.v2.notifications.policy.update({ forNotFollowing: "filter" })).forNotFollowing, "filter");
const held = await ben.api.v1.statuses.create({ status: `@${a.acct} are you there?` });
const [request] = await soon(() => ana.api.v1.notifications.requests.list(), found => found.length === 1);
assert.equal(request.account.id, b.id);
assert.equal(request.lastStatus.id, held.id);
assert.equal((await ana.api.v2.notifications.policy.fetch()).summary.pendingRequestsCount, 1);
assert.deepEqual([...(await ana.api.v1.notifications.list())], []);
await ana.api.v1.notifications.requests.$select(request.id).accept();
await soon(() => ana.api.v1.notifications.requests.merged.fetch(), found => found.merged);
assert.deepEqual((await ana.api.v1.notifications.list()).map(each => each.status.id), [held.id]);
await ana.api.v1.notifications.clear();
assert.deepEqual([...(await ana.api.v1.notifications.list())], []);
