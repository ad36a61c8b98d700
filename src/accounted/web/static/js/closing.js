// What opens can be closed by Escape, which gives the focus back to what opened it; nothing typed is lost unasked.

// The fields in a part of the page that somebody changed.
function changed(root) {
  return [...root.querySelectorAll("input, select, textarea")].filter((it) => {
    if (it.type === "hidden" || it.type === "file" || it.disabled) return false;
    if (it instanceof HTMLSelectElement) return it.selectedIndex !== begunAt(it);
    if (it.type === "checkbox" || it.type === "radio") return it.checked !== it.defaultChecked;
    return it.value !== it.defaultValue;
  });
}

function begunAt(select) {
  return Math.max([...select.options].findIndex((one) => one.defaultSelected), 0);
}

function putBack(field) {
  if (field instanceof HTMLSelectElement) field.selectedIndex = begunAt(field);
  else if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
  else field.value = field.defaultValue;
}

const unsent = (root) => [...root.querySelectorAll("form[data-asks]")].filter((form) => !form.sent && changed(form).length);

// Whether what is about to go may go: it holds nothing typed, or the person lets it go.
export function mayGo(root) {
  return unsent(root).length === 0 || window.confirm(document.body.dataset.unsent);
}

export function open(box, opener) {
  box.hidden = false;
  box.openedBy = opener;
  opener?.setAttribute("aria-expanded", "true");
  box.querySelector("select, input:not([type=hidden], [readonly]), textarea")?.focus();
}

// Closes it; what was typed in a box is put back as it was, once the person agrees. Other things keep what is in them.
export function close(box) {
  if (box instanceof HTMLDetailsElement) {
    box.open = false;
    box.querySelector("summary").focus();
    return;
  }
  const typed = changed(box);
  if (typed.length && !window.confirm(document.body.dataset.unsent)) return;
  typed.forEach(putBack);
  box.hidden = true;
  box.openedBy?.setAttribute("aria-expanded", "false");
  box.openedBy?.focus({ preventScroll: true });
  box.dispatchEvent(new CustomEvent("closed", { bubbles: true }));
}

// The innermost thing that is open around the focus, else the last one that floats over the page.
function innermost() {
  const around = document.activeElement?.closest("[data-closes]:not([hidden]), details[open]");
  const floating = "details.menu[open], details.hand-out[open], [data-closes]:not([hidden])";
  return around ?? [...document.querySelectorAll(floating)].at(-1) ?? null;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  if (event.target instanceof HTMLInputElement && event.target.type === "search" && event.target.value) return;
  const box = innermost();
  if (!box) return;
  event.preventDefault();
  close(box);
});

// A menu over the page closes when somebody goes on elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open], details.hand-out[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("submit", (event) => { event.target.sent = true; }, true);
for (const kind of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(kind, (event) => { event.target.sent = false; });
window.addEventListener("beforeunload", (event) => {
  if (unsent(document).length) event.preventDefault();
});
