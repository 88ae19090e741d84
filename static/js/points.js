// Grading by criteria: a digit gives its points to the criterion that has the focus, and the next one gets it.
import { keysAreOn } from "./keys.js";

function give(points) {
  const groups = [...document.querySelectorAll("[data-points]")];
  const at = Math.max(0, groups.findIndex((group) => group.contains(document.activeElement)));
  const option = groups[at] && groups[at].querySelector(`input[value="${points}"]`);
  if (!option) return;
  option.click();
  const next = groups[at + 1];
  (next ? next.querySelector("input") : option.form.querySelector("button.go")).focus();
}

// Before the keys of every page, for which a digit would count the options from one.
document.addEventListener(
  "keydown",
  (event) => {
    const { ctrlKey, metaKey, altKey, isComposing, key, target } = event;
    if (ctrlKey || metaKey || altKey || isComposing || !/^\d$/.test(key)) return;
    if (!keysAreOn() || target.closest("textarea, input:not([type=radio])")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    give(key);
  },
  { capture: true },
);
