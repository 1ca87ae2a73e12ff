// Pages work without this. It counts characters while one writes, keeps one from leaving half a post behind, shows
// the fields of a poll one by one, lets time pass on maps, plays videos in posts, and subscribes to push notifications.
"use strict";

const segmenter = new Intl.Segmenter();

/** Length as the server counts it: a link is 23, one to a number none, a mention from elsewhere its local part. */
function length(text) {
  const plain = text
    .replace(
      /(?<![a-z0-9@$#])https?:\/\/(?![\d.]+(?:[:/?#\s]|$))[^\s<>"、。，！？「」（）]+\.[^\s<>"、。，！？「」（）]+/gi,
      "x".repeat(23))
    .replace(/(^|[^\w/&=])@(\w+(?:[.-]+\w+)*)@[^\s@]+\.[^\s@]+/g, "$1@$2");
  let count = 0;
  for (const _ of segmenter.segment(plain)) count++;
  return count;
}

for (const area of document.querySelectorAll("textarea[data-longest]")) {
  const form = area.form;
  const shown = (area.closest(".composer-more") ?? form.querySelector(".composer-foot") ?? form).querySelector(".count");
  const spoiler = form.querySelector("[name=spoiler]");
  const longest = Number(area.dataset.longest);
  const update = () => {
    const left = longest - length(area.value) - length(spoiler ? spoiler.value : "");
    if (shown) {
      shown.textContent = String(left);
      shown.classList.toggle("over", left < 0);
    }
  };
  area.addEventListener("input", update);
  if (spoiler) spoiler.addEventListener("input", update);
  update();
}

for (const composer of document.querySelectorAll("form.composer")) {
  const area = composer.querySelector("textarea");
  area.setSelectionRange(area.value.length, area.value.length);
  const before = area.value;
  let sent = false;
  composer.addEventListener("submit", () => { sent = true; });
  composer.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) composer.requestSubmit();
  });
  // Other forms are kept by drafts.js.
  if (!composer.dataset.draft) window.addEventListener("beforeunload", event => {
    if (!sent && area.value !== before) event.preventDefault();
  });
}

/** The next person at this device finds no drafts. */
for (const form of document.querySelectorAll("form[action='/auth/sign_out']")) {
  form.addEventListener("submit", () => {
    try {
      Object.keys(localStorage).filter(name => name.startsWith("draft ")).forEach(name => localStorage.removeItem(name));
    } catch {
      // Without storage there are none.
    }
  });
}

/** Fields of a poll appear one by one. Without this all are there, and empty ones don't count. */
for (const poll of document.querySelectorAll(".composer-poll")) {
  const rows = [...poll.querySelectorAll("li")];
  const field = row => row.querySelector("input");
  const add = poll.querySelector("[data-add]");
  let shown = Math.max(2, rows.findLastIndex(row => field(row).value) + 1);
  const update = () => {
    rows.forEach((row, at) => {
      row.hidden = at >= shown;
      row.querySelector("[data-remove]").hidden = shown <= 2;
    });
    add.hidden = shown >= rows.length;
  };
  add.addEventListener("click", () => {
    shown++;
    update();
    field(rows[shown - 1]).focus();
  });
  rows.forEach((row, at) => row.querySelector("[data-remove]").addEventListener("click", () => {
    for (let i = at; i < shown - 1; i++) field(rows[i]).value = field(rows[i + 1]).value;
    field(rows[shown - 1]).value = "";
    shown--;
    update();
    field(rows[Math.min(at, shown - 1)]).focus();
  }));
  update();
}

/** Chosen files are uploaded at once, so that one describes them while one writes. */
for (const files of document.querySelectorAll("form.composer input[type=file]")) {
  const add = files.form.querySelector("button[name=add]");
  add.hidden = true;
  files.addEventListener("change", () => files.form.requestSubmit(add));
}

