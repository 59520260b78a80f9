"""Findings of a day: which recorded facts do not agree with the law in force on that day.

Facts warn, decisions refuse: nothing here stops anybody. Each day is judged by the rules of that
day, never by later ones; before 01/07/2013 nothing is judged.
"""

from coop_registry.rules.findings.beside import Asset, CapitalPaper, Location, Namesake
from coop_registry.rules.findings.checks import CHECKS, Check
from coop_registry.rules.findings.counted import Counted, counted
from coop_registry.rules.findings.engine import findings_on
from coop_registry.rules.findings.finding import FIRST_JUDGED, NOT_LOADED, TITLES, Finding, title_of
from coop_registry.rules.findings.past import Breach, breaches, ended
from coop_registry.rules.findings.state import (
    JUDGED,
    IdentityForm,
    Reach,
    State,
    Stay,
    TaxCode,
    TaxWord,
)
from coop_registry.rules.findings.timeline import Figure, Ledger, Period, Timeline

__all__ = [
    "CHECKS",
    "FIRST_JUDGED",
    "JUDGED",
    "NOT_LOADED",
    "TITLES",
    "Asset",
    "Breach",
    "CapitalPaper",
    "Check",
    "Counted",
    "Figure",
    "Finding",
    "IdentityForm",
    "Ledger",
    "Location",
    "Namesake",
    "Period",
    "Reach",
    "State",
    "Stay",
    "TaxCode",
    "TaxWord",
    "Timeline",
    "breaches",
    "counted",
    "ended",
    "findings_on",
    "title_of",
]
