// In a long form Enter goes on to the next field, as Tab does, so that a half-typed form is not
// sent by mistake; on a button it still sends. Short forms (log-in, a reason) keep the browser's way.
const LONG = 4;
const LINES = new Set([
  "text", "search", "tel", "email", "url", "number", "date", "password", "checkbox", "radio",
]);

function stops(form) {
  return [...form.elements].filter((one) => one.matches("input, select, textarea, button")
    && one.type !== "hidden" && !one.disabled && one.getClientRects().length > 0);
}

for (const form of document.querySelectorAll("form.form-page:not([data-member-grid]):not([data-enter])")) {
  form.dataset.enter = "";
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || field.tagName !== "INPUT" || !LINES.has(field.type)) return;
    const all = stops(form);
    if (all.filter((one) => one.tagName !== "BUTTON").length < LONG) return;
    event.preventDefault();
    const next = all[all.indexOf(field) + 1];
    next?.focus();
    if (next?.tagName === "INPUT" && next.value && next.type !== "checkbox") next.select?.();
  });
}
