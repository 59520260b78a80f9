"""The sign of life of the worker."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base


class Heartbeat(Base):
    """When a process was last seen alive (nhịp hoạt động)."""

    __tablename__ = "desk_heartbeat"

    #: "worker": whichever worker beat last.
    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    at: Mapped[datetime]
