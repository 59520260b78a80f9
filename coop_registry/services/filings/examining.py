"""A filing on its way (xử lý hồ sơ): completed, proposed, sent back, stopped, handed over, shelved."""

from datetime import date

from coop_registry.models import Filing, FilingPaper
from coop_registry.queries.filings import records
from coop_registry.rules.filings.entries import StepEntry
from coop_registry.rules.filings.kinds import FilingStep
from coop_registry.services.filings import history, receiving
from core.errors import RuleViolation
from core.text import clean

#: Steps that mean nothing without words.
NEEDS_WORDS = {
    FilingStep.ASK_SUPPLEMENT: "Hãy ghi nội dung cần sửa đổi, bổ sung.",
    FilingStep.PROPOSE_REFUSAL: "Hãy ghi lý do và điều luật làm căn cứ từ chối.",
    FilingStep.SEND_BACK: "Hãy ghi lý do trả lại.",
    FilingStep.ASK_WITHDRAWAL: "Hãy ghi văn bản đề nghị dừng thủ tục (số, ngày, người ký).",
    FilingStep.REFUSE_WITHDRAWAL: "Hãy ghi lý do không đồng ý dừng thủ tục.",
    FilingStep.CANCEL: "Hãy ghi lý do hủy hồ sơ.",
    FilingStep.COMMENT: "Hãy ghi ý kiến.",
}

#: Who does one of these first examines the filing from then on.
EXAMINES = frozenset({FilingStep.ASK_SUPPLEMENT, FilingStep.PROPOSE, FilingStep.PROPOSE_REFUSAL})


def step(row: Filing, kind: FilingStep, entry: StepEntry, *, actor_id: int, today: date) -> None:
    """Do one of the plain steps; raise when it says nothing where words are needed."""
    if kind in NEEDS_WORDS and not clean(entry.words or ""):
        raise RuleViolation(NEEDS_WORDS[kind], field="words")
    if kind is FilingStep.PROPOSE_REFUSAL and "điều" not in (entry.words or "").lower():
        raise RuleViolation("Hãy ghi điều luật làm căn cứ từ chối (khoản … Điều …).", field="words")
    history.take(row, kind, entry, actor_id=actor_id, today=today)
    if kind in EXAMINES and row.assignee_id is None:
        row.assignee_id = actor_id
    if kind is FilingStep.SUPPLEMENT:
        # The office's time begins anew with the whole filing (ngày nhận hồ sơ hợp lệ).
        row.completed_on = entry.on


def attach(
    row: Filing,
    code: str,
    title: str,
    *,
    file_id: int | None,
    on: date,
    actor_id: int,
    today: date,
) -> FilingPaper:
    """Add a paper of the filing with its scan; a newer one of a code stands before the older."""
    history.take(
        row, FilingStep.ADD_PAPER, StepEntry(on, words=title), actor_id=actor_id, today=today
    )
    return receiving.add_paper(row, code, title, on=on, actor_id=actor_id, file_id=file_id)


def reassign(
    row: Filing, assignee_id: int, entry: StepEntry, *, actor_id: int, today: date
) -> None:
    """Give the filing to another officer (giao người thẩm định khác)."""
    history.take(row, FilingStep.REASSIGN, entry, actor_id=actor_id, today=today)
    row.assignee_id = assignee_id


def note_numbers(
    row: Filing,
    entry: StepEntry,
    *,
    national_no: str | None,
    fee_vnd: int | None,
    fee_exempt: str | None,
    actor_id: int,
    today: date,
) -> None:
    """Write down the number of the national system and the fee; what is not given stays."""
    history.take(row, FilingStep.NOTE_NUMBERS, entry, actor_id=actor_id, today=today)
    if national_no and national_no != row.national_no:
        receiving.refuse_national_no(national_no)
        row.national_no = national_no
    if fee_vnd is not None or fee_exempt:
        row.fee_vnd, row.fee_exempt = fee_vnd, fee_exempt


def shelve(
    row: Filing, shelf: str, box: str | None, entry: StepEntry, *, actor_id: int, today: date
) -> None:
    """Say where the paper lies (lưu kho: giá, hộp)."""
    history.take(row, FilingStep.SHELVE, entry, actor_id=actor_id, today=today)
    row.shelf, row.box = clean(shelf), clean(box) if box else None


def proposal_accepts(row: Filing) -> bool:
    """Tell what was proposed last: to accept, or to refuse."""
    last = records.last_of(records.steps(row.id), FilingStep.PROPOSE, FilingStep.PROPOSE_REFUSAL)
    if last is None:
        raise RuleViolation("Hồ sơ chưa được trình.")
    return last.step == FilingStep.PROPOSE.value
