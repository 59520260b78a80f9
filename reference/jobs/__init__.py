"""Long jobs: handlers, the queue, the worker's rounds.

A room writes a handler and asks for jobs:

    @handler("registry.import")
    def run(job: JobContext) -> None:
        for chunk in chunks(job.params, first=job.checkpoint.get("next", 0)):
            if job.cancelled():
                return
            begin_write()
            services.take_in(chunk)
            job.checkpoint["next"] = chunk.next
            job.progress(chunk.next, total)     # commits the chunk with progress and checkpoint
        job.result("Đã nhập 120 hợp tác xã.")

In a route: `job = reference.services.start_job(...)`, commit, `enqueue(job.id)`.
"""

from reference.jobs.context import JobContext, Listed
from reference.jobs.queue import enqueue
from reference.jobs.registry import handler, periodic
from reference.jobs.runner import run_job
from reference.jobs.sweeper import sweep

__all__ = ["JobContext", "Listed", "enqueue", "handler", "periodic", "run_job", "sweep"]
