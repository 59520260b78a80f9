// The browser's file button speaks the browser's language; this one speaks Vietnamese. Without
// this file the browser's own button is there.
function names(field) {
  const files = [...field.files].map((file) => file.name);
  return files.length ? files.join("; ") : "Chưa chọn tệp";
}

for (const field of document.querySelectorAll("input[type=file]:not([data-ready])")) {
  field.dataset.ready = "";
  const box = document.createElement("div");
  box.className = "file-pick";
  const button = document.createElement("label");
  button.className = "btn btn-quiet";
  button.htmlFor = field.id;
  button.textContent = field.multiple ? "Chọn các tệp" : "Chọn tệp";
  const chosen = document.createElement("span");
  chosen.setAttribute("aria-live", "polite");
  chosen.textContent = names(field);
  field.addEventListener("change", () => {
    chosen.textContent = names(field);
  });
  field.before(box);
  field.classList.add("visually-hidden");
  box.append(field, button, chosen);
}
