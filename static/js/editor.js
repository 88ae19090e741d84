// The question editor: rows come and go in place, and the preview follows what is typed.
import { focusWithin, replace, send } from "./fragments.js";
import { keepFile, tooLarge } from "./pictures.js";

const PAUSE = 600;
let timer = 0;
let latest = 0;

async function press(button) {
  latest += 1;
  clearTimeout(timer);
  try {
    const answer = await send(button.form, button);
    const again = keepFile();
    if (replace("editor", answer.response)) focusWithin("editor");
    if (button.value !== "picture" || answer.status === 422) again();
    if (button.value.startsWith("preview")) document.getElementById("preview").scrollIntoView();
  } catch {
    button.form.requestSubmit(button);
  }
}

async function look(form) {
  const mine = (latest += 1);
  try {
    const answer = await send(form, { name: "do", value: "look" });
    if (mine === latest) replace("preview", answer.response);
  } catch {
    // The preview stays as it was; the buttons still work.
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  if (!button || !button.form || button.form.id !== "question" || button.value.startsWith("save")) return;
  event.preventDefault();
  if (button.value !== "picture" || !tooLarge()) press(button);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || form.id !== "question") return;
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE, form);
});

// With Ctrl or Command: S keeps the question, Enter shows the preview. With Alt and an arrow a row moves.
function shortcut({ ctrlKey, metaKey, altKey, key, target }) {
  const form = document.getElementById("question");
  if (ctrlKey || metaKey) return { s: form.querySelector("[data-shortcut=save]"), Enter: form.querySelector("[data-shortcut=look]") }[key];
  const way = altKey && { ArrowUp: "up", ArrowDown: "down" }[key];
  const row = way && target.closest("li");
  return row && row.querySelector(`.acts button[value^="${way}:"]:not([disabled])`);
}

document.addEventListener("keydown", (event) => {
  const button = document.getElementById("question") && shortcut(event);
  if (!button) return;
  event.preventDefault();
  button.click();
});
