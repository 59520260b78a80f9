// Groups thousands while a whole number is typed ("1000000" → "1.000.000"), keeping the caret
// behind the same digit. Anything else than digits, dots and spaces is left for the server to judge.
const PLAIN = /^[\d.\s]*$/;

function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, ".");
}

function placeAfter(text, count) {
  let place = 0;
  for (let seen = 0; seen < count && place < text.length; place += 1) {
    if (/\d/.test(text[place])) seen += 1;
  }
  return place;
}

function regroup(field) {
  if (!PLAIN.test(field.value)) return;
  const before = field.value.slice(0, field.selectionStart).replace(/\D/g, "").length;
  const text = grouped(field.value.replace(/\D/g, ""));
  if (text === field.value) return;
  field.value = text;
  const place = placeAfter(text, before);
  field.setSelectionRange(place, place);
}

// On the document, so that rows added later count too; before anybody else keeps the text.
document.addEventListener("input", (event) => {
  if (!event.isComposing && event.target.matches?.("input[data-thousands]")) regroup(event.target);
}, true);
