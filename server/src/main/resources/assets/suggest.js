// Suggests tags and accounts while one types: in the search box for the whole text, in the composer for the word at the
// cursor that begins with # or @, and emojis for one that begins with a colon. Pages work without this. A combobox as in the ARIA Authoring Practices Guide.
const PAUSE = 150;

/** The part of a field's text for which there may be suggestions: where it begins and ends. */
function typed(field) {
  if (field.matches("input")) return field.value.startsWith(":") ? null : { from: 0, to: field.value.length };
  const to = field.selectionStart;
  const before = field.value.slice(0, to);
  const word = /(?:^|\s)([#@][^\s#@]+(?:@[^\s#@]*)?)$/u.exec(before) ?? /(?:^|[^\p{L}\p{N}:])(:\w{2,})$/u.exec(before);
  return word && field.selectionEnd === to ? { from: to - word[1].length, to } : null;
}

function attach(field, number) {
  const list = document.createElement("ul");
  list.id = "suggestions-" + number;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent ?? "");
  list.hidden = true;
  const place = document.createElement("div");
  place.className = "suggested";
  field.replaceWith(place);
  place.append(field, list);
  // A field of several lines can't be a combobox.
  const isBox = field.matches("input");
  if (isBox) field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  let timer = 0;
  let asked = null;
  let chosen = -1;

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    chosen = -1;
    if (isBox) field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = index => {
    chosen = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    }
  };
  const take = item => {
    const part = typed(field);
    close();
    if (!part) return;
    field.setRangeText(item.dataset.value + (isBox ? "" : " "), part.from, part.to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    if (isBox) field.form.requestSubmit();
    else field.focus();
  };
  const show = found => {
    list.replaceChildren(...found.map((each, i) => {
      const item = document.createElement("li");
      item.id = list.id + "-" + i;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.value = each.value;
      const value = document.createElement("bdi");
      value.textContent = each.name || each.value;
      const detail = document.createElement("span");
      detail.className = "acct";
      detail.textContent = each.name ? each.value : each.detail;
      item.append(value, " ", detail);
      if (each.picture) {
        const picture = new Image();
        picture.src = each.picture;
        picture.alt = "";
        picture.className = "emoji";
        item.prepend(picture);
      }
      // Before the field loses its focus.
      item.addEventListener("pointerdown", event => {
        event.preventDefault();
        take(item);
      });
      return item;
    }));
    chosen = -1;
    list.hidden = found.length === 0;
    if (isBox) field.setAttribute("aria-expanded", String(found.length > 0));
  };
  const ask = async part => {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const query = new URLSearchParams({ q: field.value.slice(part.from, part.to) });
    try {
      const answer = await fetch(field.dataset.suggest + "?" + query, { signal });
      const found = answer.ok ? await answer.json() : [];
      if (!signal.aborted && document.activeElement === field) show(found);
    } catch (e) {
      if (e.name !== "AbortError") close();
    }
  };

  close();
  field.addEventListener("input", () => {
    const part = typed(field);
    close();
    if (part && part.to > part.from) timer = setTimeout(ask, PAUSE, part);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", event => {
    if (list.hidden || event.isComposing) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") mark(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") mark(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
}

document.querySelectorAll("[data-suggest]").forEach((field, number) => {
  const focused = document.activeElement === field;
  attach(field, number);
  if (focused) field.focus();
});
