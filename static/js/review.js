// A review: drafts are judged and opened in place, and the article shows where the open one stands.
import { load, replace, send } from "./fragments.js";

let busy = false;

function showMark() {
  const mark = document.getElementById("here");
  const pane = document.getElementById("article");
  if (!mark || !pane) return;
  pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
}

function settle() {
  const current = document.getElementById("current");
  if (current) {
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: "nearest" });
  }
  showMark();
}

async function follow(asked, fallback) {
  if (busy) return;
  busy = true;
  try {
    const answer = await asked();
    if (replace("review", answer.response)) {
      history.replaceState(null, "", answer.responseURL);
      settle();
    } else location.assign(answer.responseURL);
  } catch {
    fallback();
  } finally {
    busy = false;
  }
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("[data-review]")) return;
  event.preventDefault();
  follow(() => send(form, submitter), () => location.reload());
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-open]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  follow(() => load("GET", link.href), () => location.assign(link.href));
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-show]")) return;
  event.preventDefault();
  showMark();
  const mark = document.getElementById("here");
  if (mark) {
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
  }
});

showMark();
