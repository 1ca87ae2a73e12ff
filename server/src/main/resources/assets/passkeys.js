// Passkeys (Web Authentication Level 3). Without this script, or in a browser without passkeys, their forms stay hidden.

/** A refusal of the server, whose message is a sentence for the person. */
class Refused extends Error {}

const encode = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const decode = text => Uint8Array.from(
  atob(text.replaceAll("-", "+").replaceAll("_", "/")), character => character.charCodeAt(0));
const named = credentials => credentials.map(each => ({ ...each, id: decode(each.id) }));

async function options(form) {
  const reply = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const body = await reply.json();
  if (!reply.ok) throw new Refused(body.error);
  return { ...body, challenge: decode(body.challenge) };
}

/** Sends the form with what the authenticator made. */
function send(form, values) {
  for (const [name, value] of Object.entries(values)) form.elements[name].value = encode(value);
  // The challenge stands for them by now.
  for (const field of form.querySelectorAll("[data-once]")) field.disabled = true;
  form.submit();
}

async function create(form) {
  const asked = await options(form);
  const { response } = await navigator.credentials.create({
    publicKey: {
      ...asked,
      user: { ...asked.user, id: decode(asked.user.id) },
      excludeCredentials: named(asked.excludeCredentials),
    },
  });
  send(form, { client_data: response.clientDataJSON, attestation: response.attestationObject });
}

async function use(form, how = {}) {
  const asked = await options(form);
  const { rawId, response } = await navigator.credentials.get({
    ...how,
    publicKey: { ...asked, allowCredentials: named(asked.allowCredentials) },
  });
  send(form, {
    credential: rawId,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
    user_handle: response.userHandle ?? new ArrayBuffer(0),
  });
}

function problem(form, error) {
  if (error instanceof Refused) return error.message;
  if (error.name === "NotAllowedError") return form.dataset.cancelled;
  if (error.name === "InvalidStateError" && form.dataset.exists) return form.dataset.exists;
  return form.dataset.failed;
}

let suggestions = null;

/** Lets the field for the name suggest passkeys. A challenge lasts five minutes, so a new one is asked for before. */
async function suggest(form) {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  for (;;) {
    suggestions = new AbortController();
    const { signal } = suggestions;
    const renewal = setTimeout(() => suggestions.abort("renewed"), 4 * 60_000);
    try {
      return await use(form, { mediation: "conditional", signal });
    } catch {
      if (signal.reason !== "renewed") return;
    } finally {
      clearTimeout(renewal);
    }
    while (document.hidden) {
      await new Promise(done => document.addEventListener("visibilitychange", done, { once: true }));
    }
  }
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const shown = form.querySelector("[role=alert]");
  const button = form.querySelector("button");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    suggestions?.abort("chosen");
    shown.hidden = true;
    button.disabled = true;
    try {
      await (form.dataset.passkey === "create" ? create(form) : use(form));
    } catch (error) {
      shown.textContent = problem(form, error);
      shown.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
  form.hidden = false;
  for (const hint of document.querySelectorAll("[data-without-passkeys]")) hint.hidden = true;
  if (form.dataset.passkey === "sign-in") suggest(form);
}
