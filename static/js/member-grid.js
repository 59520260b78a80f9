// The sheet of the fast list works like one: Enter to the next row, arrows within a column, cells
// pasted from a workbook, more rows on demand. Without it the form works as a plain form.
const form = document.querySelector("form[data-member-grid]");
const body = form.querySelector("tbody");
const more = form.querySelector("[data-more-rows]");
const MOST_ROWS = 60;
const rows = () => [...body.querySelectorAll("tr[data-row]")];
const cells = (row) => [...row.querySelectorAll("input, select")];

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").trim().toLowerCase();
}

// A new row is the first one with its number changed and nothing in it.
function addRow() {
  const all = rows();
  if (all.length >= MOST_ROWS) return null;
  const made = all[all.length - 1].cloneNode(true);
  const number = all.length + 1;
  made.dataset.row = number;
  made.classList.remove("row-wrong");
  for (const error of made.querySelectorAll(".grid-error")) error.remove();
  made.querySelector("th").lastChild.textContent = number;
  for (const field of cells(made)) {
    field.name = field.name.replace(/^rows-\d+-/, `rows-${number - 1}-`);
    field.id = field.name;
    field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+/, number));
    field.classList.remove("is-invalid");
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    if (/-(joined_on|paid_on)$/.test(field.name)) field.placeholder = "như trên";
    if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = "";
  }
  body.append(made);
  return made;
}

function rowAfter(row) {
  const all = rows();
  return all[all.indexOf(row) + 1] ?? addRow();
}

function move(field, step) {
  const row = field.closest("tr");
  const column = cells(row).indexOf(field);
  const all = rows();
  const next = all[all.indexOf(row) + step];
  if (next) cells(next)[column].focus();
  return Boolean(next);
}

function put(field, text) {
  const value = text.trim();
  if (field.tagName !== "SELECT") {
    field.value = value;
  } else {
    const wanted = plain(value);
    const found = [...field.options].find((option) => plain(option.text) === wanted)
      ?? [...field.options].find((option) => wanted && plain(option.text).includes(wanted));
    if (found) field.value = found.value;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

form.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.closest("tr[data-row]") || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[type=submit]"));
  } else if (event.key === "Enter") {
    event.preventDefault();
    const next = rowAfter(field.closest("tr"));
    if (next) cells(next)[0].focus();
  } else if (field.tagName === "INPUT" && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    if (move(field, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
  }
});

form.addEventListener("paste", (event) => {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
  if (!field.closest("tr[data-row]") || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const column = cells(field.closest("tr")).indexOf(field);
  let row = field.closest("tr");
  for (const line of text.split(/\r?\n/)) {
    if (!row) break;
    const places = cells(row).slice(column);
    line.split("\t").forEach((value, index) => places[index] && put(places[index], value));
    row = rowAfter(row);
  }
});

more.addEventListener("click", (event) => {
  event.preventDefault();
  const first = addRow();
  for (let count = 1; count < 5; count += 1) addRow();
  if (first) cells(first)[0].focus();
});

// A kept draft may have more rows than the empty form.
const kept = sessionStorage.getItem(`draft:${document.body.dataset.person}:${form.dataset.draft}`);
for (const [, place] of (kept ?? "").matchAll(/"rows-(\d+)-/g)) {
  while (rows().length <= Number(place) && addRow());
}
form.parentElement.querySelector("[data-grid-help]").hidden = false;
if (!document.querySelector("[data-errors]")) cells(rows()[0])[0].focus();
