// One question's fields: read as the server expects them, and filled with an answer that came from it.
function fieldsOf(section) {
  const prefix = `s${section.dataset.slot}.`;
  const all = section.querySelectorAll("input, select, textarea");
  return [...all].filter((f) => f.name.startsWith(prefix)).map((f) => [f.name.slice(prefix.length), f]);
}

export function read(section) {
  const raw = {};
  for (const [name, field] of fieldsOf(section)) {
    const picked = !/^(radio|checkbox)$/.test(field.type) || field.checked;
    if (name.startsWith("@") || field.disabled || !picked || field.value.trim() === "") continue;
    (raw[name] = raw[name] || []).push(field.value);
  }
  return raw;
}

export function fill(section, raw) {
  for (const [name, field] of fieldsOf(section)) {
    if (name.startsWith("@") || field.type === "hidden") continue;
    const values = raw[name] || [];
    if (/^(radio|checkbox)$/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] === undefined ? "" : values.join("\n");
  }
  const list = section.querySelector("[data-order]");
  if (list && raw.order) list.dispatchEvent(new CustomEvent("reorder", { detail: raw.order }));
}
