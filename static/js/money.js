// Groups thousands while a whole number is typed ("1000000" → "1.000.000"), keeping the caret
// behind the same digit. Only what can mean one number is touched: plain digits, correct groups
// ("1.234.567", "1 234 567"), and digits added to or taken from such a text. Everything else
// ("1.5", "1,5 tỷ") stays as typed, so that the server refuses it.
const PLAIN = /^(?:0|[1-9]\d*)$/;
const GROUPED = /^[1-9]\d{0,2}(?:[.\s]\d{3})+$/;
const before = new WeakMap();

const whole = (text) => PLAIN.test(text) || GROUPED.test(text);

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

// A digit typed into "1.500" gives "1.5000" for a moment: still the same number being typed.
function isDigitEdit(field, event) {
  const was = before.get(field);
  if (was === undefined || !whole(was) || !/^[\d.\s]*$/.test(field.value)) return false;
  return /^\d+$/.test(event.data ?? "") || (event.inputType ?? "").startsWith("delete");
}

function regroup(field) {
  const digitsBefore = field.value.slice(0, field.selectionStart).replace(/\D/g, "").length;
  const text = grouped(field.value.replace(/\D/g, ""));
  if (text === field.value) return;
  field.value = text;
  const place = placeAfter(text, digitsBefore);
  field.setSelectionRange(place, place);
}

const counts = (event) => !event.isComposing && event.target.matches?.("input[data-thousands]");

document.addEventListener("beforeinput", (event) => {
  if (counts(event)) before.set(event.target, event.target.value);
}, true);
// On the document, so that rows added later count too; before anybody else keeps the text.
document.addEventListener("input", (event) => {
  if (!counts(event)) return;
  const field = event.target;
  if (whole(field.value) || isDigitEdit(field, event)) regroup(field);
  before.delete(field);
}, true);
