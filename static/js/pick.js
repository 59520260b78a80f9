// Choosing from a long list by typing: a field above it, where a few letters, with or without
// marks, leave the lines that hold them and choose the first. Without scripts the list is whole.
const LONG = 20;

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
}

function narrow(select, typed, told) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const lines = [...select.options].filter((line) => line.value);
  const left = lines.filter((line) => {
    const said = fold(line.label);
    return words.every((word) => said.includes(word));
  });
  for (const line of lines) line.hidden = left.length > 0 && !left.includes(line);
  if (words.length && left.length && !left.includes(select.selectedOptions[0])) {
    [select.value] = [left[0].value];
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  told.textContent = !words.length ? "" : left.length ? `${left.length} mục khớp` : "Không có mục nào khớp";
}

for (const select of document.querySelectorAll("select.form-select:not([multiple])")) {
  if (select.options.length <= LONG) continue;
  const field = document.createElement("input");
  const told = document.createElement("output");
  field.type = "text";
  field.className = "form-control pick-field";
  field.placeholder = "Gõ để chọn nhanh";
  field.autocomplete = "off";
  field.setAttribute("aria-label", "Gõ để chọn nhanh");
  field.setAttribute("aria-description", select.labels[0]?.textContent.trim() ?? "");
  told.className = "pick-told";
  field.addEventListener("input", () => narrow(select, field.value, told));
  select.before(field);
  select.after(told);
}
