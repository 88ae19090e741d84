// The time that is left by the server: a teacher may give more. Late answers are old.
export function startTimer(onZero) {
  const timer = document.getElementById("timer");
  if (!timer) return;
  const text = timer.querySelector(".num");
  const said = document.getElementById("timer-said");
  let end;
  let before = NaN;

  function set(seconds) {
    end = performance.now() + seconds * 1000;
  }

  function tick() {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    text.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    for (const at of [300, 60]) if (left <= at && before > at) said.textContent = timer.dataset[`at${at}`];
    before = left;
    if (left > 0) return;
    clearInterval(clock);
    onZero();
  }

  async function ask() {
    if (document.hidden) return;
    const asked = performance.now();
    const reply = await fetch(timer.dataset.ask).catch(() => ({}));
    if (!reply.ok) return;
    const seconds = await reply.json();
    if (seconds === null) location.reload();
    else if (performance.now() < asked + 5000) set(seconds);
  }

  set(Number(timer.dataset.left));
  const clock = setInterval(tick, 1000);
  tick();
  setInterval(ask, 20000);
  const button = document.getElementById("timer-switch");
  if (!button) return;
  button.addEventListener("click", () => {
    timer.hidden = !timer.hidden;
    button.textContent = timer.hidden ? button.dataset.show : button.dataset.hide;
  });
}
