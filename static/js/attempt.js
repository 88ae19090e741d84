// A running attempt: answers are saved as they change, rows move in place, the clock runs.
import { startAutosave } from "./autosave.js";
import { startOrdering } from "./ordering.js";
import { startTimer } from "./timer.js";

const form = document.getElementById("answers");
for (const list of document.querySelectorAll("[data-order]")) startOrdering(list);
const autosave = startAutosave(form);
startTimer(async () => {
  await autosave.flush();
  autosave.allow();
  const over = document.getElementById("over");
  if (over) over.hidden = false;
  form.requestSubmit(over || undefined);
});

// A group of choices shows at once which rows are still without a match.
form.addEventListener("change", (event) => {
  const row = event.target.closest(".pairs li");
  if (row) row.querySelector(".wire").classList.toggle("on", event.target.value !== "");
});
