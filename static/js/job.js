// A page that waits for a long job: asks how far it is, and shows the result when it has ended.
const box = document.querySelector("[data-job]");

function show(job) {
  const bar = box.querySelector("progress");
  const label = box.querySelector("label");
  const format = new Intl.NumberFormat("vi-VN");
  const total = job.total ? format.format(job.total) : "…";
  const left = job.left ? `, ${job.left}` : "";
  label.textContent = `${job.label}: ${format.format(job.done)}/${total}${left}`;
  if (job.total) {
    bar.max = job.total;
    bar.value = job.done;
  }
  if (job.message) box.querySelector("[data-job-note]").textContent = job.message;
}

async function ask() {
  try {
    const answer = await fetch(box.dataset.job, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const job = await answer.json();
    if (job.ended) {
      window.location.reload();
      return;
    }
    show(job);
  } catch {
    // The line is down for a moment: the next question will tell.
  }
  setTimeout(ask, 2000);
}

if (box) setTimeout(ask, 1000);
