"""For the monitoring: is the process alive, and can it serve. Public, no personal data.

`/suc-khoe` asks nothing but the process. `/san-sang` is 503 when a person could not work: no
database, other tables than the program's, a full disk. A silent worker only makes it "degraded":
pages still work, and a load balancer must not take them away for it.
"""

import shutil
from datetime import timedelta
from pathlib import Path

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from core.access import public
from core.clock import now_utc
from core.db import db
from desk.jobs import WORKER
from desk.migration_head import is_current
from desk.models import Heartbeat

bp = Blueprint("health", __name__)
FREE_DISK_BYTES = 512 * 1024 * 1024
#: The worker beats twice a minute; a long commit may delay it.
SILENT_AFTER = timedelta(minutes=3)


@bp.get("/suc-khoe")
@public
def alive() -> ResponseReturnValue:
    """Tell that the process answers; the database is not asked."""
    return jsonify(status="alive")


@bp.get("/san-sang")
@public
def ready() -> ResponseReturnValue:
    """Tell whether this process can serve people (sẵn sàng)."""
    checks = {"database": False, "migration": False, "worker": False, "disk": _has_disk()}
    try:
        checks["migration"] = is_current()
        checks["database"] = True
        checks["worker"] = checks["migration"] and _worker_lives()
    except SQLAlchemyError:
        current_app.logger.warning("readiness: no database")
    finally:
        db.session.rollback()
    serves = checks["database"] and checks["migration"] and checks["disk"]
    status = "not_ready" if not serves else "ready" if checks["worker"] else "degraded"
    return jsonify(status=status, checks=checks), 200 if serves else 503


def _has_disk() -> bool:
    """Tell whether there is room to write where the program keeps its files."""
    folder: Path = current_app.config["INSTANCE_DIR"]
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free > FREE_DISK_BYTES


def _worker_lives() -> bool:
    """Tell whether a worker was seen lately."""
    seen = db.session.get(Heartbeat, WORKER)
    return seen is not None and now_utc() - seen.at < SILENT_AFTER
