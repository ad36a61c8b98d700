// Forms that lead to a page are sent beside it: what is refused is said in the form, with all that was typed still there.
import { post, refusalIn } from "./workspace.js";

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

// All but those that send files, and those that are answered with one; those that htmx has sent come here as prevented.
const BESIDE = "form[method=post]:not([enctype], [action='/export'])";

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  form.sending = true;
  const answer = await post(form.action, body, { wants: "address" });
  if (answer.ok) {
    goTo(answer.headers.get("goes-to") ?? location.href);
    return;
  }
  form.sent = form.sending = false;
  const place = refusalOf(form);
  place.textContent = refusalIn(await answer.text());
  place.hidden = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches(BESIDE)) return;
  event.preventDefault();
  if (!form.sending) send(form, event.submitter);
});
