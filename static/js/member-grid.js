// The sheet of the fast list works like one: Enter to the next row, arrows within a column, cells
// pasted from a workbook, more rows on demand. Without it the form works as a plain form.
const form = document.querySelector("form[data-member-grid]");
const body = form.querySelector("tbody");
const more = form.querySelector("[data-more-rows]");
const note = form.parentElement.querySelector("[data-grid-note]");
const MOST_ROWS = 60;
const COMMA_GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+$/;
// A quotation mark begins a quoted cell only when one closes it before a tab, a line end or the end.
const CLOSED = /^"(?:[^"]|"")*"(?:[\t\n]|$)/;
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

// Puts a pasted cell into a field; tells whether it was understood.
function put(field, text) {
  const value = text.normalize("NFC").replace(/\s+/g, " ").trim();
  let understood = true;
  if (field.tagName !== "SELECT") {
    field.value = "thousands" in field.dataset && COMMA_GROUPED.test(value) ? value.replace(/,/g, ".") : value;
  } else if (value) {
    const wanted = plain(value);
    const found = [...field.options].find((option) => plain(option.text) === wanted)
      ?? [...field.options].find((option) => plain(option.text).includes(wanted));
    if (found) field.value = found.value;
    else understood = false;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return understood;
}

// Rows of cells as a workbook copies them: tabs and line ends; a cell that holds one of them, or a
// quotation mark, stands in quotation marks with its own doubled.
function table(text) {
  const lines = [[""]];
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    const line = lines[lines.length - 1];
    const cell = line[line.length - 1];
    if (quoted && sign === '"' && text[place + 1] === '"') {
      line[line.length - 1] += '"';
      place += 1;
    } else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && cell === "" && CLOSED.test(text.slice(place))) quoted = true;
    else if (!quoted && sign === "\t") line.push("");
    else if (!quoted && sign === "\n") lines.push([""]);
    else line[line.length - 1] += sign;
  }
  return lines.filter((line) => line.some((cell) => cell.trim()));
}

// A list copied whole brings its heading, and its own numbers before the names.
function withoutHead(lines) {
  const isHead = lines[0].some((cell) => /^(ho va ten|ho ten|ho, ten|ten thanh vien)/.test(plain(cell)));
  const found = isHead ? lines.slice(1) : lines;
  const counted = found.length > 0 && found.every((line) => /^\d{1,3}\.?$/.test(line[0].trim()) && line.length > 1);
  return counted ? found.map((line) => line.slice(1)) : found;
}

function paste(first, lines) {
  const column = cells(first.closest("tr")).indexOf(first);
  let row = first.closest("tr");
  let placed = 0;
  let lost = 0;
  const unread = [];
  for (const line of lines) {
    if (!row) break;
    const places = cells(row).slice(column);
    lost = Math.max(lost, line.slice(places.length).filter((cell) => cell.trim()).length);
    for (const [index, value] of line.slice(0, places.length).entries()) {
      if (!put(places[index], value)) unread.push(value.trim());
    }
    placed += 1;
    if (placed < lines.length) row = rowAfter(row);
  }
  say(placed, lines.length - placed, lost, [...new Set(unread)]);
}

function say(placed, left, lost, unread) {
  const words = [`Đã dán ${placed} dòng.`];
  if (left) words.push(`Còn ${left} dòng chưa dán vì mỗi lần ghi nhiều nhất ${MOST_ROWS} dòng: ghi những dòng này trước, rồi dán tiếp phần còn lại.`);
  if (lost) words.push(`Bỏ ${lost} cột thừa ở bên phải; hãy xem các cột đã đúng chỗ chưa.`);
  if (unread.length) words.push(`Chưa nhận ra “${unread.slice(0, 3).join("”, “")}”: hãy chọn lại ở ô tương ứng.`);
  note.textContent = words.join(" ");
  note.hidden = false;
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
  const text = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!field.closest("tr[data-row]") || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const lines = table(text);
  const isFirst = cells(field.closest("tr"))[0] === field;
  if (lines.length) paste(field, isFirst ? withoutHead(lines) : lines);
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
