"""Pages of the reference room: the law, shared data, jobs."""

from reference.routes import agencies, days, jobs, laws, units, vsic
from reference.routes.blueprint import bp

__all__ = ["agencies", "bp", "days", "jobs", "laws", "units", "vsic"]
