import assert from "node:assert/strict";
import { ana, ben } from "./client.mjs";

const posted = await ana.api.v1.statuses.create({
  status: "Which street first?",
  poll: { options: ["Harbour Road", "Station Street"], expiresIn: 3600, multiple: false, hideTotals: true },
});
assert.equal(posted.poll.options[0].title, "Harbour Road");
assert.equal(posted.poll.options[0].votesCount, null);
const poll = ben.api.v1.polls.$select(posted.poll.id);
assert.equal((await poll.fetch()).voted, false);
const voted = await poll.votes.create({ choices: [1] });
assert.equal(voted.voted, true);
assert.deepEqual(voted.ownVotes, [1]);
assert.equal(voted.votersCount, 1);
await assert.rejects(poll.votes.create({ choices: [0] }), { statusCode: 422 });
await assert.rejects(
  ana.api.v1.polls.$select(posted.poll.id).votes.create({ choices: [0] }), { statusCode: 422 });
const edited = await ana.api.v1.statuses.$select(posted.id).update({
  status: "Which street first?",
  poll: { options: ["Harbour Road", "The park"], expiresIn: 3600 },
});
assert.equal(edited.poll.votesCount, 0);
assert.equal((await poll.fetch()).voted, false);
