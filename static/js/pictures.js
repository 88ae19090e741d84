// A picture that is pasted or dropped into a text of the question is chosen, and goes to where the cursor is.
const form = () => document.getElementById("question");

function textOf({ target }) {
  return target.closest && target.closest("#question textarea[lang]");
}

function aim(field) {
  const { picture_in: into, picture_at: at } = field.form.elements;
  into.value = field.name;
  // The server counts characters, not halves of them.
  at.value = [...field.value.slice(0, field.selectionStart)].length;
}

export function tooLarge() {
  const input = form().elements.picture;
  const large = [...input.files].some((file) => file.size > Number(input.dataset.most));
  document.getElementById("picture-told").hidden = !large;
  return large;
}

// Calling what it gives puts the file that is chosen now into the form that took the place of this one.
export function keepFile() {
  const { picture } = form().elements;
  return () => {
    if (picture && picture.files.length) form().elements.picture.files = picture.files;
  };
}

function take(event, files) {
  const field = textOf(event);
  if (!field || !files.length || !field.form.elements.picture) return;
  event.preventDefault();
  aim(field);
  field.form.elements.picture.files = files;
  document.getElementById("pictures").open = true;
  if (!tooLarge()) field.form.elements.picture_says.focus();
}

document.addEventListener("focusout", (event) => {
  const field = textOf(event);
  if (field && field.form.elements.picture) aim(field);
});
document.addEventListener("change", ({ target }) => {
  if (target.name === "picture_in") target.form.elements.picture_at.value = "";
  if (target.name === "picture") tooLarge();
});
document.addEventListener("paste", (event) => {
  // Programs that copy a text often lay a picture of it beside it.
  if (!event.clipboardData.types.includes("text/plain")) take(event, event.clipboardData.files);
});
document.addEventListener("dragover", (event) => {
  if (textOf(event) && event.dataTransfer.types.includes("Files")) event.preventDefault();
});
document.addEventListener("drop", (event) => take(event, event.dataTransfer.files));
