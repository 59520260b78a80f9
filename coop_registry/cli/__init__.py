"""Commands of the register: `flask registry …`; each module adds its own to the group."""

from flask.cli import AppGroup

registry = AppGroup("registry", help="Sổ hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác.")

# The modules add their commands to `registry`.
from coop_registry.cli import check, export, filings, import_, reindex  # noqa: E402, F401 - their commands join the group above
