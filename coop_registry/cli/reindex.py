"""`flask registry reindex`: make the index of the search anew from the register."""

import sys

import click

from coop_registry.cli import registry
from coop_registry.queries.search import documents, index
from coop_registry.services import search_index
from core.clock import now_utc
from core.db import db, retrying


@registry.command("reindex")
def reindex() -> None:
    """Lập lại chỉ mục tìm kiếm từ sổ; trong lúc chạy vẫn tìm được."""
    total = documents.count_organisations()
    db.session.rollback()
    last: int | None = 0
    with click.progressbar(length=total, label="Lập chỉ mục", file=sys.stderr) as bar:
        while last is not None:
            last = _portion(last)
            bar.update(search_index.PORTION)
    while _waits():
        retrying(_settle)
    click.echo(f"Đã lập lại chỉ mục tìm kiếm của {total} tổ chức.")


def _portion(after_id: int) -> int | None:
    def work() -> int | None:
        last = search_index.reindex(after_id, now_utc())
        db.session.commit()
        return last

    return retrying(work)


def _waits() -> bool:
    waits = index.has_pending()
    db.session.rollback()
    return waits


def _settle() -> None:
    search_index.settle(now_utc())
    db.session.commit()
