"""One factory of a foreign record for each parameter of an address.

A new parameter needs its line here, else the access tests fail: what it names must be a record
of the stranger, which the person under test may not reach. A parameter that names no record of
anybody (a rule of law, a kind of correction) gives a value that exists.
"""

from collections.abc import Callable

from accounts.services.views import save_view
from coop_registry.models import Filing, Import, Membership
from coop_registry.queries import facts, figures, findings
from coop_registry.queries import members as member_queries
from coop_registry.queries.filings import records as filing_records
from coop_registry.rules.facts import FactEntry, Matter, UnitFlagKind
from coop_registry.rules.filings.entries import StepEntry
from coop_registry.rules.filings.kinds import FilingStep
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.observations import ObservationEntry
from coop_registry.services import contributions, observations, traits, unit_flags
from coop_registry.services.filings import examining, receiving, templates
from core.access import EVERYTHING
from core.clock import now_utc
from core.db import db
from fund.models import BookImport, Journal, LoanContract
from fund.queries import loans
from fund.rules.books.entries import LineEntry, VoucherEntry
from fund.rules.books.policies import PolicyEntry, PolicyKind
from fund.rules.books.roles import CapitalPart, Side
from fund.rules.takeover.kinds import ImportKind
from fund.services import funds as fund_services
from fund.services import proposals, vouchers
from reference import queries as reference
from reference.rules import AgencyKind
from reference.services import start_job
from tests.factories import bank, filings, fund, persons
from tests.factories.filings import word_template
from tests.factories.findings import make_note
from tests.factories.holders import make_member
from tests.factories.imports import import_row, import_table, make_import
from tests.factories.reviews import line_of
from tests.structure.world import TODAY, World


def _contract(world: World) -> LoanContract:
    """Return a contract of the stranger's organisation, the same one each time."""
    kept = db.session.query(LoanContract).first()
    return kept or fund.paid_out(world.organisation)


def _proposal(world: World) -> int:
    contract = fund.make_contract(world.organisation)
    entry = fund.event_entry("disburse", "2025-01-15", amount=1_000_000)
    return proposals.propose(contract.id, entry, actor_id=world.stranger.id, on=TODAY).id


def _capital(world: World) -> int:
    made = fund_services.enter_capital(
        fund.the_fund(), CapitalPart.AID, TODAY, 1, "Biên bản", actor_id=world.stranger.id
    )
    return made.id


def _policy(world: World) -> int:
    entry = PolicyEntry(PolicyKind.LOAN_MAXIMUM, 500_000_000, TODAY, "09/QĐ-QHT", TODAY)
    return fund_services.enter_policy(fund.the_fund(), entry, actor_id=world.stranger.id).id


def _voucher(world: World) -> int:
    lines = (LineEntry("130", Side.DEBIT, 5), LineEntry("601", Side.CREDIT, 5))
    entry = VoucherEntry(TODAY, "Nhận vốn", "phieu-1", lines)
    return vouchers.make_voucher(fund.the_fund(), entry, actor_id=world.stranger.id, on=TODAY).id


def _journal(world: World) -> int:
    _contract(world)
    return db.session.query(Journal).order_by(Journal.id).all()[0].id


