// Pages asked for without leaving the one that is shown: the answer is the page that the browser would have shown.
const PATIENCE = 20000;

export function load(method, url, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.responseType = "document";
    // A file takes as long as its way is slow.
    request.timeout = body instanceof FormData ? 0 : PATIENCE;
    request.onload = () => (request.response && request.status < 500 ? resolve(request) : reject(request));
    request.onerror = request.ontimeout = () => reject(request);
    request.send(body);
  });
}

export function send(form, button) {
  const fields = new FormData(form);
  if (button && button.name) fields.set(button.name, button.value);
  return load("POST", form.action, button && button.formEnctype ? fields : new URLSearchParams(fields));
}

// Puts the part of this id in the place of the one that is shown; false where the answer has no such part.
export function replace(id, page) {
  const fresh = page.getElementById(id);
  const old = document.getElementById(id);
  if (!fresh || !old) return false;
  old.replaceWith(document.importNode(fresh, true));
  return true;
}

export function focusWithin(id) {
  const wished = document.querySelector(`#${id} [autofocus]`);
  if (wished) wished.focus();
}
