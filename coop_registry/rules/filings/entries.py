"""What an officer enters about a filing, as frozen values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import Kind

#: Code of a paper that stands on no checklist.
OTHER_PAPER = "other"


@dataclass(frozen=True)
class ReceivedEntry:
    """A filing as it comes to the desk (tiếp nhận hồ sơ).

    `unit_id` is the commune whose office treats it: of the seat, of a moved seat the new one.
    `papers` are the codes of the checklist that were handed in.
    """

    kind: FilingKind
    organisation_kind: Kind
    name: str
    unit_id: int
    received_on: date
    applicant_name: str
    applicant_phone: str
    organisation_id: int | None = None
    is_authorised: bool = False
    fee_vnd: int | None = None
    fee_exempt: str | None = None
    national_no: str | None = None
    event_on: date | None = None
    effect_on: date | None = None
    until_on: date | None = None
    papers: tuple[str, ...] = ()
    is_fallback: bool = False


@dataclass(frozen=True)
class StepEntry:
    """One step (bước xử lý): its legal day, words, what else it says, a file that proves it."""

    on: date
    words: str | None = None
    told: dict[str, Any] | None = None
    file_id: int | None = None


@dataclass(frozen=True)
class DecisionEntry:
    """How a filing is decided (quyết định): numbers of the national system, and of the signed paper.

    `decision_no`, `signer` and `file_id` belong to a decision signed on paper (users §1.7).
    """

    on: date
    words: str | None = None
    code: str | None = None
    certificate_no: str | None = None
    change_no: int | None = None
    decision_no: str | None = None
    signer: str | None = None
    file_id: int | None = None

    def told(self) -> dict[str, Any]:
        """Return what is kept beside the step."""
        kept = {
            "on": self.on.isoformat(),
            "code": self.code,
            "certificate_no": self.certificate_no,
            "change_no": self.change_no,
            "decision_no": self.decision_no,
            "signer": self.signer,
        }
        return {key: value for key, value in kept.items() if value is not None}


def decision_from(told: dict[str, Any], file_id: int | None = None) -> DecisionEntry:
    """Return the decision that a step told."""
    values = {key: value for key, value in told.items() if key != "on"}
    return DecisionEntry(on=date.fromisoformat(told["on"]), file_id=file_id, **values)
