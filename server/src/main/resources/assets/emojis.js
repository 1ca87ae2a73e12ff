// The emoji picker of the composer: the server's emojis by category, with a search field. What is chosen is written at the
// cursor, as one could type it. Without this, the shortcode is typed. Arrow keys move between the emojis, Escape closes.
const FIELDS = "textarea, [name=spoiler], [name^='poll-option']";

/** The emojis by category, in the order of their names; those without one last. */
function grouped(emojis, other) {
  const groups = new Map();
  emojis.forEach(emoji => {
    const category = emoji.category ?? "";
    groups.set(category, [...(groups.get(category) ?? []), emoji]);
  });
  return [...groups].sort(([a], [b]) => (a === "") - (b === "") || a.localeCompare(b))
    .map(([category, list]) => [category || other, list]);
}

function choice(emoji) {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.title = ":" + emoji.shortcode + ":";
  button.dataset.key = emoji.shortcode.toLowerCase();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const picture = new Image();
  picture.loading = "lazy";
  picture.src = still ? emoji.static_url : emoji.url;
  picture.alt = button.title;
  picture.draggable = false;
  button.append(picture);
  return button;
}

/** Writes a shortcode at the cursor, with spaces around it, since it doesn't count within a word. */
function write(field, code) {
  const before = field.value.slice(0, field.selectionStart);
  const after = field.value.slice(field.selectionEnd);
  const text = (/[\p{L}\p{M}\p{N}:]$/u.test(before) ? " " : "") + code + (/^\s/.test(after) ? "" : " ");
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function attach(button) {
  const form = button.form;
  let field = form.querySelector("textarea");
  const panel = document.createElement("div");
  panel.className = "emoji-picker";
  panel.id = "emoji-picker";
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", button.textContent);
  panel.hidden = true;
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = button.dataset.search;
  search.setAttribute("aria-label", button.dataset.search);
  search.autocapitalize = "none";
  search.spellcheck = false;
  const list = document.createElement("div");
  const none = document.createElement("p");
  none.setAttribute("role", "status");
  panel.append(search, list);
  form.querySelector(".composer-foot").after(panel);
  button.hidden = false;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", panel.id);

  const shown = () => [...list.querySelectorAll("button:not([hidden])")];
  const reach = first => {
    list.querySelector("button[tabindex='0']")?.setAttribute("tabindex", "-1");
    if (first) first.tabIndex = 0;
  };
  const filter = () => {
    const key = search.value.trim().replaceAll(":", "").toLowerCase();
    list.querySelectorAll("section").forEach(section => {
      const choices = [...section.querySelectorAll("button")];
      choices.forEach(each => {
        each.hidden = !each.dataset.key.includes(key);
      });
      section.hidden = choices.every(each => each.hidden);
    });
    const found = shown();
    none.textContent = found.length === 0 ? button.dataset.none : "";
    reach(found[0]);
  };
  const open = isOpen => {
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const take = choice => {
    open(false);
    write(field, choice.title);
  };
  const load = async () => {
    const answer = await fetch(button.dataset.emojis).catch(() => null);
    const emojis = answer?.ok ? await answer.json() : [];
    list.replaceChildren(none, ...grouped(emojis, button.dataset.other).map(([name, some]) => {
      const section = document.createElement("section");
      const heading = document.createElement("h3");
      heading.textContent = name;
      section.append(heading, ...some.map(choice));
      return section;
    }));
    list.dataset.loaded = String(emojis.length);
  };
  /** The choice above or below another: the nearest of the next row. */
  const beside = (from, direction) => {
    const all = shown();
    const rows = all.filter(each => direction * (each.offsetTop - from.offsetTop) > 0);
    const row = direction > 0 ? rows[0]?.offsetTop : rows.at(-1)?.offsetTop;
    return rows.filter(each => each.offsetTop === row)
      .sort((a, b) => Math.abs(a.offsetLeft - from.offsetLeft) - Math.abs(b.offsetLeft - from.offsetLeft))[0];
  };

  form.addEventListener("focusin", event => {
    if (event.target.matches(FIELDS)) field = event.target;
  });
  button.addEventListener("click", async () => {
    open(panel.hidden);
    if (panel.hidden) return;
    search.value = "";
    search.focus();
    if (!(Number(list.dataset.loaded) > 0)) await load();
    filter();
    panel.scrollIntoView({ block: "nearest" });
  });
  search.addEventListener("input", filter);
  list.addEventListener("click", event => {
    const chosen = event.target.closest("button");
    if (chosen) take(chosen);
  });
  panel.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const choices = shown();
    const at = choices.indexOf(event.target);
    let next = null;
    if (event.key === "Escape") {
      open(false);
      field.focus();
    } else if (event.target === search && event.key === "Enter") {
      if (choices.length > 0) take(choices[0]);
    } else if (event.target === search && event.key === "ArrowDown") next = choices[0];
    else if (at < 0) return;
    else if (event.key === "ArrowRight") next = choices[at + 1];
    else if (event.key === "ArrowLeft") next = choices[at - 1];
    else if (event.key === "ArrowDown") next = beside(event.target, 1);
    else if (event.key === "ArrowUp") next = beside(event.target, -1) ?? search;
    else return;
    event.preventDefault();
    if (next === search) search.focus();
    else if (next) {
      reach(next);
      next.focus();
    }
  });
}

document.querySelectorAll("[data-emojis]").forEach(attach);
