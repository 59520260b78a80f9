"""Writing a planned province in one burst, with its acts and lines of the log (ghi hàng loạt)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from audit.models import Entry
from audit.rules import masked
from coop_registry import models as m
from coop_registry.labels import UNIT_FLAG
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.facts import UnitFlagKind
from coop_registry.services import search_index
from coop_registry.services.numbers import identity_index
from core import keys
from core.bulk import Row, insert_rows, take_ids
from core.dates import Precision, format_date
from core.text import clean, fold, mask, vi_key
from desk.demo.plan import Act, Fact, Party, Planned, Province, Recognition

#: Columns of each kind of fact with what stands there when the plan says nothing; every row of a
#: table needs the same ones.
_PERIOD = {"end_on": None, "ended_by_id": None}
_TABLES: dict[Fact, tuple[type[Any], Row]] = {
    Fact.NAME: (m.NameFact, _PERIOD),
    Fact.SEAT: (m.SeatFact, _PERIOD),
    Fact.STATUS: (m.StatusFact, _PERIOD),
    Fact.ACTIVITY: (m.ActivityFact, _PERIOD | {"words": None}),
    Fact.CAPITAL: (m.CapitalFact, _PERIOD),
    Fact.REPRESENTATIVE: (m.RepresentativeFact, _PERIOD),
    Fact.CONTACT: (m.ContactFact, _PERIOD),
    Fact.LINE: (m.BusinessLine, _PERIOD),
    Fact.GOVERNANCE: (m.GovernanceFact, _PERIOD),
    Fact.BRANCH: (m.Branch, _PERIOD),
    Fact.TRAIT: (m.Trait, _PERIOD),
    Fact.TAX_NOTICE: (m.TaxNotice, _PERIOD),
    Fact.IDENTIFIER: (m.Identifier, {}),
    Fact.DECLARED: (m.DeclaredFact, {"year": None}),
    Fact.OBSERVATION: (m.Observation, {}),
    Fact.MEMBERSHIP: (m.Membership, _PERIOD | {"leave_ground": None, "excluded_days": 0}),
    Fact.CONTRIBUTION: (
        m.Contribution,
        {"asset_kind": None, "asset_words": None, "counterparty_id": None},
    ),
    Fact.CERTIFICATE: (m.CapitalCertificate, {}),
}


@dataclass(frozen=True)
class Origin:
    """Who records what, and when (người ghi, lúc ghi)."""

    at: datetime
    #: Who works for a district, by its code; the system elsewhere.
    actors: Mapping[str, int]
    #: Ids of business lines by VSIC code.
    lines: Mapping[str, int]


@dataclass
class _Ids:
    """Ids of what the plan names."""

    of: dict[Any, int] = field(default_factory=dict)

    def take(self, model: type[Any], things: list[Any]) -> None:
        """Give each thing an id of a table."""
        self.of.update(zip(things, take_ids(model, len(things)), strict=True))


def write(province: Province, origin: Origin) -> int:
    """Write a plan into a register nobody else writes to; return the number of rows.

    The caller's transaction is a writer and commits.
    """
    ids = _Ids()
    organisations = province.organisations
    ids.take(m.Organisation, organisations)
    ids.take(m.Act, [act for one in organisations for act in one.acts])
    ids.take(m.Party, list(_parties(organisations)))
    done = insert_rows(m.Organisation, (_organisation(one, ids, origin) for one in organisations))
    done += insert_rows(m.Act, _acts(organisations, ids, origin))
    done += insert_rows(m.Party, (_party(one, ids) for one in ids.of if isinstance(one, Party)))
    search_index.mark(ids.of[one] for one in organisations)
    found: dict[Fact, list[Row]] = defaultdict(list)
    for one in organisations:
        _facts(one, ids, origin, found)
    done += sum(insert_rows(_TABLES[fact][0], found[fact]) for fact in _TABLES)
    recognised = province.recognitions
    done += insert_rows(m.UnitFlag, (_flag(one, origin) for one in recognised))
    done += insert_rows(Entry, _entries(organisations, ids, origin))
    return done + insert_rows(Entry, (_flag_entry(one, origin) for one in recognised))


def _parties(organisations: Iterable[Planned]) -> dict[Party, None]:
    """Return every person, household and organisation that a fact names, each once, in order."""
    return {
        value: None
        for one in organisations
        for act in one.acts
        for _fact, values in act.facts
        for value in values.values()
        if isinstance(value, Party)
    }


def _actor(organisation: Planned, origin: Origin) -> int:
    return origin.actors.get(organisation.commune.district_code, 0)


def _organisation(one: Planned, ids: _Ids, origin: Origin) -> Row:
    return {
        "id": ids.of[one],
        "kind": one.kind.value,
        "unit_id": one.commune.unit_id,
        "founded_on": one.founded.start,
        "founded_precision": one.founded.precision.value,
        "registered_on": one.registered_on,
        "is_demo": True,
        "version": len(one.acts),
        "created_at": origin.at,
    }


def _acts(organisations: Iterable[Planned], ids: _Ids, origin: Origin) -> Iterator[Row]:
    for one in organisations:
        for number, act in enumerate(one.acts, 1):
            yield {
                "id": ids.of[act],
                "organisation_id": ids.of[one],
                "number": number,
                "kind": act.kind.value,
                "on": act.on,
                "recorded_at": origin.at,
                "actor_id": _actor(one, origin),
                "source": act.source,
                "reason": None,
            }


def _party(party: Party, ids: _Ids) -> Row:
    name, number, kind = clean(party.full_name), party.identity_no, party.identity_kind
    sealed = number is not None and kind is not None
    return {
        "id": ids.of[party],
        "kind": party.kind.value,
        "full_name": name,
        "name_search": fold(name),
        "name_sort": vi_key(name),
        "birth_on": party.birth_on,
        "birth_precision": Precision.DAY.value if party.birth_on else None,
        "identity_kind": kind.value if kind is not None else None,
        "identity_sealed": keys.encrypt(number) if number is not None else None,
        "identity_index": identity_index(kind, number) if sealed else None,  # type: ignore[arg-type] # both are there
        "identity_masked": mask(number) if number is not None else None,
        "identity_on": party.identity_on,
        "identity_by": party.identity_by,
        "gender": party.gender,
        "ethnicity": party.ethnicity,
        "nationality": party.nationality,
        "organisation_id": ids.of[party.organisation] if party.organisation else None,
        "is_cooperative": party.is_cooperative,
        "has_foreign_capital": party.has_foreign_capital,
        "phone": party.phone,
        "address": party.address,
        "version": 1,
    }


def _facts(one: Planned, ids: _Ids, origin: Origin, found: dict[Fact, list[Row]]) -> None:
    """Add the facts of an organisation to those of its tables."""
    line_no = 0
    for act in one.acts:
        for fact, values in act.facts:
            row = {
                "organisation_id": ids.of[one],
                "origin_id": ids.of[act],
                **_TABLES[fact][1],
                **values,
            }
            for name in [key for key, value in row.items() if isinstance(value, Party | Act)]:
                row[name] = ids.of[row[name]]
            if fact is Fact.CONTRIBUTION:
                line_no += 1
                row["number"] = line_no
            found[fact].append(_complete(fact, row, origin))


def _complete(fact: Fact, row: Row, origin: Origin) -> Row:
    """Add what follows from the values: searching and sorting forms, ids of lines."""
    if fact is Fact.NAME:
        row |= {"name_search": fold(row["name"]), "name_sort": vi_key(row["name"])}
    elif fact is Fact.LINE:
        row["vsic_id"] = origin.lines[row["vsic_id"]]
    elif fact is Fact.IDENTIFIER:
        row["normal"] = normal_identifier(row["value"])
    elif fact is Fact.OBSERVATION:
        row["recorded_at"] = origin.at
    return row


def _entries(organisations: Iterable[Planned], ids: _Ids, origin: Origin) -> Iterator[Row]:
    """Give one line of the log for each act."""
    for one in organisations:
        for act in one.acts:
            subject = ("organisation", ids.of[one])
            yield _entry(subject, act.action, act.changes, act.source, origin) | {
                "actor_id": _actor(one, origin) or None
            }


def _entry(
    subject: tuple[str, int],
    action: str,
    changes: dict[str, tuple[Any, Any]],
    note: str,
    origin: Origin,
) -> Row:
    return {
        "at": origin.at,
        "actor_id": None,
        "action": action,
        "subject_type": subject[0],
        "subject_id": subject[1],
        "changes": masked(changes) if changes else None,
        "reason": None,
        "note": note,
        "request_id": None,
    }


def _flag(one: Recognition, origin: Origin) -> Row:
    return {
        "unit_id": one.unit_id,
        "kind": one.kind,
        "start_on": one.start_on,
        "source": one.source,
        "recorded_at": origin.at,
        "recorded_by_id": 0,
    }


def _flag_entry(one: Recognition, origin: Origin) -> Row:
    words = f"{UNIT_FLAG[UnitFlagKind(one.kind)]}, từ ngày {format_date(one.start_on)}"
    changes = {"unit_flag": (None, words)}
    return _entry(("unit", one.unit_id), "unit_flag.recorded", changes, one.source, origin)
