// The search box of the top bar: results as one types, chosen by arrows and Enter. Without this
// file the box is a form that leads to the page of results.
const form = document.querySelector("[data-search]");
const WAIT_MS = 180;
const LEAST = 2;
// As in coop_registry.rules.searching: what may be a person's number never enters an address.
const IDENTITY = /(^|[^0-9])[0-9](?:[ .-]*[0-9]){8}(?:(?:[ .-]*[0-9]){3})?(?![ .-]*[0-9])/;
// A number on its way: its beginning could be that of an identity number.
const LONG_NUMBER = /[0-9](?:[ .-]*[0-9]){6}/;

function searchBox(box) {
  const input = box.querySelector("input[type=search]");
  const list = box.querySelector(".search-results");
  const said = box.querySelector("[data-search-said]");
  let waiting = 0;
  let asking = null;
  let chosen = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];

  function close() {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function stop() {
    clearTimeout(waiting);
    asking?.abort();
    asking = null;
  }

  function tell(words) {
    close();
    const line = document.createElement("p");
    line.className = "search-hint";
    line.textContent = words;
    list.replaceChildren(line);
    list.hidden = false;
    said.textContent = words;
  }

  function show({ count, markup }) {
    close();
    if (!count) {
      tell(box.dataset.none);
      return;
    }
    list.innerHTML = markup; // ours, with what was typed and found escaped
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    said.textContent = `${count} gợi ý, dùng phím mũi tên để chọn.`;
  }

  function choose(place) {
    const all = options();
    if (!all.length) return;
    all[chosen]?.setAttribute("aria-selected", "false");
    chosen = (place + all.length) % all.length;
    const one = all[chosen];
    one.setAttribute("aria-selected", "true");
    one.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", one.id);
  }

  async function ask() {
    const words = input.value;
    asking = new AbortController();
    try {
      const address = `${box.dataset.search}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, {
        signal: asking.signal,
        headers: { Accept: "application/json" },
        redirect: "error",
      });
      if (answer.ok && input.value === words) show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  // Said in our own words below; the browser's would be in its own language.
  box.noValidate = true;

  input.addEventListener("input", () => {
    stop();
    const words = input.value.trim();
    if (IDENTITY.test(words)) tell(box.dataset.identity);
    else if (LONG_NUMBER.test(words)) tell(box.dataset.number);
    else if (words.length < LEAST) close();
    else waiting = setTimeout(ask, WAIT_MS);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // a Vietnamese keyboard is still putting a letter together
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (options().length) {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose(chosen < 0 && step < 0 ? -1 : chosen + step);
      }
    } else if (event.key === "Escape") {
      stop();
      if (!list.hidden) {
        event.preventDefault();
        close();
      } else if (document.body.classList.contains("searching")) {
        toggle(false);
      }
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      options()[chosen].click();
    }
  });

  box.addEventListener("submit", (event) => {
    stop();
    if (IDENTITY.test(input.value)) {
      event.preventDefault();
      window.location.assign(box.dataset.results);
    } else if (!input.value.trim()) {
      event.preventDefault();
    }
  });

  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) {
      stop();
      close();
    }
  });

  // An option must not take the focus from the box before it is clicked.
  list.addEventListener("mousedown", (event) => event.preventDefault());

  const open = document.querySelector("[data-search-open]");

  function toggle(on) {
    document.body.classList.toggle("searching", on);
    open.setAttribute("aria-expanded", String(on));
    if (on) input.focus();
    else open.focus();
  }

  open.setAttribute("role", "button");
  open.setAttribute("aria-controls", box.id);
  open.setAttribute("aria-expanded", "false");
  open.addEventListener("click", (event) => {
    event.preventDefault();
    toggle(!document.body.classList.contains("searching"));
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (open.offsetParent) toggle(true);
    input.focus();
    input.select();
  });
}

if (form) searchBox(form);
