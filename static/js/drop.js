// A file dropped on the form is chosen, and one that is too large is told before it is sent.
const form = document.querySelector("[data-drop]");
const input = form.querySelector("input[type=file]");
const told = form.querySelector("[data-told]");

function tooLarge() {
  const large = [...input.files].some((file) => file.size > Number(form.dataset.most));
  told.hidden = !large;
  return large;
}

form.addEventListener("dragover", (event) => event.preventDefault());
form.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
  tooLarge();
});
input.addEventListener("change", tooLarge);
form.addEventListener("submit", (event) => {
  if (!tooLarge()) return;
  event.preventDefault();
  input.focus();
});
