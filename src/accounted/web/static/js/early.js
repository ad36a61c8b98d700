// Runs before the page is drawn: what must not be seen even for a moment, and what must wait for the programs.
"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("scripts");
  try {
    if (localStorage.getItem("names-hidden") === "yes") root.classList.add("names-hidden");
  } catch (_) { /* a browser that keeps nothing shows names until told otherwise */ }
  const here = new URL(location.href);
  if (here.searchParams.has("token")) {  // the secret leaves the address bar, and with it the history
    here.searchParams.delete("token");
    history.replaceState(null, "", here.pathname + here.search + here.hash);
  }

  // On a slow machine a person is quicker than the programs of the page. What is done before they are here is done
  // again once they are; where one of them never comes, the form is sent as it stands.
  let ready = false;
  const waiting = [];

  function hold(event, again) {
    event.preventDefault();
    event.stopImmediatePropagation();  // some of the programs may be here already
    waiting.push(again);
    root.classList.add("waiting");
  }

  function hasFiles(event) {
    return event.dataTransfer !== null && [...event.dataTransfer.types].includes("Files");
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (ready || form.method !== "post") return;
    const button = event.submitter;
    const again = !form.held;  // pressed twice, meant once
    form.held = true;
    hold(event, () => {
      if (!again) return;
      form.held = false;
      if (form.isConnected) form.requestSubmit(button?.isConnected ? button : null);
    });
  }, true);

  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target.closest("button[type=button], #text mark, [data-of]") : null;
    if (!ready && at) hold(event, () => at.dispatchEvent(new MouseEvent("click", event)));
  }, true);

  document.addEventListener("keydown", (event) => {
    const at = event.target instanceof Element ? event.target : root;
    const typing = at.closest("input, textarea, select, [contenteditable]") !== null;
    if (ready || typing || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1 || event.key === " ") return;
    hold(event, () => (at.isConnected ? at : root).dispatchEvent(new KeyboardEvent("keydown", event)));
  }, true);

  // A file that misses its place must not take the page away; where one is asked for, the whole place takes it.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!hasFiles(event)) return;
      const ofThePage = document.querySelector("[data-drop]") !== null;
      event.preventDefault();
      if (!ofThePage) {
        const field = event.target instanceof Element ? event.target.closest(".drop")?.querySelector("[type=file]") : null;
        if (kind === "dragover") event.dataTransfer.dropEffect = field ? "copy" : "none";
        else if (field) field.files = event.dataTransfer.files;
        return;
      }
      if (ready || kind === "dragover") return;
      const kept = new DataTransfer();
      for (const file of event.dataTransfer.files) kept.items.add(file);
      hold(event, () => document.dispatchEvent(new DragEvent("drop", { dataTransfer: kept, cancelable: true })));
    });
  }

  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {  // what others do then, they have done
    ready = true;
    root.classList.remove("waiting");
    for (const again of waiting.splice(0)) again();
  }));
})();
