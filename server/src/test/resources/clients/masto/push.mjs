import assert from "node:assert/strict";
import { createECDH, randomBytes } from "node:crypto";
import { ana, ben } from "./client.mjs";

const keys = createECDH("prime256v1");
keys.generateKeys();
const subscription = {
  endpoint: "https://1.1.1.1/push/1",
  keys: { p256dh: keys.getPublicKey("base64url"), auth: randomBytes(16).toString("base64url") },
};
const push = ana.api.v1.push.subscription;
const created = await push.create({
  subscription,
  data: { alerts: { mention: true, favourite: false }, policy: "followed" },
});
assert.equal(created.endpoint, subscription.endpoint);
assert.equal(created.alerts.mention, true);
assert.equal(created.alerts.favourite, false);
const { configuration } = await ana.api.v2.instance.fetch();
assert.equal(created.serverKey, configuration.vapid.publicKey);
assert.equal((await push.fetch()).id, created.id);
assert.equal((await push.update({ data: { alerts: { favourite: true }, policy: "all" } })).alerts.favourite, true);
await assert.rejects(ben.api.v1.push.subscription.fetch(), { statusCode: 404 });
await push.remove();
await assert.rejects(push.fetch(), { statusCode: 404 });