def _taken_file(world: World, kind: ImportKind) -> int:
    """Return a file of the stranger that waits, with a row or an account."""
    row = {"sheet": "Trang 1", "number": 2, "values": {}, "raw": {}, "doubts": [], "lines": []}
    line = {"code": "130", "name": "", "opening": 0, "debit": 0, "credit": 0, "closing": 0}
    chosen = {
        "source_id": 1, "method": "bullet", "principal_every_months": 1, "is_opening": False,
        "interest_every_months": 1, "overdue_factor": "1.5", "late_interest_rate": "0.10",
    }  # fmt: skip
    made = BookImport(
        fund_id=fund.the_fund().id, kind=kind.value, state="waiting", on=TODAY, filename="so.xlsx",
        sha256="0" * 64, chosen=chosen, rows=[row if kind is ImportKind.LOANS else line], changes={},
        made_by_id=world.stranger.id, made_at=now_utc(),
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made.id


def _job(world: World) -> int:
    return start_job("tests.none", "Việc của người khác", {}, world.stranger.id).id


def _agency(world: World) -> int:
    return reference.agencies_on(TODAY, AgencyKind.DEPARTMENT)[1].agency_id


def _fact(world: World) -> int:
    entry = FactEntry(
        start_on=TODAY,
        source="Báo cáo",
        values={"vsic_id": reference.vsic_by_code("2018", "0118").id, "is_main": True},
    )
    traits.add(
        world.organisation,
        Matter.LINE,
        entry,
        actor_id=world.stranger.id,
        on=TODAY,
        expected_version=None,
    )
    return facts.facts_of(world.organisation.id, Matter.LINE)[0][0].id


def _observation(world: World) -> int:
    entry = ObservationEntry("phone", "0209 3870 000", TODAY, "Danh sách của xã")
    made = observations.note(world.organisation, entry, actor_id=world.stranger.id)
    assert made is not None
    return made.id


def _flag(world: World) -> int:
    return unit_flags.record_flag(
        world.organisation.unit_id,
        UnitFlagKind.NEW_RURAL,
        start_on=TODAY,
        source="Quyết định công nhận",
        actor_id=world.stranger.id,
        on=TODAY,
    ).id


def _member(world: World) -> Membership:
    """Return a paid-up member of the stranger's organisation, the same one each time."""
    stays = member_queries.member_history(world.organisation.id)
    if stays:
        return db.session.get_one(Membership, stays[0].membership_id)
    return make_member(world.organisation)


def _line(world: World) -> int:
    _member(world)
    return member_queries.lines_of(world.organisation.id)[0].id


def _certificate(world: World) -> int:
    member = _member(world)
    return contributions.issue_certificate(
        world.organisation,
        member.party_id,
        "01/GCN",
        TODAY,
        actor_id=world.stranger.id,
        on=TODAY,
        expected_version=None,
    ).id


def _note(world: World) -> int:
    return make_note(world.organisation, actor_id=world.stranger.id).id


def _rule(world: World) -> str:
    stands = findings.of_organisation(world.organisation.id, TODAY)
    return next(one.finding.rule for one in stands if one.finding.party_id is None)


def _import(world: World) -> Import:
    """Return an open import of the stranger's unit with one row, the same one each time."""
    kept = db.session.query(Import).filter_by(unit_id=world.organisation.unit_id).first()
    return kept or make_import(world.organisation.unit_id, actor_id=world.stranger.id)


def _template(world: World) -> int:
    """Return a template of the stranger's unit."""
    return templates.upload(
        world.organisation.unit_id,
        FilingPaperKind.RECEIPT,
        filename="mau.docx",
        content=word_template("{{ ten_to_chuc }}"),
        actor_id=world.stranger.id,
        scope=EVERYTHING,
    ).id


def _filing(world: World) -> Filing:
    """Return a filing of the stranger's organisation with a scan and a letter, the same each time."""
    kept = db.session.query(Filing).filter_by(organisation_id=world.organisation.id).first()
    if kept is None:
        kept, scan = filings.receive(world.organisation), world.paper.pdf_file_id
        who = {"on": TODAY, "actor_id": world.stranger.id}
        receiving.add_paper(kept, "other", "Giấy tờ khác", file_id=scan, **who)
        letter = StepEntry(TODAY, "Ý kiến", None, scan)
        examining.step(kept, FilingStep.COMMENT, letter, actor_id=world.stranger.id, today=TODAY)
    return kept


FOREIGN: dict[str, Callable[[World], int | str]] = {
    "agency_id": _agency,
    "capital_id": _capital,
    "contract_id": lambda world: _contract(world).id,
    "event_id": lambda world: loans.events_of([_contract(world).id])[_contract(world).id][0].id,
    "policy_id": _policy,
    "proposal_id": _proposal,
    "voucher_id": _voucher,
    "book": lambda world: "so-du-tai-khoan",
    "journal_id": _journal,
    "row_number": lambda world: 0,
    "takeover_id": lambda world: _taken_file(world, ImportKind.LOANS),
    "bank_statement_id": lambda world: bank.a_statement(world.stranger.id).id,
    "bank_line_id": lambda world: bank.first_line(world.stranger.id).id,
    "trial_id": lambda world: _taken_file(world, ImportKind.TRIAL_BALANCE),
    "change_id": lambda world: (
        persons.propose(persons.director(world.organisation), world.stranger.id).id
    ),
    "certificate_id": _certificate,
    "fact_id": _fact,
    "figure_id": lambda world: figures.until(world.organisation.id, TODAY)[0].id,
    "file_id": lambda world: world.paper.pdf_file_id or 0,
    "template_id": lambda world: _template(world),
    "filing_id": lambda world: _filing(world).id,
    "flag_id": _flag,
    "handed_id": lambda world: filing_records.papers(_filing(world).id)[-1].id,
    "grant_id": lambda world: world.stranger.grants[0].id,
    "import_id": lambda world: _import(world).id,
    "job_id": _job,
    "key": lambda _world: "members.minimum.cooperative",
    "line_id": _line,
    "matter": lambda _world: "name",
    "membership_id": lambda world: _member(world).id,
    "observation_id": _observation,
    "note_id": _note,
    "number": lambda _world: 1,
    "notice_id": lambda world: (
        persons.make_notice(persons.director(world.organisation), world.organisation.unit_id).id
    ),
    "organisation_id": lambda world: world.organisation.id,
    "paper_id": lambda world: world.paper.id,
    "party_id": lambda world: persons.director(world.organisation).id,
    "request_id": lambda world: (
        persons.make_request(world.organisation.unit_id, world.stranger.id).id
    ),
    "review_id": lambda world: line_of(world.organisation).review_id,
    "review_line_id": lambda world: line_of(world.organisation).id,
    "row_id": lambda world: import_row(_import(world).id),
    "step": lambda _world: "y-kien",
    "step_number": lambda _world: 2,
    "statement_id": lambda world: persons.make_statement(world.organisation).id,
    "view_id": lambda world: (
        save_view(world.stranger.id, "registry.organisations", "Của tôi", "xep=ten").id
    ),
    "table_id": lambda world: import_table(_import(world).id),
    "topic": lambda _world: "nganh-nghe",
    "rule": _rule,
    "unit_id": lambda world: world.organisation.unit_id,
    "year": lambda _world: 2025,
    "user_id": lambda world: world.stranger.id,
}
