// The time that is left, as the server counts it: one quiet text, spoken at five minutes and at one.
export function startTimer(onZero) {
  const timer = document.getElementById("timer");
  if (!timer) return;
  const text = timer.querySelector(".num");
  const said = document.getElementById("timer-said");
  const end = performance.now() + Number(timer.dataset.left) * 1000;
  let before = Infinity;

  function tick() {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    text.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left <= 300 && before > 300 && before !== Infinity) said.textContent = timer.dataset.five;
    if (left <= 60 && before > 60 && before !== Infinity) said.textContent = timer.dataset.one;
    before = left;
    if (left > 0) return;
    clearInterval(clock);
    onZero();
  }

  const clock = setInterval(tick, 1000);
  tick();
  const button = document.getElementById("timer-switch");
  if (!button) return;
  button.addEventListener("click", () => {
    const hide = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(hide));
    timer.hidden = hide;
    button.textContent = hide ? button.dataset.show : button.dataset.hide;
  });
}