/** Pictures open over the page, one after another; without this they are links. */
document.addEventListener("click", event => {
  const shot = event.target.closest("a[data-viewed]");
  if (!shot || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const shots = [...shot.closest(".media").querySelectorAll("a[data-viewed]")];
  let at = shots.indexOf(shot);
  const words = shot.closest(".media").dataset;
  const viewer = document.createElement("dialog");
  viewer.className = "viewer";
  viewer.setAttribute("aria-label", words.viewer);
  const image = document.createElement("img");
  const text = document.createElement("p");
  const button = (name, sign, label, act) => {
    const made = document.createElement("button");
    made.className = name;
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    viewer.append(made);
    return made;
  };
  const show = by => {
    at = (at + by + shots.length) % shots.length;
    image.src = shots[at].href;
    image.alt = shots[at].querySelector("img").alt;
    text.textContent = image.alt;
  };
  viewer.append(image, text);
  button("close", "×", words.viewerClose, () => viewer.close());
  if (shots.length > 1) {
    button("previous", "‹", words.viewerPrevious, () => show(-1));
    button("next", "›", words.viewerNext, () => show(1));
    viewer.addEventListener("keydown", key => {
      if (key.key === "ArrowRight") show(1);
      if (key.key === "ArrowLeft") show(-1);
    });
  }
  image.addEventListener("click", () => viewer.close());
  viewer.addEventListener("close", () => viewer.remove());
  show(0);
  document.body.append(viewer);
  viewer.showModal();
});

/** Animations play while they are seen, unless motion isn't wanted. */
if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) entry.isIntersecting ? entry.target.play().catch(() => {}) : entry.target.pause();
  });
  document.querySelectorAll("video[data-animation]").forEach(video => seen.observe(video));
}

/** A map's slider shows how many people there were in each country up to a moment. */
for (const map of document.querySelectorAll("[data-moments]")) {
  const moments = map.dataset.moments.split("|");
  const limits = map.dataset.limits.split(" ").map(Number);
  const levels = map.dataset.levels.split(" ");
  const unit = Number(map.dataset.unit);
  const slider = map.querySelector("input");
  const output = map.querySelector("output");
  const countries = [...map.querySelectorAll("[data-growth]")].map(shape => ({
    shape,
    title: shape.querySelector("title"),
    name: shape.querySelector("title").textContent.replace(/:\s*[^:]*$/, ""),
    growth: shape.dataset.growth.split(" ").map(Number),
  }));
  const level = people => levels[limits.filter(limit => limit <= people).length - 1] ?? 0;
  const show = () => {
    const moment = Number(slider.value);
    for (const { shape, title, name, growth } of countries) {
      if (shape.classList.contains("cell")) shape.setAttribute("r", (unit * Math.sqrt(growth[moment])).toFixed(1));
      else shape.setAttribute("class", "l" + level(growth[moment]));
      title.textContent = growth[moment] > 0 ? name + ": " + growth[moment] : name;
    }
    output.textContent = map.dataset.until + " " + moments[moment];
    slider.setAttribute("aria-valuetext", moments[moment]);
  };
  slider.max = String(moments.length - 1);
  slider.value = slider.max;
  slider.addEventListener("input", show);
  map.querySelector("figcaption").hidden = false;
  show();
}

/** A video plays in its card: its player is loaded when one asks for it. Without this, a link leads to the video. */
document.addEventListener("click", event => {
  const play = event.target.closest("[data-player]");
  if (!play || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = play.dataset.player;
  frame.title = play.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  play.closest(".card").classList.add("playing");
  play.replaceWith(frame);
  frame.focus();
});

/** Listens to a stream of events while the page is in front. */
function listen(address, tell) {
  let source = null;
  const look = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (source === null) {
      source = new EventSource(address);
      source.onmessage = event => tell(JSON.parse(event.data));
    }
  };
  document.addEventListener("visibilitychange", look);
  look();
}

