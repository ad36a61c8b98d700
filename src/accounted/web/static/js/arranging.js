// Ticking a document ticks its claims; how many are ticked stands beside what can be done with them.
const form = document.getElementById("arrange");
const told = form?.querySelector("[data-ticked]");

function count() {
  const ticked = form.querySelectorAll("[name^='id.']:checked").length;
  told.textContent = ticked ? `· ${ticked}` : "";
}

form?.addEventListener("change", (event) => {
  if (event.target.matches("[name^='of.']")) {
    for (const one of event.target.closest("tbody").querySelectorAll("[name^='id.']")) one.checked = event.target.checked;
  } else if (event.target.matches("[name^='id.']") && !event.target.checked) {
    event.target.closest("tbody").querySelector("[name^='of.']").checked = false;
  }
  count();
});
if (form) count();
