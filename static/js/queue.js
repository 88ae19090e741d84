// The saves that the server has not acknowledged, kept in this browser by attempt.
const PREFIX = "attempt:";

export function recall(attempt) {
  try {
    return new Map(JSON.parse(localStorage.getItem(PREFIX + attempt) || "[]"));
  } catch {
    return new Map();
  }
}

export function remember(attempt, queue) {
  try {
    if (queue.size) localStorage.setItem(PREFIX + attempt, JSON.stringify([...queue]));
    else localStorage.removeItem(PREFIX + attempt);
  } catch {
    // It lives as long as the page then.
  }
}

export function forget(attempt) {
  remember(attempt, new Map());
}

export function forgetAll() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be kept.
  }
}
