// A form is sent once: its buttons rest after the first click (the server counts it once anyway).
// A form reached again by "back" after it was carried out says so and rests.
// Also puts the reader on the list of errors when the page comes back with one.
const REST_MS = 15000;

function rest(form, resting) {
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.disabled = resting;
  }
  form.toggleAttribute("aria-busy", false);
  if (resting) form.setAttribute("aria-busy", "true");
}

// The browser may fetch the page anew, with another number, and fill in again what was typed: so
// the number that was sent is kept with the step of the history it was sent from.
const DONE = /(?:^|; )da_ghi=([^;]*)/;

const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
const numberOf = (form) => form.elements.namedItem("once")?.value;

function isDone(form) {
  const numbers = DONE.exec(document.cookie)?.[1].split(".") ?? [];
  const sent = isBack ? history.state?.once : undefined;
  return [numberOf(form), sent].some((one) => one && numbers.includes(one));
}

function tellDone(form) {
  const words = document.querySelector("template[data-already-done]");
  if (!words || form.dataset.done !== undefined) return;
  form.dataset.done = "";
  form.before(words.content.cloneNode(true));
  const notice = form.previousElementSibling;
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  notice.scrollIntoView({ block: "center" });
  notice.focus({ preventScroll: true });
}

for (const form of document.querySelectorAll("form[data-once]:not([data-ready])")) {
  form.dataset.ready = "";
  form.addEventListener("submit", () => {
    history.replaceState({ ...history.state, once: numberOf(form) }, "");
    // After the submission has been built, so that the clicked button's value goes with it.
    setTimeout(() => rest(form, true));
    setTimeout(() => form.dataset.done ?? rest(form, false), REST_MS);
  });
  window.addEventListener("pageshow", () => {
    if (isDone(form)) tellDone(form);
    else rest(form, false);
  });
}

document.querySelector("[data-errors]")?.focus();
