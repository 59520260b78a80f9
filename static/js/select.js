// Ticks of a list: all lines of the page at once, kept from page to page, counted. Without this file
// a tick holds on the page being seen, and the page says so.
const bar = document.querySelector("[data-select-bar]");

function listAddress() {
  const words = new URLSearchParams(location.search);
  for (const word of ["trang", "xep", "cot", "tong"]) words.delete(word);
  words.sort();
  return `chon:${document.body.dataset.person}:${location.pathname}?${words}`;
}

function selecting() {
  const form = bar.closest("form");
  const name = bar.dataset.selectBar;
  const boxes = [...form.querySelectorAll(`td input[type=checkbox][name=${name}]`)];
  const all = bar.querySelector("input");
  const said = bar.querySelector("[data-select-said]");
  const none = bar.querySelector("[data-select-none]");
  const key = listAddress();
  const ticked = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  const here = new Set(boxes.map((box) => box.value));

  function tell() {
    const elsewhere = [...ticked].filter((id) => !here.has(id)).length;
    const more = elsewhere ? ` (${elsewhere} dòng ở trang khác)` : "";
    said.textContent = ticked.size ? `Đã đánh dấu ${ticked.size} dòng${more}; xuất và in chỉ các dòng này.` : "";
    none.hidden = !ticked.size;
    const count = boxes.filter((box) => box.checked).length;
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
    if (ticked.size) sessionStorage.setItem(key, JSON.stringify([...ticked]));
    else sessionStorage.removeItem(key);
  }

  function mark(box, on) {
    box.checked = on;
    if (on) ticked.add(box.value);
    else ticked.delete(box.value);
  }

  for (const box of boxes) {
    box.checked = ticked.has(box.value);
    box.addEventListener("change", () => {
      mark(box, box.checked);
      tell();
    });
  }
  all.addEventListener("change", () => {
    const on = all.checked;
    for (const box of boxes) mark(box, on);
    tell();
  });
  none.addEventListener("click", () => {
    ticked.clear();
    for (const box of boxes) box.checked = false;
    tell();
    all.focus();
  });
  form.addEventListener("formdata", (event) => {
    for (const id of ticked) if (!here.has(id)) event.formData.append(name, id);
  });
  document.querySelector("[data-select-plain]")?.remove();
  bar.hidden = false;
  tell();
}

if (bar) selecting();
