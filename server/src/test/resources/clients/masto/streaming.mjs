import assert from "node:assert/strict";
import { createStreamingAPIClient } from "masto";
import { ana, ben, url } from "./client.mjs";

const b = await ben.api.v1.accounts.verifyCredentials();
await ana.api.v1.accounts.$select(b.id).follow();
const { configuration } = await ana.api.v2.instance.fetch();
const streaming = createStreamingAPIClient({
  streamingApiUrl: configuration.urls.streaming,
  accessToken: ana.token,
});
assert.equal(new URL(configuration.urls.streaming).host, new URL(url).host);

/** The events of a subscription, one by one, from the moment the first is asked for. */
function events(subscription) {
  const values = subscription.values();
  return async (name, isWanted = () => true) => {
    for (;;) {
      const { value, done } = await values.next();
      assert.ok(!done, `the stream ended before ${name}`);
      if (value.event === name && isWanted(value.payload)) return value;
    }
  };
}

/**
 * Posts until a stream has an event of it: a subscription begins a moment after it is asked for, and nothing says when.
 */
async function begun(next, text) {
  const begin = next("update", status => status.content.includes(text));
  let isThere = false;
  begin.finally(() => (isThere = true));
  while (!isThere) {
    await ben.api.v1.statuses.create({ status: `${text} #tide` });
    await Promise.race([begin, new Promise(resolve => setTimeout(resolve, 200))]);
  }
  await begin;
}

const home = events(streaming.user.subscribe());
const tag = events(streaming.hashtag.subscribe({ tag: "Tide" }));
await begun(home, "Is the home timeline open?");
await begun(tag, "Is the tag open?");

const posted = await ben.api.v1.statuses.create({ status: "Look at the #tide" });
for (const next of [home, tag]) {
  await next("update", status => status.id === posted.id);
}
await ben.api.v1.statuses.$select(posted.id).update({ status: "Look at the #tide again" });
for (const next of [home, tag]) {
  const edited = await next("status.update");
  assert.match(edited.payload.content, /again/);
}
const greeting = await ana.api.v1.statuses.create({ status: "Hello" });
await ben.api.v1.statuses.$select(greeting.id).favourite();
const { payload: notification } = await home("notification");
assert.equal(notification.type, "favourite");
assert.equal(notification.status.id, greeting.id);

const filter = await ana.api.v2.filters.create({
  title: "Weather",
  context: ["home"],
  keywordsAttributes: [{ keyword: "storm", wholeWord: true }],
});
await home("filters_changed");
const stormy = await ben.api.v1.statuses.create({ status: "A storm over the #tide" });
const { payload: filtered } = await home("update", status => status.id === stormy.id);
assert.equal(filtered.filtered[0].filter.id, filter.id);

await ben.api.v1.statuses.$select(posted.id).remove();
for (const next of [home, tag]) {
  await next("delete", id => id === posted.id);
}
streaming.close();
