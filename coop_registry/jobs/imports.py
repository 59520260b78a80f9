"""Long jobs of imports: read a file, judge all rows again, write, make the result, take back."""

from accounts import queries as accounts
from coop_registry.models import Import
from coop_registry.papers.import_result import result_xlsx
from coop_registry.queries.imports import imports as queries
from coop_registry.reading.child import read_file
from coop_registry.reading.codepages import CodePage
from coop_registry.reading.sheets import FileRead, Unreadable
from coop_registry.rules.imports.kinds import JUDGE, READ, RESULT, UNDO, WRITE, ImportState
from coop_registry.services.imports import staging, taking, undoing, working
from coop_registry.services.imports.judging import Judged, Office
from coop_registry.services.imports.writing import Prepared, StaleRegister
from core import keys
from core.clock import now_utc, today_vn
from core.db import begin_write, db
from core.errors import RuleViolation
from reference.jobs import JobContext, handler

PERMISSION = "registry.import"
CHANGED = (
    "Sổ đã thay đổi từ lúc anh/chị xem lại danh sách, nên kết quả xét đã khác. Chưa ghi gì; hãy xem "
    "lại các dòng rồi xác nhận lần nữa."
)
BUSY = "Sổ đang được người khác ghi liên tục; chưa ghi gì. Hãy xác nhận lại sau ít phút."


def _office(job: JobContext, kept: Import) -> Office:
    """Return who works: the rows the person reaches now."""
    person = accounts.person(job.actor_id)
    if person is None or not person.active or not person.may(PERMISSION):
        raise RuleViolation("Người yêu cầu không còn quyền nhập danh sách.")
    return Office(person.scope_for(PERMISSION), kept.unit_id, today_vn())


def _tell(job: JobContext, done: int, total: int, message: str | None = None) -> None:
    """Say how far the job is, in a transaction of its own."""
    db.session.rollback()
    begin_write()
    job.progress(done, total, message)


@handler(READ)
def read(job: JobContext) -> None:
    """Read the file, judge its rows, keep both for the person to look at."""
    kept = staging.import_row(job.params["import_id"])
    office = _office(job, kept)
    _tell(job, 1, 3, "Đang đọc tệp")
    page = CodePage(kept.page) if kept.page else None
    try:
        file = read_file(kept.filename, working.content_of(kept), page)
    except Unreadable as refusal:
        begin_write()
        working.refuse_unreadable(kept, str(refusal))
        job.result(str(refusal))
        return
    if not any(sheet.rows for sheet in file.sheets):
        begin_write()
        said = " ".join(one.message for one in file.problems)
        working.refuse_unreadable(kept, said or "Tệp không có ô nào có nội dung.")
        job.result(said)
        return
    _tell(job, 2, 3, "Đang xét từng dòng")
    tables, judged = working.prepare(kept, file, office)
    db.session.rollback()
    begin_write()
    kept = staging.import_row(job.params["import_id"])
    working.keep_reading(kept, file, tables, judged)
    job.progress(3, 3)
    job.result(f"Đã đọc {len(judged.rows)} dòng.")


@handler(JUDGE)
def judge(job: JobContext) -> None:
    """Judge all rows together again, after decisions about single ones."""
    kept = staging.import_row(job.params["import_id"])
    office = _office(job, kept)
    _tell(job, 1, 2, "Đang xét lại từng dòng")
    tables, judged, ids = working.judge_again(kept, office)
    db.session.rollback()
    begin_write()
    kept = staging.import_row(job.params["import_id"])
    working.keep_judgement(kept, judged, ids, tables)
    kept.state = ImportState.OPEN.value
    job.progress(2, 2)
    job.result(taking.summary_words(kept.summary or {}))


@handler(WRITE)
def write(job: JobContext) -> None:
    """Write everything that was shown, in one transaction; nothing when it is no longer so."""
    import_id = job.params["import_id"]
    _tell(job, 1, 3, "Đang xét lại từng dòng")
    for _attempt in range(taking.TRIES):
        kept = staging.import_row(import_id)
        if kept.state == ImportState.WRITTEN:
            break
        tables, judged, ids = working.judge_again(kept, _office(job, kept))
        if not working.as_shown(kept, judged):
            _stop(import_id, judged, ids, CHANGED)
            job.result(CHANGED)
            return
        ready = taking.prepare_writing(
            kept.filename, tables, judged, ids, actor_id=job.actor_id, at=now_utc()
        )
        db.session.rollback()
        if _burst(job, import_id, ready, judged):
            break
    else:
        _stop(import_id, None, {}, BUSY)
        job.result(BUSY)
        return
    _tell(job, 2, 3, "Đang lập tệp kết quả")
    _keep_result(import_id)
    job.progress(3, 3)
    job.result(taking.summary_words(staging.import_row(import_id).summary or {}))


def _burst(job: JobContext, import_id: int, ready: Prepared, judged: Judged) -> bool:
    """Write; tell whether the register stood still meanwhile."""
    begin_write()
    kept = staging.import_row(import_id)
    try:
        taking.write_import(kept, ready, judged, actor_id=job.actor_id, at=now_utc())
    except StaleRegister:
        db.session.rollback()
        return False
    job.progress(2, 3)
    return True


def _stop(import_id: int, judged: Judged | None, ids: dict[int, int], message: str) -> None:
    """Give the import back to the person, with the reason and the new judgement."""
    db.session.rollback()
    begin_write()
    kept = staging.import_row(import_id)
    if judged is not None:
        working.keep_judgement(kept, judged, ids)
    kept.state, kept.message = ImportState.OPEN.value, message


def _keep_result(import_id: int) -> None:
    """Make the workbook that repeats the office's rows with what happened to each."""
    kept = staging.import_row(import_id)
    page = CodePage(kept.page) if kept.page else None
    file: FileRead = read_file(kept.filename, working.content_of(kept), page)
    content = result_xlsx(file, queries.results_of(import_id), queries.heads_of(import_id))
    db.session.rollback()
    begin_write()
    staging.import_row(import_id).result_sealed = keys.encrypt_bytes(content)


@handler(RESULT)
def result(job: JobContext) -> None:
    """Make the result workbook again when it is missing."""
    _tell(job, 1, 2, "Đang lập tệp kết quả")
    _keep_result(job.params["import_id"])
    job.progress(2, 2)
    job.result("Đã lập tệp kết quả. Mở lại trang của lần nhập để tải.")


@handler(UNDO)
def undo(job: JobContext) -> None:
    """Take an import back, everything or nothing."""
    kept = staging.import_row(job.params["import_id"])
    office = _office(job, kept)
    _tell(job, 1, 2, "Đang hoàn tác")
    begin_write()
    kept = staging.import_row(job.params["import_id"])
    try:
        count = undoing.undo_import(
            kept,
            reason=job.params["reason"],
            actor_id=job.actor_id,
            scope=office.scope,
            on=today_vn(),
            at=now_utc(),
        )
    except RuleViolation as refusal:
        db.session.rollback()
        begin_write()
        kept = staging.import_row(job.params["import_id"])
        kept.state, kept.message = ImportState.WRITTEN.value, str(refusal)[:1000]
        job.result(str(refusal))
        return
    job.progress(2, 2)
    job.result(f"Đã hoàn tác {count} tổ chức." if count else "Đã hoàn tác số liệu tổng hợp.")
