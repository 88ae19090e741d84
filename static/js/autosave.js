// Saves each answer when it changes. What is not acknowledged stays in this browser, is sent again with growing
// pauses and on return; a hand-in removes it.
import { fill, read } from "./fields.js";
import { forget, recall, remember } from "./queue.js";

const TYPING = 500;
const PAUSE = 1000;

export function startAutosave(form) {
  const attempt = form.dataset.attempt;
  const sections = new Map([...form.querySelectorAll("[data-slot]")].map((s) => [Number(s.dataset.slot), s]));
  const writer = form.elements.writer ? form.elements.writer.value : "";
  const token = form.elements.csrf_token.value;
  const queue = recall(attempt);
  const began = performance.now();
  let seq = 1;
  let pause = PAUSE;
  let timer = 0;
  let busy = null;
  let allowed = false;

  function show(state) {
    const status = document.getElementById("saved");
    if (!status || !(state in status.dataset)) return;
    const text = status.querySelector("span");
    if (text.textContent !== status.dataset[state]) text.textContent = status.dataset[state];
    status.classList.toggle("bad", state === "waiting" || state === "closed");
    status.dataset.state = state;
  }

  function note(slot) {
    const section = sections.get(slot);
    seq += 1;
    const spent = sections.size === 1 ? Math.round(performance.now() - began) : 0;
    const seen = Number(section.dataset.revision);
    queue.set(slot, { slot, writer, seq, seen, raw: read(section), time_ms: spent });
    remember(attempt, queue);
    show("saving");
  }

  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
  }

  async function post(save) {
    const response = await fetch(form.dataset.save, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
      body: JSON.stringify(save),
    });
    if (response.status === 404) return { outcome: "closed" };
    if (!response.ok) throw new Error(`save answered ${response.status}`);
    return response.json();
  }

  function settle(save, reply) {
    const section = sections.get(save.slot);
    if (queue.get(save.slot) === save) queue.delete(save.slot);
    remember(attempt, queue);
    if (reply.outcome === "late" || reply.outcome === "closed") return "closed";
    if (section && reply.revision !== undefined) {
      section.dataset.revision = reply.revision;
      const seen = section.querySelector("input[name$='@seen']");
      if (seen) seen.value = reply.revision;
    }
    if (reply.outcome !== "elsewhere") return "saved";
    if (section && !queue.has(save.slot)) fill(section, reply.raw);
    return "elsewhere";
  }

  async function sendAll() {
    let state = "saved";
    while (queue.size) {
      const save = queue.values().next().value;
      try {
        const outcome = settle(save, await post(save));
        if (outcome !== "saved") state = outcome;
        pause = PAUSE;
      } catch {
        show("waiting");
        plan(pause * (0.75 + Math.random() / 2));
        pause = Math.min(pause * 2, 30 * PAUSE);
        return false;
      }
    }
    show(state);
    return true;
  }

  function flush() {
    clearTimeout(timer);
    busy = busy || sendAll().finally(() => { busy = null; });
    return busy;
  }

  // Saved before the page is left: a post that fails would show an error page of the browser.
  async function onSubmit(event) {
    if (form.elements.seq) form.elements.seq.value = seq + 1;
    if (allowed || !queue.size) return;
    event.preventDefault();
    const button = event.submitter;
    if (await flush()) {
      allowed = true;
      form.requestSubmit(button || undefined);
    }
  }

  function onEdit(event) {
    const section = event.target.closest("[data-slot]");
    if (!section || !event.target.name || event.target.name.includes("@act")) return;
    note(Number(section.dataset.slot));
    plan(event.type === "input" && /text|area/.test(event.target.type) ? TYPING : 0);
  }

  function bringBack() {
    for (const [slot, save] of queue) {
      const section = sections.get(slot);
      if (section && save.seen >= Number(section.dataset.revision)) fill(section, save.raw);
    }
    if (queue.size) {
      show("saving");
      flush();
    }
  }

  form.addEventListener("input", onEdit);
  form.addEventListener("change", onEdit);
  form.addEventListener("submit", onSubmit);
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => { if (document.hidden && queue.size) flush(); });
  if ("handIn" in form.dataset) form.addEventListener("submit", () => { if (!queue.size) forget(attempt); });
  bringBack();
  return { flush, allow: () => { allowed = true; } };
}
