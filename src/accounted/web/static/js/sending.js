// Forms that lead to a page are sent beside it: what is refused is said in the form, with all that was typed still there.
import { refusalIn } from "./workspace.js";

function refusalOf(form) {
  const held = form.querySelector(".refusal");
  if (held) return held;
  const made = document.createElement("p");
  made.className = "refusal";
  made.setAttribute("role", "alert");
  form.append(made);
  return made;
}

function goTo(address) {
  const there = new URL(address, location.href);
  const same = there.pathname === location.pathname && there.search === location.search;
  if (there.hash || !same) location.assign(there);
  if (same) location.reload();
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body, headers: { "hx-request": "true" } });
  if (answer.ok) {
    goTo(answer.headers.get("goes-to") ?? location.href);
    return;
  }
  form.sent = false;
  const place = refusalOf(form);
  place.textContent = refusalIn(await answer.text());
  place.hidden = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-asks]:not([hx-post])")) return;
  event.preventDefault();
  send(form, event.submitter);
});
