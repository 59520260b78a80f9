// On a phone the menu is a bar of four; "Thêm" opens the rest. Without this file the link does
// the same through :target.
const toggle = document.querySelector("[data-menu-toggle]");
const menu = toggle?.closest("nav");
const words = toggle?.querySelector("span");

function show(open) {
  menu.classList.toggle("open", open);
  toggle.setAttribute("aria-expanded", String(open));
  words.textContent = open ? "Thu gọn" : "Thêm";
}

if (toggle) {
  toggle.setAttribute("role", "button");
  toggle.setAttribute("aria-controls", menu.id);
  show(false);
  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    show(!menu.classList.contains("open"));
  });
  toggle.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      toggle.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.classList.contains("open")) {
      show(false);
      toggle.focus();
    }
  });
}
