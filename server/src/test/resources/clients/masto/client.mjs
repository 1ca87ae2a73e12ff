import { createRestAPIClient } from "masto";

const [, , address, ...tokens] = process.argv;

export const url = address;

/** Ana, Ben and Mod, a moderator, each with the client and the token. */
export const [ana, ben, mod] = tokens.map(token => ({ api: createRestAPIClient({ url, accessToken: token }), token }));

/** Asks again until the answer is as wanted: notifications and the like follow a moment later. */
export async function soon(ask, isWanted) {
  const end = Date.now() + 20_000;
  let found;
  do {
    found = await ask();
    if (isWanted(found)) return found;
    await new Promise(resolve => setTimeout(resolve, 20));
  } while (Date.now() < end);
  throw new Error(`not as wanted: ${JSON.stringify(found)}`);
}
