import assert from "node:assert/strict";
import { ana, ben } from "./client.mjs";

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const scheduled = await ana.api.v1.statuses.create({ status: "Later", visibility: "unlisted", scheduledAt: inAnHour });
assert.equal(scheduled.params.text, "Later");
assert.equal(scheduled.params.visibility, "unlisted");
assert.equal(new Date(scheduled.scheduledAt).getTime(), new Date(inAnHour).getTime());
assert.deepEqual((await ana.api.v1.scheduledStatuses.list()).map(each => each.id), [scheduled.id]);
const one = ana.api.v1.scheduledStatuses.$select(scheduled.id);
const moved = await one.update({ scheduledAt: tomorrow });
assert.equal(new Date(moved.scheduledAt).getTime(), new Date(tomorrow).getTime());
await assert.rejects(ben.api.v1.scheduledStatuses.$select(scheduled.id).fetch(), { statusCode: 404 });
await assert.rejects(one.update({ scheduledAt: new Date().toISOString() }), { statusCode: 422 });
await one.remove();
await assert.rejects(one.fetch(), { statusCode: 404 });
assert.deepEqual([...(await ana.api.v1.timelines.home.list())], []);
