import assert from "node:assert/strict";
import { ana, ben, mod, soon } from "./client.mjs";

const b = await ben.api.v1.accounts.verifyCredentials();
const posted = await ben.api.v1.statuses.create({ status: "Nobody wants you here" });
const report = await ana.api.v1.reports.create({
  accountId: b.id,
  statusIds: [posted.id],
  comment: "Again and again",
  category: "other",
});
assert.equal(report.actionTaken, false);
await assert.rejects(async () => await ana.api.v1.admin.reports.list(), { statusCode: 403 });

const open = await mod.api.v1.admin.reports.list({ targetAccountId: b.id });
assert.deepEqual(open.map(each => [each.comment, each.statuses.map(status => status.id)]), [["Again and again", [posted.id]]]);
const selected = mod.api.v1.admin.reports.$select(open[0].id);
assert.ok((await selected.assignToSelf()).assignedAccount);
assert.equal((await selected.unassign()).assignedAccount, null);

const account = mod.api.v1.admin.accounts.$select(b.id);
await account.action.create({ type: "suspend", reportId: open[0].id, text: "Enough" });
assert.equal((await selected.fetch()).actionTaken, true);
assert.equal((await account.fetch()).suspended, true);
const isGone = () => ana.api.v1.statuses.$select(posted.id).fetch().then(() => false, error => error.statusCode === 404);
await soon(isGone, gone => gone);
await assert.rejects(ben.api.v1.statuses.create({ status: "I am back" }), { statusCode: 403 });

assert.equal((await account.unsuspend()).suspended, false);
await soon(isGone, gone => !gone);
