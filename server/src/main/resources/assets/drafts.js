// What one types is kept on this device until it is posted: for each account, and for each post that one replies to or
// quotes, apart. It is forgotten after a week, and when one signs out.
const PREFIX = "draft ";
const KEPT = 7 * 24 * 60 * 60 * 1000;

/** Without storage, as in some private windows, nothing is kept. */
function stored(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

function read(name) {
  return stored(storage => {
    const draft = JSON.parse(storage.getItem(name));
    return draft !== null && Date.now() - draft.at < KEPT ? draft : null;
  });
}

function forget(name) {
  stored(storage => storage.removeItem(name));
}

function names() {
  return stored(storage => Object.keys(storage).filter(name => name.startsWith(PREFIX))) ?? [];
}

for (const name of names()) {
  if (read(name) === null) forget(name);
}

for (const form of document.querySelectorAll("form.composer[data-draft]")) {
  const name = PREFIX + form.dataset.draft;
  const fields = ["text", "spoiler"].map(field => form.elements[field]);
  const text = fields[0];
  const before = text.value;
  const refused = form.querySelector(".problem") !== null;
  const note = form.querySelector(".composer-draft");
  const keep = sent => stored(storage => storage.setItem(
    name, JSON.stringify({ at: Date.now(), sent, fields: fields.map(field => field.value) })));

  const draft = read(name);
  if (draft?.sent && refused) keep(false);
  if (draft?.sent && !refused) {
    // It was posted: otherwise the form would have come back with a reason.
    forget(name);
  } else if (draft && !refused && !form.querySelector(".composer-media") && draft.fields[0] !== before
      && (before.trim() === "" || form.elements.to)) {
    fields.forEach((field, at) => { field.value = draft.fields[at]; });
    if (fields[1].value) fields[1].closest("details").open = true;
    fields.forEach(field => field.dispatchEvent(new Event("input")));
    note.hidden = false;
  }
  note.querySelector("button").addEventListener("click", () => {
    forget(name);
    text.value = before;
    fields[1].value = "";
    note.hidden = true;
    text.dispatchEvent(new Event("input"));
    forget(name);
    text.focus();
  });
  for (const field of fields) {
    field.addEventListener("input", () => {
      if (text.value.trim() === "" || text.value === before) {
        forget(name);
      } else {
        keep(false);
      }
    });
  }
  form.addEventListener("submit", event => {
    if (!["add", "remove", "add_post"].includes(event.submitter?.name) && read(name) !== null) keep(true);
  });
}
