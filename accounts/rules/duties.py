"""The duties (nhiệm vụ) of the offices and the table of what each of them allows."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Duty(StrEnum):
    """One duty of one office; a person holds any number of them (nhiệm vụ được giao)."""

    REGISTRY_RECEPTION = "reception"
    REGISTRY_OFFICER = "officer"
    REGISTRY_LEADER = "leader"
    CREDIT_OFFICER = "credit_officer"
    ACCOUNTANT = "accountant"
    CASHIER = "cashier"
    CHIEF_ACCOUNTANT = "chief_accountant"
    DIRECTOR = "director"
    CHAIR = "chair"
    CONTROLLER = "controller"
    RISK_COUNCIL = "risk_council"
    ALLIANCE_OFFICER = "alliance_officer"
    ALLIANCE_LEADER = "alliance_leader"
    STEERING_OFFICER = "steering_officer"
    AGENCY_REPORTER = "agency_reporter"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Place(StrEnum):
    """What a duty is held for (phạm vi giao nhiệm vụ)."""

    UNIT = "unit"  # one administrative unit and all within it
    AGENCY = "agency"  # one agency
    PROVINCE = "province"  # the whole province


REGISTRY_DUTIES = frozenset({Duty.REGISTRY_RECEPTION, Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER})

#: Where each duty is held: the registry by unit, reporters by agency, all others province-wide.
PLACES: Mapping[Duty, Place] = MappingProxyType(
    {duty: Place.UNIT if duty in REGISTRY_DUTIES else Place.PROVINCE for duty in Duty}
    | {Duty.AGENCY_REPORTER: Place.AGENCY}
)

#: What every active person may do, even between two duties.
EVERYONE = frozenset({"home.view", "account.own", "law.read", "jobs.own"})

#: What only looks and changes nothing; the auditor (kiểm toán) has exactly these.
READ_PERMISSIONS = frozenset(
    {
        "registry.read",
        "registry.export",
        "filing.read",
        "papers.read",
        "fund.read",
        "programme.read",
        "accounts.read",
        "audit.read",
        "audit.verify",
    }
)

_FUND_WORK = frozenset(
    {
        "fund.read",
        "fund.write",
        "registry.read",
        "registry.print",
        "papers.read",
        "papers.attach",
    }
)
_FUND_OVERSIGHT = frozenset({"fund.read", "registry.read", "papers.read"})
#: Filings: who hands over to whom is the table of actions (`rules.filings.actions`).
_FILING_DESK = frozenset({"filing.read", "filing.work", "filing.receive"})
_PROVINCE_VIEW = frozenset(
    {"registry.read", "registry.print", "registry.export", "papers.read", "programme.read"}
)

#: What each duty allows beyond EVERYONE. A permission missing here is held by nobody.
PERMISSIONS: Mapping[Duty, frozenset[str]] = MappingProxyType(
    {
        Duty.REGISTRY_RECEPTION: frozenset(
            {
                "registry.read",
                "registry.write",
                "registry.print",
                "party.request",
                "papers.read",
                "papers.attach",
            }
        )
        | _FILING_DESK,
        Duty.REGISTRY_OFFICER: frozenset(
            {
                "registry.read",
                "registry.write",
                "registry.print",
                "registry.report",
                "registry.export",
                "registry.import",
                "party.unmask",
                "party.request",
                "party.decide",
                "papers.read",
                "papers.attach",
            }
        )
        | _FILING_DESK
        | {"filing.examine", "filing.review"},
        Duty.REGISTRY_LEADER: frozenset(
            {
                "registry.read",
                "registry.decide",
                "registry.print",
                "registry.report",
                "registry.export",
                "party.unmask",
                "party.request",
                "party.decide",
                "papers.read",
            }
        )
        | {"filing.read", "filing.work", "filing.decide", "filing.review"},
        # Who signs, who books, who takes money and who confirms are kept apart (users of the fund).
        Duty.CREDIT_OFFICER: _FUND_WORK | {"party.unmask", "fund.contract"},
        Duty.ACCOUNTANT: _FUND_WORK | {"fund.collect", "fund.book"},
        Duty.CASHIER: _FUND_WORK | {"fund.collect"},
        Duty.CHIEF_ACCOUNTANT: _FUND_WORK
        | {"fund.collect", "fund.book", "fund.confirm", "fund.policy", "fund.close"},
        Duty.DIRECTOR: _FUND_WORK | {"fund.contract", "fund.confirm", "fund.policy"},
        Duty.CHAIR: _FUND_OVERSIGHT,
        Duty.CONTROLLER: _FUND_OVERSIGHT,
        Duty.RISK_COUNCIL: _FUND_OVERSIGHT,
        # Liên minh drafts the monthly report of the province, a registry office that of its unit.
        Duty.ALLIANCE_OFFICER: _PROVINCE_VIEW | {"registry.report"},
        Duty.ALLIANCE_LEADER: _PROVINCE_VIEW | {"registry.report", "fund.read"},
        Duty.STEERING_OFFICER: _PROVINCE_VIEW | {"programme.steer", "programme.report"},
        Duty.AGENCY_REPORTER: frozenset({"programme.read", "programme.report"}),
        Duty.ADMINISTRATOR: frozenset(
            {
                "accounts.read",
                "accounts.manage",
                "reference.manage",
                "audit.read",
                "audit.verify",
            }
        ),
        Duty.AUDITOR: READ_PERMISSIONS,
    }
)

#: Duties that sign, move money or give rights: a password alone does not open them.
SECOND_FACTOR_DUTIES = frozenset(
    {
        Duty.ADMINISTRATOR,
        Duty.REGISTRY_LEADER,
        Duty.CREDIT_OFFICER,
        Duty.ACCOUNTANT,
        Duty.CASHIER,
        Duty.CHIEF_ACCOUNTANT,
        Duty.DIRECTOR,
        Duty.CHAIR,
    }
)


def permissions_of(duties: Iterable[Duty]) -> frozenset[str]:
    """Return what a person with these duties may do."""
    return EVERYONE.union(*(PERMISSIONS[duty] for duty in duties))


def needs_second_factor(duties: Iterable[Duty]) -> bool:
    """Tell whether one of the duties asks for a second factor (xác thực hai lớp)."""
    return not SECOND_FACTOR_DUTIES.isdisjoint(duties)
