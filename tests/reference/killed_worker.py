"""A worker with one slow handler, for the test that kills it. Run as a module."""

import time

from app import create_app
from core.db import begin_write, db
from reference import worker
from reference.jobs import JobContext, handler
from reference.models import NumberSeries

CHUNKS = 30


@handler("test.slow")
def slow(job: JobContext) -> None:
    """Write one row a chunk, slowly enough to be killed in between."""
    for number in range(job.checkpoint.get("next", 0), CHUNKS):
        begin_write()
        db.session.add(NumberSeries(agency_id=1, symbol="K", year=number, next_number=1))
        db.session.flush()
        time.sleep(float(job.params["pause"]))
        job.checkpoint["next"] = number + 1
        job.progress(number + 1, CHUNKS)
    job.result("Đã ghi xong.")


if __name__ == "__main__":
    worker.main(create_app())
