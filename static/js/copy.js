// "Chép" buttons: <button data-copy="id of the element">. Shown only when copying is possible.
for (const button of document.querySelectorAll("button[data-copy]:not([data-ready])")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  button.dataset.ready = "";
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = button.querySelector("span");
    const before = words.textContent;
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    words.textContent = "Đã chép";
    setTimeout(() => {
      words.textContent = before;
    }, 2000);
  });
}
