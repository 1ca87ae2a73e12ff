// Pages work without this. It counts characters while one writes, and keeps one from leaving half a post behind.
"use strict";

const segmenter = new Intl.Segmenter();

/** Length as the server counts it: a link is 23, a mention from elsewhere its local part. */
function length(text) {
  const plain = text
    .replace(/https?:\/\/[^\s<>"]+\.[^\s<>"]+/gi, "x".repeat(23))
    .replace(/(^|[^\w/&=])@(\w+(?:[.-]+\w+)*)@[^\s@]+\.[^\s@]+/g, "$1@$2");
  let count = 0;
  for (const _ of segmenter.segment(plain)) count++;
  return count;
}

for (const area of document.querySelectorAll("textarea[data-longest]")) {
  const form = area.form;
  const shown = form.querySelector(".count");
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
  window.addEventListener("beforeunload", event => {
    if (!sent && area.value !== before) event.preventDefault();
  });
}
