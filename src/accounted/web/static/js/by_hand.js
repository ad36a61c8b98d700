// Words chosen in the text become a claim: choose them, look at what stands in the form already, press Enter.
import { close, mayGo } from "./closing.js";
import { isTyping, post, refusalIn } from "./workspace.js";

const reader = document.querySelector(".reader");
const text = document.getElementById("text");
const place = document.getElementById("by-hand");
const begins = Number(text?.dataset.start ?? 0);
let shown = "";

// Where words stand is counted in characters of the whole text, as everywhere.
function offsetOf(node, offset) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, offset);
  return begins + [...before.toString()].length;
}

function chosenWords() {
  const selection = document.getSelection();
  if (!text || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.startContainer) && text.contains(range.endContainer) ? range : null;
}

// With nothing chosen, the words of the claim that is looked at: another figure may stand in them.
function wordsOfChosenClaim() {
  const marks = text ? [...text.querySelectorAll("mark.chosen")] : [];
  if (!marks.length) return null;
  const range = document.createRange();
  range.setStartBefore(marks[0]);
  range.setEndAfter(marks.at(-1));
  return range;
}

async function offer(range) {
  if (!range) return;
  const asked = new URLSearchParams({ start: offsetOf(range.startContainer, range.startOffset), end: offsetOf(range.endContainer, range.endOffset) });
  if (shown === String(asked) || !mayGo(place)) return;
  const answer = await fetch(`/documents/${reader.dataset.document}/words?${asked}`, { headers: { "hx-request": "true" } });
  if (!answer.ok) return;
  shown = String(asked);
  place.innerHTML = await answer.text();
  place.hidden = false;
  reader.classList.add("adding");
  if (window.innerWidth > 992) place.scrollIntoView({ block: "nearest" }); // the panel may stand further down
  goToWhatIsLeft();
}

// What the reader could not tell is asked first; where it told all, Enter is enough.
function goToWhatIsLeft() {
  const form = place.querySelector("form");
  const at = form.elements.fate.value ? form.querySelector(".buttons button") : form.elements.fate;
  at.focus({ preventScroll: window.innerWidth > 992 });
}

// Another number of the same words brings what the reader makes of it.
function takeNumber(select) {
  const form = select.form;
  const said = select.selectedOptions[0].dataset;
  const fields = { fate: said.fate, "set.group": said.group, "set.unit": said.unit, "set.amount.precision": said.precision, "set.said_by": said.saidBy };
  for (const [name, value] of Object.entries(fields)) if (form.elements[name] && value !== undefined) form.elements[name].value = value;
}

// What was sent is put away while it is being kept; what is refused stands there again as it was typed.
function showAsSent(form, sent) {
  form.classList.toggle("is-sent", sent);
  form.querySelector(".being-kept").hidden = !sent;
  form.querySelector(".buttons button").disabled = sent;
}

async function add(form) {
  const body = new URLSearchParams(new FormData(form));
  showAsSent(form, true); // a slow disk takes its time, and one claim is meant
  const answer = await post(form.action, body, { accept: "application/json" });
  showAsSent(form, false);
  if (answer.ok) {
    const { id } = await answer.json();
    place.hidden = true;
    place.dispatchEvent(new CustomEvent("closed", { bubbles: true }));
    reader.dispatchEvent(new CustomEvent("claims-changed", { detail: id }));
    return;
  }
  form.sent = false;
  const refusal = form.querySelector(".refusal");
  refusal.textContent = refusalIn(await answer.text());
  refusal.hidden = false;
}

text?.addEventListener("mouseup", () => setTimeout(() => offer(chosenWords())));
text?.addEventListener("touchend", () => setTimeout(() => offer(chosenWords()), 300));
document.addEventListener("keydown", (event) => {
  if (event.key !== "n" || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  shown = "";
  offer(chosenWords() ?? wordsOfChosenClaim());
});
place?.addEventListener("change", (event) => {
  if (event.target.matches("[data-of-number]")) takeNumber(event.target);
});
place?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
place?.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-leave]")) close(place);
});
place?.addEventListener("closed", () => {
  shown = "";
  place.replaceChildren();
  reader.classList.remove("adding");
  text.focus({ preventScroll: true });
});
place?.addEventListener("submit", (event) => {
  event.preventDefault();
  add(event.target);
});
offer(chosenWords()); // chosen before this was here
