"""Which function runs which kind of job, and what the worker does every so often."""

from collections.abc import Callable

from reference.jobs.context import JobContext

Handler = Callable[[JobContext], None]
Round = Callable[[], object]

_handlers: dict[str, Handler] = {}
_rounds: dict[str, tuple[int, Round]] = {}


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that runs jobs of a kind; a kind has one handler."""

    def register(run: Handler) -> Handler:
        if _handlers.get(kind, run) is not run:
            raise ValueError(f"job kind {kind} has a handler already")
        _handlers[kind] = run
        return run

    return register


def handler_of(kind: str) -> Handler | None:
    """Return the function that runs jobs of a kind."""
    return _handlers.get(kind)


def periodic(name: str, seconds: int) -> Callable[[Round], Round]:
    """Register a function that each worker calls every so many seconds, in application context.

    Several workers call it side by side: it must bear that. It commits its own work.
    """

    def register(run: Round) -> Round:
        _rounds[name] = (seconds, run)
        return run

    return register


def rounds() -> dict[str, tuple[int, Round]]:
    """Return what the worker does every so often, by name: (seconds, function)."""
    return dict(_rounds)
