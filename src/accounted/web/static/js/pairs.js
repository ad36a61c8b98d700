// One pair at a time, answered with one key; the next stands there at once, and the last answer can be taken back.
import { isTyping, post, refusalIn, say } from "./workspace.js";

const pairs = [...document.querySelectorAll("[data-pair]")];
const told = document.getElementById("answered");
const given = [];
let at = 0;

function show() {
  pairs.forEach((pair, number) => { pair.hidden = number !== at; });
  const left = pairs.length - at;
  told.hidden = given.length === 0 && left > 0;
  told.querySelector("span").textContent = `${at} / ${pairs.length}`;
  told.querySelector("[data-take-back]").hidden = given.length === 0;
}

async function send(body) {
  const answer = await post("/judge", body, { accept: "application/json" });
  return [answer.ok, answer.ok ? await answer.json() : refusalIn(await answer.text())];
}

async function decide(form, verdict) {
  if (form.sending) return; // pressed twice, meant once
  form.sending = true;
  const body = new URLSearchParams(new FormData(form));
  body.set("verdict", verdict);
  const [taken, said] = await send(body);
  form.sending = false;
  if (!taken) {
    const place = form.querySelector(".refusal");
    place.textContent = said;
    place.hidden = false;
    return;
  }
  given.push(said.id);
  at += 1;
  show();
  say(`${at} / ${pairs.length}`);
}

async function takeBack() {
  const id = given.pop(); // none is left to be taken back twice
  if (!id) return;
  const token = document.querySelector("[name=form_token]").value;
  const [taken] = await send(new URLSearchParams({ form_token: token, verdict: "undo", ids: id }));
  if (taken) at -= 1;
  show();
}

for (const pair of pairs) {
  pair.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.value) decide(event.target, event.submitter.value);
  });
}
document.querySelector("[data-take-back]")?.addEventListener("click", takeBack);
document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = pairs[at]?.querySelector(`[data-answer="${CSS.escape(event.key)}"]`);
  if (event.key !== "z" && !button) return;
  event.preventDefault(); // where the answer asks who decides, its key is no letter of the name
  if (button) button.click();
  else takeBack();
});
if (pairs.length) show();
