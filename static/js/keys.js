// Single-key shortcuts: never while typing, and a switch on this device turns them off.
const SWITCH = "keys";

export function keysAreOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function typing(target) {
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target.tagName === "INPUT" && !/^(radio|checkbox|button|submit)$/.test(target.type);
}

function choose(key) {
  const groups = [...document.querySelectorAll("main .opts")];
  const here = groups.find((group) => group.contains(document.activeElement)) || groups[0];
  if (!here) return false;
  const index = key >= "1" && key <= "9" ? Number(key) - 1 : key.charCodeAt(0) - 97;
  const option = here.querySelectorAll(":scope > input")[index];
  if (!option || option.disabled) return false;
  option.focus();
  option.click();
  return true;
}

function press(key) {
  const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!control || control.disabled) return false;
  control.focus();
  control.click();
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (!keysAreOn() || document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  if (key === "enter" && event.target.closest("a, button, summary, input")) return;
  if (press(key) || (/^[a-f1-9]$/.test(key) && choose(key))) event.preventDefault();
}

export function startKeys() {
  document.addEventListener("keydown", onKey);
  const box = document.getElementById("keys-on");
  if (!box) return;
  box.checked = keysAreOn();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(SWITCH, box.checked ? "on" : "off");
    } catch {
      // It lasts as long as the page then.
    }
  });
}
