import assert from "node:assert/strict";
import { ana, ben, soon } from "./client.mjs";

const posted = await ana.api.v1.statuses.create({ status: "Quote me", quoteApprovalPolicy: "public" });
assert.deepEqual(posted.quoteApproval, { automatic: ["public"], manual: [], currentUser: "automatic" });
const quoting = await ben.api.v1.statuses.create({ status: "As she says", quotedStatusId: posted.id });
assert.equal(quoting.quote.state, "accepted");
assert.equal(quoting.quote.quotedStatus.id, posted.id);
const quotes = ana.api.v1.statuses.$select(posted.id).quotes;
assert.deepEqual((await quotes.list()).map(each => each.id), [quoting.id]);
assert.equal((await ana.api.v1.statuses.$select(posted.id).fetch()).quotesCount, 1);
const told = await soon(() => ana.api.v1.notifications.list({ types: ["quote"] }), found => found.length === 1);
assert.equal(told[0].status.id, quoting.id);

const revoked = await quotes.$select(quoting.id).revoke();
assert.deepEqual(revoked.quote, { state: "revoked", quotedStatus: null });
assert.deepEqual([...(await quotes.list())], []);

const closed = await ana.api.v1.statuses.$select(posted.id).interactionPolicy.update({ quoteApprovalPolicy: "nobody" });
assert.deepEqual(closed.quoteApproval.automatic, []);
await assert.rejects(ben.api.v1.statuses.create({ status: "Again", quotedStatusId: posted.id }), { statusCode: 403 });
const mine = await ana.api.v1.accounts.updateCredentials({ source: { quotePolicy: "followers" } });
assert.equal(mine.source.quotePolicy, "followers");
assert.equal((await ana.api.v1.preferences.fetch())["posting:default:quote_policy"], "followers");
