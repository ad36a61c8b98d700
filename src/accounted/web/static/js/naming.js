// The first judgement from this browser asks for the name that signs it; the form that was sent then goes on by itself.
import { post, refusalIn } from "./workspace.js";

const dialog = document.getElementById("who");
const signing = document.body.dataset.signs?.split(" ") ?? [];
let waiting = null;

const signs = (form) => signing.includes(new URL(form.action, location.href).pathname) && !form.elements.by;

document.addEventListener("submit", (event) => {
  if (!dialog || !document.body.dataset.signs) return;
  const form = event.target;
  if (form === dialog.firstElementChild) {
    event.preventDefault();
    event.stopImmediatePropagation();
    keep(form);
  } else if (signs(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    form.sent = false; // what is typed in it is still to be sent
    waiting = { form, button: event.submitter };
    if (!dialog.open) dialog.showModal();
  }
}, true);

async function keep(form) {
  const by = form.elements.by.value.trim();
  const answer = await post("/name", new URLSearchParams(new FormData(form)), { accept: "application/json" });
  if (!answer.ok) {
    const place = form.querySelector(".refusal");
    place.textContent = refusalIn(await answer.text());
    place.hidden = false;
    return;
  }
  delete document.body.dataset.signs;
  const you = document.getElementById("you");
  you.value = you.defaultValue = by;
  dialog.close();
  if (waiting?.form.isConnected) waiting.form.requestSubmit(waiting.button?.isConnected ? waiting.button : null);
  waiting = null;
}

// Keys are for the name alone while it is asked for, Escape among them.
dialog?.addEventListener("keydown", (event) => event.stopPropagation());
dialog?.addEventListener("cancel", () => { waiting = null; });
dialog?.querySelector("[data-unsigned]").addEventListener("click", () => {
  waiting = null;
  dialog.close();
});
