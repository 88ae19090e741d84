// Asks how far the work is, and goes on to its results when it is done.
import { load, replace } from "./fragments.js";

const PAUSE = 1000;

async function look() {
  try {
    const answer = await load("GET", location.href);
    if (!answer.response.getElementById("job")) {
      location.replace(answer.responseURL);
      return;
    }
    replace("job", answer.response);
  } catch {
    // The next look may get through.
  }
  if (/queued|running/.test(document.getElementById("job").dataset.state)) setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
