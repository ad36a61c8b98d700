// Runs before the page is drawn: what must not be seen even for a moment.
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
})();
