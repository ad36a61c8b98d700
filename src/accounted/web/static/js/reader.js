// Reading and judging a document: choose a claim by click or key, see what it stands on, decide, go on.
import "./by_hand.js";
import { mayGo } from "./closing.js";
import { isTyping } from "./workspace.js";

const reader = document.querySelector(".reader");
const panel = document.getElementById("panel");
const text = document.getElementById("text");
let items = [];
let order = [];
let chosen = null;
let coming = ""; // what the panel waits for: a claim that was chosen, or the answer to what was decided on one
const waiting = [];

function list() {
  items = [...document.querySelectorAll("#claims [data-item]")];
  order = items.map((one) => one.dataset.item);
}
list();

// A claim was added: the marks and the list are as the server has them now, and the page stays where it is.
reader.addEventListener("claims-changed", async ({ detail: id }) => {
  const answer = await fetch(location.pathname + location.search);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = ["text", "how-many", "claims"].map((name) => page.getElementById(name));
  if (!parts.every(Boolean)) return void location.reload();
  for (const part of parts) document.getElementById(part.id).replaceChildren(...part.childNodes);
  list();
  await choose(id);
});

function marksOf(id) {
  return [...document.querySelectorAll(`mark[data-claim="${CSS.escape(id)}"], [data-of="${CSS.escape(id)}"]`)];
}

async function choose(id, scroll = true) {
  if (!order.includes(id) || !mayGo(panel)) return;
  document.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
  chosen = id;
  marksOf(id).forEach((one) => one.classList.add("chosen"));
  const item = items.find((one) => one.dataset.item === id);
  item?.classList.add("chosen");
  const place = document.getElementById(id);
  if (scroll && !place && document.getElementById("pages")) location.assign(`${location.pathname}#${id}`);
  if (scroll && place && !inSight(place)) place.scrollIntoView({ block: "center", behavior: "instant" });
  item?.scrollIntoView({ block: "nearest" });
  reader.classList.add("open");
  history.replaceState(null, "", `#${id}`);
  await show(id);
}

// Whether words stand where they are read with ease; on a narrow screen the claim lies over the lower part.
function inSight(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return top > 80 && bottom < window.innerHeight * (window.innerWidth > 992 ? 0.85 : 0.35);
}

function show(id) {
  coming = "claim";
  return window.htmx.ajax("GET", `/claims/${encodeURIComponent(id)}`, { target: panel, swap: "innerHTML" });
}

// Whatever the panel shows now, after a choice or a judgement, the marks show too.
document.body.addEventListener("htmx:afterSwap", () => {
  const shown = panel.querySelector("[data-state]");
  if (shown) paint(shown.dataset.panel, shown.dataset.state);
});

function paint(id, state) {
  const item = items.find((one) => one.dataset.item === id);
  for (const one of [item, ...marksOf(id)]) {
    if (!one) continue;
    for (const known of ["read", "accept", "reject", "correct", "disputed"]) one.classList.toggle(`is-${known}`, known === state);
  }
}

// A key means the claim that its person has gone to: until that one stands in the panel, it waits.
document.addEventListener("keydown", (event) => {
  const steps = event.key === "j" || event.key === "k";
  if (!coming || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!steps && !["a", "e", "r", "u"].includes(event.key)) return;
  if (steps && coming === "claim" && !waiting.length) return; // quickly past several
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat) waiting.push(event.key);
}, true);

function arrived() {
  coming = "";
  while (waiting.length && !coming) document.body.dispatchEvent(new KeyboardEvent("keydown", { key: waiting.shift(), bubbles: true, cancelable: true }));
}

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.verb === "post" && panel.contains(event.detail.target)) coming = "answer";
});
document.body.addEventListener("htmx:afterSettle", () => {
  if (coming && panel.querySelector("[data-panel]")?.dataset.panel === chosen) arrived();
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (!coming || event.detail.successful || !panel.contains(event.detail.target)) return;
  coming = "";
  waiting.length = 0; // what was refused is looked at first
});

panel.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-leave-panel]") && mayGo(panel)) leavePanel();
});

// On a narrow screen the claim lies over the text; what is left when it goes is the claim's line in the list.
function leavePanel() {
  reader.classList.remove("open");
  items.find((one) => one.dataset.item === chosen)?.querySelector("a").focus({ preventScroll: true });
}

function step(by) {
  const at = chosen ? order.indexOf(chosen) + by : by > 0 ? 0 : order.length - 1;
  if (at >= 0 && at < order.length) choose(order[at]);
}

// A click on words chooses the claim whose figure they are, else the smallest passage around them; again, the next.
text?.addEventListener("click", (event) => {
  if (!document.getSelection()?.isCollapsed) return;
  const at = event.target instanceof Element ? event.target : null;
  const figure = at?.closest("[data-of]");
  if (figure) return void choose(figure.dataset.of, false);
  const around = [];
  for (let mark = at?.closest("mark"); mark; mark = mark.parentElement?.closest("mark")) around.push(mark.dataset.claim);
  if (around.length) choose(around[(around.indexOf(chosen) + 1) % around.length], false);
});

document.getElementById("pages")?.addEventListener("click", (event) => {
  const patch = event.target instanceof Element ? event.target.closest("[data-of]") : null;
  if (patch) choose(patch.dataset.of, false);
});

document.getElementById("claims")?.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("[data-open]") : null;
  if (!link) return;
  event.preventDefault();
  choose(link.dataset.open);
});

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") return void step(1);
  if (event.key === "k") return void step(-1);
  if (event.key === "Escape" && mayGo(panel)) leavePanel();
});

const begins = Number(text?.dataset.start ?? 0);

// An address may name a claim, or a stretch of the text as #at-START-END, in characters.
export function rangeOf(start, end) {
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = begins;
  let begun = false;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const letters = [...node.data];
    if (!begun && start <= at + letters.length) {
      range.setStart(node, letters.slice(0, start - at).join("").length);
      begun = true;
    }
    if (end <= at + letters.length) {
      range.setEnd(node, letters.slice(0, end - at).join("").length);
      return range;
    }
    at += letters.length;
  }
  return null;
}

function light(name, range) {
  if (!range || !("highlights" in CSS)) return;
  CSS.highlights.set(name, new Highlight(range));
}

// Of a long document one section is here; what an address names may stand in another.
function elsewhere(hash, stretch) {
  if (!text?.dataset.parts || !hash) return false;
  const asked = new URLSearchParams(location.search);
  const [key, value] = stretch ? ["at", stretch[1]] : ["claim", hash];
  const here = stretch
    ? Number(stretch[1]) >= begins && Number(stretch[1]) < Number(text.dataset.end)
    : !hash.startsWith("claim-") || document.getElementById(hash);
  if (here || asked.get(key) === value) return false;
  location.replace(`${location.pathname}?${key}=${value}${location.hash}`);
  return true;
}

function follow() {
  const hash = decodeURIComponent(location.hash.slice(1));
  const stretch = /^at-(\d+)-(\d+)$/.exec(hash);
  if (elsewhere(hash, stretch)) return;
  if (stretch && text) {
    const range = rangeOf(Number(stretch[1]), Number(stretch[2]));
    light("found", range);
    range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
  } else if (hash) {
    choose(hash);
  }
}

window.addEventListener("hashchange", follow);
follow();
