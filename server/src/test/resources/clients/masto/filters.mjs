import assert from "node:assert/strict";
import { ana, ben } from "./client.mjs";

const b = await ben.api.v1.accounts.verifyCredentials();
await ana.api.v1.accounts.$select(b.id).follow();
const spoiler = await ben.api.v1.statuses.create({ status: "The butler did it. #finale" });
const other = await ben.api.v1.statuses.create({ status: "A butlership" });

const filter = await ana.api.v2.filters.create({
  title: "Spoilers",
  context: ["home", "thread"],
  filterAction: "warn",
  expiresIn: 3600,
  keywordsAttributes: [{ keyword: "butler", wholeWord: true }],
});
assert.equal(filter.filterAction, "warn");
assert.ok(filter.expiresAt);
const filtered = async () => {
  const home = await ana.api.v1.timelines.home.list();
  return Object.fromEntries(home.map(each => [each.id, each.filtered.flatMap(match => match.keywordMatches ?? [])]));
};
assert.deepEqual(await filtered(), { [spoiler.id]: ["butler"], [other.id]: [] });

const selected = ana.api.v2.filters.$select(filter.id);
const keyword = await selected.keywords.create({ keyword: "butlership", wholeWord: false });
assert.deepEqual((await filtered())[other.id], ["butlership"]);
await ana.api.v2.filters.keywords.$select(keyword.id).remove();
assert.deepEqual((await selected.keywords.list()).map(each => each.keyword), ["butler"]);

const named = await selected.statuses.create({ statusId: other.id });
const [match] = (await ana.api.v1.statuses.$select(other.id).fetch()).filtered;
assert.deepEqual(match.statusMatches, [other.id]);
await ana.api.v2.filters.statuses.$select(named.id).remove();

assert.equal((await selected.update({ title: "Endings", context: ["home"], filterAction: "hide" })).filterAction, "hide");
assert.equal((await ana.api.v2.filters.list())[0].title, "Endings");
await selected.remove();
assert.deepEqual(await filtered(), { [spoiler.id]: [], [other.id]: [] });
await assert.rejects(
  ana.api.v2.filters.create({ title: "", context: [] }),
  { statusCode: 422 });
