"""Words of imports: where one stands, what a row is, what becomes of it."""

from coop_registry.reading.codepages import WORDS as PAGE_WORDS
from coop_registry.reading.meanings import WORDS as MEANING_WORDS
from coop_registry.reading.meanings import ListKind
from coop_registry.reading.read import Qualifier
from coop_registry.reading.rows import Level
from coop_registry.reading.scales import MoneyUnit
from coop_registry.rules.imports.book import Field
from coop_registry.rules.imports.kinds import (
    ImportState,
    Outcome,
    ProblemLevel,
    RowState,
)
from coop_registry.rules.kinds import TaxKind

#: What a heading can mean, and the code pages of a text file.
MEANING = MEANING_WORDS
CODE_PAGE = PAGE_WORDS

IMPORT_STATE = {
    ImportState.READING: "Đang đọc tệp",
    ImportState.UNREADABLE: "Không đọc được",
    ImportState.OPEN: "Đang xem và sửa",
    ImportState.WRITING: "Đang ghi vào sổ",
    ImportState.WRITTEN: "Đã ghi vào sổ",
    ImportState.UNDOING: "Đang hoàn tác",
    ImportState.UNDONE: "Đã hoàn tác",
    ImportState.DISCARDED: "Đã bỏ, không ghi",
}
IMPORT_TONE = {
    ImportState.READING: "progress",
    ImportState.UNREADABLE: "late",
    ImportState.OPEN: "soon",
    ImportState.WRITING: "progress",
    ImportState.WRITTEN: "ok",
    ImportState.UNDOING: "progress",
    ImportState.UNDONE: "ended",
    ImportState.DISCARDED: "ended",
}

ROW_STATE = {
    RowState.CLEAR: "Rõ",
    RowState.DOUBTFUL: "Cần xem",
    RowState.REJECTED: "Không ghi được",
    RowState.SKIPPED: "Bỏ qua",
    RowState.OUTSIDE: "Không thuộc sổ",
}
ROW_TONE = {
    RowState.CLEAR: "ok",
    RowState.DOUBTFUL: "soon",
    RowState.REJECTED: "late",
    RowState.SKIPPED: "ended",
    RowState.OUTSIDE: "ended",
}

ROW_OUTCOME = {
    Outcome.CREATED: "Ghi mới",
    Outcome.UPDATED: "Bổ sung",
    Outcome.UNCHANGED: "Không đổi",
    Outcome.REJECTED: "Không ghi",
}

PROBLEM_LEVEL = {
    ProblemLevel.REJECTED: "Không ghi được",
    ProblemLevel.WARNING: "Cần xem",
    ProblemLevel.NOTE: "Lưu ý",
}
READING_LEVEL = {
    Level.REJECTED: "Không ghi được",
    Level.WARNING: "Cần xem",
    Level.NOTE: "Lưu ý",
}

MONEY_UNIT = {unit: unit.value for unit in MoneyUnit}

LIST_KIND = {
    ListKind.ORGANISATIONS: "Danh sách tổ chức",
    ListKind.MEMBERS: "Danh sách thành viên",
    ListKind.TAX: "Danh sách của cơ quan thuế",
    ListKind.TOTALS: "Biểu tổng hợp",
}

QUALIFIER = {
    Qualifier.EXACT: "đúng",
    Qualifier.AT_LEAST: "ít nhất",
    Qualifier.AT_MOST: "nhiều nhất",
    Qualifier.ABOUT: "khoảng",
    Qualifier.RANGE: "một khoảng",
}

#: The dated matters of an organisation.
MATTER_FIELD = {
    Field.NAME: "Tên",
    Field.SEAT: "Trụ sở",
    Field.STATUS: "Tình trạng pháp lý",
    Field.ACTIVITY: "Tình trạng hoạt động thực tế",
    Field.CAPITAL: "Vốn điều lệ",
    Field.REPRESENTATIVE: "Người đại diện",
    Field.CONTACT: "Liên hệ",
    Field.LINE: "Ngành, nghề chính",
    Field.TAX_STATE: "Tình trạng theo cơ quan thuế",
    Field.TAX_DEBT: "Nợ thuế",
}

TAX_KIND = {
    TaxKind.NOT_AT_ADDRESS: "Không hoạt động tại địa chỉ đã đăng ký",
    TaxKind.STOPPED: "Ngừng hoạt động",
    TaxKind.DEBT: "Nợ thuế",
}

IMPORT_ACTIONS = {
    "import.received": "đã tải lên danh sách",
    "import.written": "đã ghi danh sách vào sổ",
    "import.undone": "đã hoàn tác lần nhập danh sách",
    "import.discarded": "đã bỏ lần nhập danh sách",
    "import.reopened": "đã mở lại lần nhập danh sách",
    "import.forgotten": "đã xóa tệp gốc của lần nhập danh sách",
    "import.downloaded": "đã tải kết quả nhập danh sách",
}
