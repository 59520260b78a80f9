"""What a handler sees of its job."""

from collections.abc import Sequence
from typing import Any, NotRequired, TypedDict

from core.clock import now_utc
from core.db import db
from reference.services.jobs import Claim, move_on


class Listed(TypedDict):
    """A record named in the result of a job, and why; `page`: endpoint, name of its number."""

    name: str
    why: str
    page: NotRequired[list[str]]
    record: NotRequired[int]


class JobContext:
    """A running job, given to its handler.

    `checkpoint` is the handler's own notebook: it is saved with each `progress`, in the same
    commit as the work, and given back when the job is run again after a crash.
    """

    def __init__(self, claimed: Claim) -> None:
        self.claimed = claimed
        self.job_id = claimed.job_id
        self.params = claimed.params
        self.actor_id = claimed.actor_id
        self.checkpoint = claimed.checkpoint
        self.outcome: dict[str, Any] = {}
        self._cancelled = claimed.cancel_requested

    def progress(self, done: int, total: int | None, message: str | None = None) -> None:
        """Commit the chunk's work with progress and checkpoint.

        Raises JobLost, with the work rolled back by the runner, when another worker has taken
        the job over.
        """
        values: dict[str, Any] = {"done": done, "total": total, "checkpoint": dict(self.checkpoint)}
        if message is not None:
            values["message"] = message[:1000]
        self._cancelled = move_on(self.claimed, values, now_utc())
        db.session.commit()

    def cancelled(self) -> bool:
        """Tell whether the person asked to stop, as known at the last `progress`."""
        return self._cancelled

    def result(
        self, text: str, stored_file_id: int | None = None, listed: Sequence[Listed] = ()
    ) -> None:
        """Say what came out, and of which records there is more to say.

        It is committed with the end of the job, the list within its checkpoint.
        """
        self.checkpoint["listed"] = list(listed)
        self.outcome = {"result_text": text, "stored_file_id": stored_file_id}
