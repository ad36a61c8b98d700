// What every page shares: names hidden by a key, copying, printing. Forms and links work without it.
import "./naming.js";
import "./dates.js";
import { close, open } from "./closing.js";

export function say(text) {
  const place = document.getElementById("said");
  if (place) place.textContent = text;
}

// Sends a form of ours beside the page; where nothing answers any more, the answer says so.
export async function post(address, body, headers = {}) {
  try {
    return await fetch(address, { method: "POST", body, headers: { "hx-request": "true", ...headers } });
  } catch (_) {
    return new Response(document.body.dataset.gone, { status: 503 });
  }
}

export function isTyping(event) {
  const at = event.target;
  return at instanceof Element && at.closest("input, textarea, select, [contenteditable]") !== null;
}

function hideNames() {
  const hidden = document.documentElement.classList.toggle("names-hidden");
  try {
    localStorage.setItem("names-hidden", hidden ? "yes" : "no");
  } catch (_) { /* then it holds for this page only */ }
  showState();
}

function showState() {
  const hidden = document.documentElement.classList.contains("names-hidden");
  document.querySelectorAll("[data-hide-names]").forEach((one) => one.setAttribute("aria-pressed", String(hidden)));
}

// On a narrow screen a row stands as a card: each cell then says which column it is of.
for (const table of document.querySelectorAll("table.list:not(.overlap, .columns-of, .outcomes, .figures, .records-of, .arranged)")) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((one) => one.textContent.trim());
  for (const row of table.tBodies[0]?.rows ?? []) {
    if (row.cells.length === heads.length) [...row.cells].forEach((cell, at) => { cell.dataset.label = heads[at]; });
  }
  table.classList.add("labelled");
}

document.addEventListener("click", async (event) => {
  const at = event.target instanceof Element ? event.target : null;
  if (at?.closest("[data-hide-names]")) hideNames();
  if (at?.closest("[data-print]")) window.print();
  const correcting = at?.closest("[data-correct]");
  if (correcting) {
    const fields = correcting.closest("form").querySelector(".correction");
    if (fields.hidden) open(fields, correcting);
    else close(fields);
  }
  if (at?.closest("[data-back]") && history.length > 1) { // what was typed there still stands
    event.preventDefault();
    history.back();
  }
  const copying = at?.closest("[data-copy]");
  if (copying) {
    const text = document.querySelector(CSS.escape ? copying.dataset.copy : "")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    await copy(text);
    copying.classList.add("done");
    say(text);
  }
});

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (_) {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "h") hideNames();
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find")?.focus();
  }
  if (event.key === "+" || event.key === "-") document.querySelector(`.zoom [data-key="${event.key}"]`)?.click();
  if (["a", "e", "r", "u"].includes(event.key)) {
    const button = document.querySelector(`.claim [data-key="${event.key}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  }
});

// Judging: what stands then takes the focus, so that it is read aloud; what the case refuses is shown in the form.
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.requestConfig?.verb === "post") document.querySelector(".claim .state-line")?.focus({ preventScroll: true });
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  const kept = event.target.closest?.("[data-kept]");
  kept?.classList.toggle("done", event.detail.successful);
});
for (const kind of ["htmx:responseError", "htmx:sendError"]) document.body.addEventListener(kind, (event) => {
  const words = kind === "htmx:sendError" ? document.body.dataset.gone : refusalIn(event.detail.xhr.responseText);
  const place = event.target.querySelector?.(".refusal");
  if (place) {
    place.textContent = words;
    place.hidden = false;
  }
  say(words);
});

// Beside the thing itself its id says nothing.
const ID = /^[a-z]+-[0-9a-f]{12,}$/;

export function refusalIn(page) {
  const shown = new DOMParser().parseFromString(page, "text/html").querySelector(".failure");
  return shown ? [...shown.querySelectorAll("h1, .where, .do")].map((one) => one.textContent.trim()).filter((said) => !ID.test(said)).join(" ") : page.slice(0, 300);
}

// What stands here is from before the last change: once the comparison is there, the page says so and leads to it.
const BETWEEN_MS = 2000;
async function askAgain(told) {
  const answer = await fetch(location.pathname + location.search).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  if (!page || page.querySelector("[data-behind]")) return void setTimeout(askAgain, BETWEEN_MS, told);
  const again = document.createElement("a");
  again.href = location.pathname + location.search;
  again.textContent = told.dataset.again;
  told.replaceChildren(`${told.dataset.ready} `, again);
}
const behind = document.querySelector("[data-behind]");
if (behind) setTimeout(askAgain, BETWEEN_MS, behind);

showState();
