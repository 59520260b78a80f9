// Keeps what is being typed in this tab (sessionStorage) until the form has been taken.
// Never kept: identity numbers, passwords, files, hidden fields. Cleared on success and log-out.
const PREFIX = "draft:";
const SENT = "draft-sent";
const SECRET = /identity|cccd|cmnd|passport|ho_chieu|so_dinh_danh|password|mat_khau|otp|token/i;
const person = document.body.dataset.person;

function keeps(field) {
  return field.name && !SECRET.test(field.name) && !("private" in field.dataset)
    && !["password", "file", "hidden", "submit", "button"].includes(field.type);
}

function keyOf(form) {
  return `${PREFIX}${person}:${form.dataset.draft}`;
}

function values(form) {
  const kept = [];
  for (const field of form.elements) {
    if (!keeps(field)) continue;
    if (["checkbox", "radio"].includes(field.type)) kept.push([field.name, field.value, field.checked]);
    else if (field.multiple) continue;
    else kept.push([field.name, field.value, null]);
  }
  return kept;
}

function restore(form, kept) {
  for (const [name, value, checked] of kept) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (!keeps(field)) continue;
      if (checked === null) field.value = value;
      else if (field.value === value) field.checked = checked;
    }
  }
}

function forget(wanted) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && wanted(key)) sessionStorage.removeItem(key);
  }
}

function button(words, style, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `btn btn-sm ${style}`;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function offer(form, key, draft) {
  const notice = document.createElement("div");
  notice.className = "notice notice-info";
  notice.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = `Có bản nháp lúc ${draft.at} chưa ghi.`;
  notice.append(
    words,
    button("Lấy lại bản nháp", "btn-primary", () => {
      restore(form, draft.values);
      notice.remove();
    }),
    button("Bỏ bản nháp", "btn-quiet", () => {
      sessionStorage.removeItem(key);
      notice.remove();
    }),
  );
  form.before(notice);
}

function watch(form) {
  const key = keyOf(form);
  const start = JSON.stringify(values(form));
  const kept = sessionStorage.getItem(key);
  const draft = kept && JSON.parse(kept);
  if (draft && JSON.stringify(draft.values) !== start && !document.querySelector("[data-errors]")) {
    offer(form, key, draft);
  }
  const save = () => {
    const at = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    try {
      sessionStorage.setItem(key, JSON.stringify({ at, values: values(form) }));
    } catch {
      // No room or not allowed: the form works, only without a draft.
    }
  };
  form.addEventListener("input", save);
  form.addEventListener("change", save);
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
}

function settle() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const refused = "keepDrafts" in document.body.dataset || document.querySelector("[data-errors]");
  if (sent && !refused) sessionStorage.removeItem(sent);
}

settle();
if (person) {
  forget((key) => !key.startsWith(`${PREFIX}${person}:`));
  for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
}
for (const form of document.querySelectorAll("form[data-forget-drafts]")) {
  form.addEventListener("submit", () => forget(() => true));
}
