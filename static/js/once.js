// A form is sent once: its buttons rest after the first click (the server counts it once anyway).
// Also puts the reader on the list of errors when the page comes back with one.
const REST_MS = 15000;

function rest(form, resting) {
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.disabled = resting;
  }
  form.toggleAttribute("aria-busy", false);
  if (resting) form.setAttribute("aria-busy", "true");
}

for (const form of document.querySelectorAll("form[data-once]:not([data-ready])")) {
  form.dataset.ready = "";
  form.addEventListener("submit", () => {
    // After the submission has been built, so that the clicked button's value goes with it.
    setTimeout(() => rest(form, true));
    setTimeout(() => rest(form, false), REST_MS);
  });
  window.addEventListener("pageshow", () => rest(form, false));
}

document.querySelector("[data-errors]")?.focus();
