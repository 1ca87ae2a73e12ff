import assert from "node:assert/strict";
import { ana, ben, soon } from "./client.mjs";

const a = await ana.api.v1.accounts.verifyCredentials();
const b = await ben.api.v1.accounts.verifyCredentials();
await ben.api.v1.statuses.create({ status: "Lights on the river #LanternNight" });

// Featured tags
assert.deepEqual((await ben.api.v1.featuredTags.suggestions.list()).map(each => each.name.toLowerCase()), ["lanternnight"]);
const featured = await ben.api.v1.featuredTags.create({ name: "LanternNight" });
assert.equal(featured.name, "LanternNight");
assert.equal(Number(featured.statusesCount), 1);
assert.match(featured.lastStatusAt, /^\d{4}-\d\d-\d\d$/);
assert.deepEqual((await ana.api.v1.accounts.$select(b.id).featuredTags.list()).map(each => each.id), [featured.id]);
assert.equal((await ben.api.v1.tags.$select("lanternnight").fetch()).featuring, true);
await assert.rejects(ben.api.v1.featuredTags.create({ name: "lanternnight" }), { statusCode: 422 });
await ben.api.v1.featuredTags.$select(featured.id).remove();
assert.deepEqual([...(await ben.api.v1.featuredTags.list())], []);

// Suggestions: whoever posts in a followed tag
await ana.api.v1.tags.$select("lanternnight").follow();
const suggested = async () => (await ana.api.v2.suggestions.list({ limit: 80 })).filter(each => each.account.id === b.id);
assert.deepEqual((await suggested()).map(each => each.sources), [["similar_to_recently_followed"]]);
assert.ok((await ana.api.v1.suggestions.list()).some(each => each.id === b.id));
await ana.api.v1.suggestions.$select(b.id).remove();
assert.deepEqual(await suggested(), []);

// The directory
const listed = async params => (await ana.api.v1.directory.list(params)).map(each => each.id);
await soon(() => listed({ order: "active", local: true }), ids => ids.includes(b.id));
assert.ok((await listed({ order: "new", limit: 80 })).includes(a.id));
assert.deepEqual(await listed({ offset: 9_999 }), []);
await ana.api.v1.accounts.$select(b.id).block();
assert.ok(!(await listed({ order: "new", limit: 80 })).includes(b.id));
