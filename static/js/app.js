// Conveniences of every page. Each page works without this file; nothing here makes HTML from text.
import { startKeys } from "./keys.js";
import { forget, forgetAll } from "./queue.js";

const root = document.documentElement;
const A_YEAR = 365 * 24 * 3600;

function switchTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${A_YEAR}; samesite=lax`;
}

function showPassword(button) {
  const input = document.getElementById(button.getAttribute("aria-controls"));
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", shown);
}

const ACTIONS = { theme: switchTheme, password: showPassword };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act], [data-dialog]");
  if (!button) return;
  const dialog = button.dataset.dialog && document.getElementById(button.dataset.dialog);
  if (dialog && dialog.showModal) {
    event.preventDefault();
    dialog.showModal();
  }
  const act = ACTIONS[button.dataset.act];
  if (act) act(button);
});

// A summary of errors takes the focus, so that it is read first.
const errors = document.getElementById("errors");
if (errors) errors.focus();

// A finished attempt and a sign-out leave nothing behind in this browser.
for (const over of document.querySelectorAll("[data-over]")) forget(over.dataset.over);
document.addEventListener("submit", (event) => {
  if (event.target.action.endsWith("/sign-out")) forgetAll();
});

root.classList.add("js");
startKeys();
