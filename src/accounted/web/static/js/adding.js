// Files dropped on the page are sent one by one, so that each tells how it went as soon as it is sealed.
import { post, refusalIn, say } from "./workspace.js";

const form = document.querySelector("[data-drop]");
const field = form.querySelector("[type=file]");
const table = document.querySelector(".outcomes");
const lines = document.getElementById("outcomes");

async function send(files) {
  table.hidden = false;
  const waiting = [...files].map((file) => ({ file, line: lineFor(file) }));
  for (const { file, line } of waiting) {
    line.lastElementChild.textContent = table.dataset.working;
    const body = new FormData(form);
    body.delete("files");
    body.append("files", file, file.name);
    const answer = await post("/add", body);
    const page = await answer.text();
    if (answer.ok) {
      const made = document.createElement("tbody");
      made.innerHTML = page;
      line.replaceWith(...made.children);
    } else {
      line.lastElementChild.textContent = refusalIn(page);
    }
  }
  document.querySelector(".after-adding").hidden = false;
  say([...lines.children].map((one) => one.textContent.replace(/\s+/g, " ").trim()).join("; "));
}

function lineFor(file) {
  const line = document.createElement("tr");
  const name = document.createElement("th");
  const bdi = document.createElement("bdi");
  const outcome = document.createElement("td");
  name.scope = "row";
  bdi.textContent = file.name;
  name.append(bdi);
  outcome.textContent = table.dataset.waiting;
  line.append(name, outcome);
  lines.append(line);
  return line;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const files = [...field.files];
  field.value = ""; // pressed twice, meant once
  send(files);
});
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer?.files.length) send(event.dataTransfer.files);
  });
}
document.addEventListener("dragleave", () => form.classList.remove("over"));
