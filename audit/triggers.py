"""Triggers that keep the log append-only on both databases, whoever holds the connection.

They are created with the tables (`create_all`) and by the migration, which calls `create`.
"""

from audit.models import Entry, Seal, Sealed
from core.append_only import AppendOnly

_LOG = AppendOnly("audit_refuse_change", "audit log is append-only")
for _model in (Entry, Seal, Sealed):
    _LOG.guard(_model)

TABLES = _LOG.tables
create, drop, drop_function = _LOG.create, _LOG.drop, _LOG.drop_function
