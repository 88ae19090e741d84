// Rows move by their buttons, or by Alt and an arrow; the place is spoken, the focus stays.
export function startOrdering(list) {
  const scope = list.closest("[data-slot]");
  const said = scope.querySelector("[data-said]");
  const rows = () => [...list.children];
  const buttons = (row) => row.querySelectorAll(".acts button");

  function settle() {
    const all = rows();
    all.forEach((row, index) => {
      const [up, down] = buttons(row);
      up.disabled = index === 0;
      down.disabled = index === all.length - 1;
      const input = row.querySelector("input");
      input.name = input.name.replace("@shown", "order");
    });
    const untouched = scope.querySelector(".untouched");
    if (untouched) untouched.hidden = true;
  }

  function tell(row) {
    const words = list.dataset.words;
    const place = String(rows().indexOf(row) + 1);
    const item = row.querySelector(".t").textContent.trim();
    said.textContent = words.replace("{item}", item).replace("{place}", place).replace("{all}", String(rows().length));
  }

  function move(row, up, focused) {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    list.insertBefore(up ? row : other, up ? other : row);
    for (const one of rows()) one.classList.toggle("lift", one === row);
    settle();
    tell(row);
    const [first, second] = buttons(row);
    (focused.disabled ? (focused === first ? second : first) : focused).focus();
    list.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest(".acts button");
    if (!button) return;
    event.preventDefault();
    move(button.closest("li"), button === buttons(button.closest("li"))[0], button);
  });
  list.addEventListener("keydown", (event) => {
    if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    move(event.target.closest("li"), event.key === "ArrowUp", event.target);
  });
  list.addEventListener("reorder", (event) => {
    const byToken = new Map(rows().map((row) => [row.querySelector("input").value, row]));
    for (const token of event.detail) if (byToken.has(token)) list.append(byToken.get(token));
    settle();
  });
}
