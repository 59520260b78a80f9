"""What the worker does for the register by itself: findings, the index, old notices and lists."""

from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from coop_registry.queries import findings as queries
from coop_registry.queries.search import index as search_queries
from coop_registry.services import findings, party_changes, search_index
from coop_registry.services.imports import ending
from core.clock import now_utc, today_vn
from core.db import begin_write, db
from reference.jobs import periodic

#: Asked this often whether the day was checked yet; a new day is checked soon after midnight.
ASK_SECONDS = 300
#: A notice that was read is kept so long; what was corrected stays in the log.
NOTICES_KEPT = timedelta(days=365)
#: What was recorded is read afresh by each search for so long, and then from the index.
INDEX_SECONDS = 15


@periodic("registry.findings", ASK_SECONDS)
def record_findings() -> bool:
    """Record the day's findings unless somebody has; tell whether this call did.

    Everything is read and judged before the write begins. Two workers at the same moment: the
    day is the key of the check, the second one's insert fails and its work is undone.
    """
    on = today_vn()
    done = queries.check_on(on) is not None
    found = [] if done else list(queries.all_on(on))
    db.session.rollback()
    if done:
        return False
    begin_write()
    if queries.check_on(on) is not None:
        db.session.rollback()
        return False
    try:
        findings.sync(on, found)
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return False
    return True


@periodic("registry.notices", 6 * 3600)
def forget_notices() -> int:
    """Delete the notices about persons that were read twelve months ago; return how many."""
    begin_write()
    gone = party_changes.forget_notices_before(now_utc() - NOTICES_KEPT)
    db.session.commit()
    return gone


@periodic("registry.imports", 6 * 3600)
def forget_imports() -> int:
    """Put imports aside that nobody went on with, forget the files of those put aside long ago."""
    begin_write()
    now = now_utc()
    done = ending.put_idle_aside(now) + ending.forget_aside(now)
    db.session.commit()
    return done


@periodic("registry.search", INDEX_SECONDS)
def index_changes() -> int:
    """Bring the index of the search up to date; return how many organisations.

    A portion at a time, so that nobody waits long to write. Two workers at the same moment: one
    waits for the other; where both began an empty index, the second one's insert fails and is
    tried again next time.
    """
    done = 0
    while search_queries.has_pending():
        db.session.rollback()
        begin_write()
        try:
            some = search_index.settle(now_utc())
            db.session.commit()
        except IntegrityError:
            db.session.rollback()
            return done
        done += some
    db.session.rollback()
    return done