/** A timeline says how many posts are new; a link loads them. */
for (const place of document.querySelectorAll("[data-new-posts]")) {
  const link = document.createElement("a");
  link.className = "button";
  link.href = location.pathname;
  listen(place.dataset.newPosts, now => {
    link.textContent = now.text;
    // Only when it comes or goes: a link that stays keeps its focus.
    if (now.text && !link.isConnected) place.append(link);
    if (!now.text) link.remove();
  });
}

/** Draws the horizontal lines of a chart at other values. */
function grid(head, lines) {
  const draw = (place, name, attributes) => head.querySelector(".chart ." + place)?.replaceChildren(...lines.map(line => {
    const each = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes(line.y))) each.setAttribute(key, value);
    if (name === "text") each.textContent = line.label;
    return each;
  }));
  draw("grid", "line", y => ({ x1: 0, x2: "100%", y1: y, y2: y }));
  draw("values", "text", y => ({ x: 0, y, dy: -4 }));
}

/** A page whose figures are still being computed is loaded again when they are there. */
async function complete() {
  let ready = false;
  for (let pause = 500; !ready; pause = Math.min(1.5 * pause, 10_000)) {
    await new Promise(wait => { setTimeout(wait, pause); });
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      ready = !page.querySelector("[data-pending]");
    } catch {
      // The server can't be reached at the moment.
      await new Promise(wait => { setTimeout(wait, 5000); });
    }
  }
  location.reload();
}

if (document.querySelector("[data-pending]")) complete();

/** A tag that is looked at moves: the server tells what changed, once a second at the most. */
for (const head of document.querySelectorAll("[data-live]")) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const [people, posts] = head.querySelectorAll(".numbers dd");
  const sentence = head.querySelector(".lead");
  const list = document.querySelector("#latest ~ .posts");
  listen(head.dataset.live, now => {
    if (people) people.textContent = number.format(now.people);
    if (posts) posts.textContent = number.format(now.posts);
    if (sentence && now.sentence) sentence.textContent = now.sentence;
    for (const part of ["area", "band", "expected", "line", "so_far"]) {
      const path = head.querySelector(".chart ." + part.replace("_", "-"));
      if (path && now[part] !== undefined) path.setAttribute("d", now[part]);
    }
    if (now.grid) grid(head, now.grid);
    for (const post of list ? now.latest : []) {
      if (document.getElementById("p" + post.id)) continue;
      // Markup from our own server, made by the same template as the page's.
      list.insertAdjacentHTML("afterbegin", post.html);
      list.firstElementChild.classList.add("fresh");
    }
  });
}

/** Subscribes at the browser's push service. Where that can't be reached, some browsers try for ever. */
async function subscribe(key) {
  const registration = await navigator.serviceWorker.register("/service-worker.js");
  await navigator.serviceWorker.ready;
  return Promise.race([
    registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }),
    new Promise((_, fail) => { setTimeout(fail, 20000, new Error("the push service does not answer")); }),
  ]);
}

/** The form for push notifications tells the server where this browser receives them. */
for (const form of document.querySelectorAll("form[data-push]")) {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) continue;
  const section = form.closest("section");
  const tell = problem => {
    for (const each of section.querySelectorAll("[data-problem]")) each.hidden = each.dataset.problem !== problem;
  };
  tell("");
  form.hidden = false;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (await Notification.requestPermission() !== "granted") {
      tell("denied");
      return;
    }
    try {
      const { endpoint, keys } = (await subscribe(form.dataset.push)).toJSON();
      form.elements.endpoint.value = endpoint;
      form.elements.p256dh.value = keys.p256dh;
      form.elements.auth.value = keys.auth;
      form.submit();
    } catch {
      tell("failed");
    }
  });
  section.querySelector("form[data-push-off]")?.addEventListener("submit", async event => {
    event.preventDefault();
    const registration = await navigator.serviceWorker.getRegistration();
    const subscription = await registration?.pushManager.getSubscription();
    await subscription?.unsubscribe().catch(() => false);
    event.target.submit();
  });
}
