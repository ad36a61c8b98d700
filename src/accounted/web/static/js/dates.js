// A date may be typed in words: beside the field stands how it is understood, or why it is not.
import { refusalIn } from "./workspace.js";

async function understand(field) {
  const place = document.getElementById(`${field.id}-understood`);
  const said = field.value.trim();
  let words = "";
  let refused = false;
  if (said) {
    const answer = await fetch(`/dates?${new URLSearchParams({ said })}`, { headers: { "hx-request": "true" } }).catch(() => null);
    if (!answer || field.value.trim() !== said) return;
    const page = await answer.text();
    refused = !answer.ok;
    words = refused ? refusalIn(page) : new DOMParser().parseFromString(page, "text/html").body.textContent.trim();
  }
  place.textContent = words;
  place.classList.toggle("refusal", refused);
  field.toggleAttribute("aria-invalid", refused);
}

document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.matches("[data-date]")) understand(event.target);
});
