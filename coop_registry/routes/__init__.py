"""Pages of the register."""

from flask import Blueprint

bp = Blueprint("registry", __name__)

# The modules add their views to `bp`.
from coop_registry.routes import changes, findings, lists, printing, record, tabs  # noqa: E402, F401 - their views join the blueprint above
