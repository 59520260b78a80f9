"""The history of findings: what opened and what was cured, and explanations with their papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit import services as audit
from coop_registry.models import FindingCheck, FindingNote, FindingSpell, Organisation
from coop_registry.queries import findings as queries
from coop_registry.queries.findings import Found
from coop_registry.rules.findings.explaining import KEPT_LETTERS, checked_note
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from papers import services as papers
from papers.uploads import CheckedUpload


@dataclass(frozen=True)
class Synced:
    """What a check of a day found (kết quả kiểm tra)."""

    on: date
    standing: int
    opened: int
    cured: int


def sync(on: date, found: Iterable[Found]) -> Synced:
    """Record what is new and what is gone since the check before (ghi lịch sử phát hiện).

    `found` are all findings of the day, gathered before the write begins. A finding that stands
    keeps its spell; one whose stretch began after its spell was seen is a new one. What was first
    seen today ends at the earliest tomorrow. Raises RuleViolation for a day before the last check.
    """
    last = queries.last_check()
    if last is not None and on < last:
        raise RuleViolation(
            f"Đã ghi kết quả kiểm tra ngày {format_date(last)}; không ghi ngược về trước."
        )
    standing = {one.key: one for one in found if not one.finding.is_note}
    opened = dict(standing)
    cured = 0
    for spell in queries.open_spells():
        key = (spell.organisation_id, spell.rule, spell.party_id, spell.part)
        one = standing.get(key)
        if spell.seen_on == on or (one is not None and not _is_new_stretch(one, spell)):
            opened.pop(key, None)
        else:
            spell.cured_on = on
            cured += 1
    db.session.add_all([_spell(one, on) for one in opened.values()])
    _record_check(on, len(standing), len(opened), cured)
    db.session.flush()
    return Synced(on, len(standing), len(opened), cured)


def _is_new_stretch(one: Found, spell: FindingSpell) -> bool:
    """Tell whether the finding was cured and came again between two checks."""
    return one.finding.since is not None and one.finding.since > spell.seen_on


def _spell(one: Found, on: date) -> FindingSpell:
    """Return a new spell."""
    finding = one.finding
    return FindingSpell(
        organisation_id=one.organisation_id,
        rule=finding.rule,
        party_id=finding.party_id,
        part=finding.part,
        since=finding.since,
        seen_on=on,
        evidence=finding.evidence[:KEPT_LETTERS],
        article=finding.article,
        certainty=finding.certainty.value,
    )


def _record_check(on: date, standing: int, opened: int, cured: int) -> None:
    """Note that the day was checked; a second check of the day adds to the first."""
    check = queries.check_on(on)
    if check is None:
        check = FindingCheck(on=on, opened=0, cured=0)
        db.session.add(check)
    check.recorded_at = now_utc()
    check.standing = standing
    check.opened += opened
    check.cured += cured


def explain(
    organisation: Organisation,
    found: Found,
    *,
    note: str,
    until: date,
    actor_id: int,
    on: date,
    paper: CheckedUpload | None = None,
) -> FindingNote:
    """Explain a finding with a note and perhaps a paper (giải trình).

    It stays on every list, marked until `until`, and is open again from that day: nothing can be
    silenced for ever. What was found is kept with it: another fact is not explained by it. Raises
    RuleViolation for an empty note or a day more than a year ahead.
    """
    words = checked_note(note, until, on)
    written = FindingNote(
        organisation_id=organisation.id,
        rule=found.finding.rule,
        party_id=found.finding.party_id,
        part=found.finding.part,
        evidence=found.finding.evidence[:KEPT_LETTERS],
        facts=found.finding.fingerprint[:KEPT_LETTERS],
        note=words,
        written_on=on,
        until=until,
        stored_file_id=_kept(paper, actor_id) if paper else None,
        actor_id=actor_id,
        recorded_at=now_utc(),
    )
    db.session.add(written)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="finding.explained",
        subject_type="organisation",
        subject_id=organisation.id,
        changes={
            "finding": (None, found.finding.title),
            "explained_until": (None, format_date(until)),
        },
        note=words,
    )
    return written


def _kept(paper: CheckedUpload, actor_id: int) -> int:
    """Keep the paper's bytes; return the stored file's id."""
    return papers.store_file(
        paper.content,
        filename=paper.filename,
        media_type=paper.media_type,
        actor_id=actor_id,
    ).id
