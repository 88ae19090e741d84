// Rows of the builder move by Alt and an arrow, or by hand: each move sends the form, and so is saved at once.
const list = document.querySelector("[data-rows]");
let held = null;
let moved = false;

function drag(event) {
  const row = event.target.closest("li");
  if (!held || !row || row.parentElement !== list) return;
  event.preventDefault();
  if (row === held) return;
  const below = event.clientY > row.getBoundingClientRect().top + row.offsetHeight / 2;
  list.insertBefore(held, below ? row.nextElementSibling : row);
  moved = true;
}

function step(event) {
  if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
  event.preventDefault();
  const [up, down] = event.target.closest("li").querySelectorAll(".acts button");
  (event.key === "ArrowUp" ? up : down).click();
}

// A field that is typed into must not start a drag.
function allow(target) {
  for (const row of list.children) row.draggable = !target?.closest("input, a, button");
}

if (list && !list.closest("fieldset").disabled) {
  allow();
  list.addEventListener("pointerdown", (event) => allow(event.target));
  list.addEventListener("keydown", step);
  list.addEventListener("dragstart", (event) => (held = event.target.closest("li")));
  list.addEventListener("dragover", drag);
  list.addEventListener("dragend", () => {
    held = null;
    if (moved) list.closest("form").requestSubmit();
  });
}
