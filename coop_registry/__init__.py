"""Hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác: acts, dated facts, findings, papers."""

from flask import Flask

from accounts.routes.views import keep_views_of
from audit import wording
from audit.subjects import register_subject
from coop_registry import jobs as jobs
from coop_registry import labels
from coop_registry import models as models
from coop_registry.cli import registry
from coop_registry.queries.contributions import own_paper
from coop_registry.queries.filings import overtaken
from coop_registry.queries.filings.lists import names as filing_names
from coop_registry.queries.filings.templates import names as template_names
from coop_registry.queries.imports.pages import file_names
from coop_registry.queries.parties import latest_names
from coop_registry.queries.reviews import titles as review_titles
from coop_registry.queries.subjects import party_names, request_names
from coop_registry.routes import bp
from core import ui
from core.pages import page_entry
from papers.states import OVERTAKEN, OWN_PAPERS

#: Kinds of issued papers that a cooperative numbers itself and the register knows.
CERTIFICATE_KINDS = ("registry.capital_certificate", "registry.capital_certificate.full")


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and words."""
    app.register_blueprint(bp)
    app.cli.add_command(registry)
    app.jinja_env.globals["status_label"] = labels.status_label
    app.jinja_env.globals["short_status"] = labels.short_status
    ui.tones(labels.STATUS_TONE)
    ui.tones(labels.OUTCOME_TONE)
    ui.tones({f"import.{state}": tone for state, tone in labels.IMPORT_TONE.items()})
    ui.tones({f"filing.{state}": tone for state, tone in labels.FILING_TONE.items()})
    ui.tones({f"row.{state}": tone for state, tone in labels.ROW_TONE.items()})
    keep_views_of("registry.organisations")
    ui.menu_entry("Hợp tác xã", "registry.organisations", "registry.read", "people", 20)
    ui.menu_entry("Tổng quan", "registry.overview", "registry.read", "bar-chart", 15)
    ui.menu_entry("Hồ sơ", "registry.filings", "filing.read", "journal-text", 18)
    ui.menu_entry("Nhập từ tệp", "registry.imports", "registry.import", "upload", 22)
    ui.menu_entry("Cần xem lại", "registry.findings", "registry.read", "exclamation-triangle", 25)
    ui.menu_entry(
        "Dữ liệu cá nhân", "registry.subject_requests", "party.request", "shield-lock", 70
    )
    for kind in CERTIFICATE_KINDS:
        OWN_PAPERS[kind] = own_paper
    OVERTAKEN.update(overtaken.BY_KIND)
    _name_pages()
    _name_jobs()
    _register_words()
    _name_subjects()


def _name_pages() -> None:
    """Say by which words the search finds our pages."""
    for label, endpoint, permission, also in (
        ("Danh sách hợp tác xã, tổ hợp tác", "organisations", "read", "sổ đăng ký htx tht lhhtx"),
        ("Nhập từ giấy chứng nhận", "new_organisation", "write", "thêm hợp tác xã mới ghi nhận"),
        ("Nhập danh sách từ tệp", "new_import", "import", "nhập excel csv tải lên danh sách mới"),
        ("Các lần nhập danh sách", "imports", "import", "danh sách đã nhập hoàn tác"),
        ("Xuất dữ liệu của sổ", "export_data", "export", "tải excel csv json danh sách"),
        ("Vấn đề cần xem lại", "findings", "read", "cảnh báo vi phạm giải trình"),
        ("Kiểm tra tên dự kiến", "try_name", "read", "trùng tên gây nhầm lẫn đặt tên tra tên"),
        ("Số liệu tổng hợp các năm", "totals", "read", "biểu tổng hợp báo cáo thống kê"),
        ("Thông báo về cá nhân", "party_notices", "write", "đơn vị khác sửa người chung"),
    ):
        page_entry(label, f"registry.{endpoint}", f"registry.{permission}", also)
    page_entry("Xã nông thôn mới", "registry.recognised_communes", "law.read")
    page_entry(
        "Tiếp nhận yêu cầu về dữ liệu cá nhân",
        "registry.new_subject_request",
        "party.request",
        "tra cứu theo số căn cước chứng minh",
    )
    page_entry(
        "Hồ sơ đang giải quyết", "registry.filings", "filing.read", "hồ sơ đăng ký thay đổi hạn"
    )
    page_entry(
        "Tiếp nhận hồ sơ",
        "registry.choose_filing",
        "filing.receive",
        "đăng ký thành lập thay đổi tạm ngừng",
    )
    page_entry(
        "Lịch thời hạn của hồ sơ", "registry.filing_calendar", "filing.read", "lịch tháng đến hạn"
    )
    page_entry(
        "Rà soát thông tin đăng ký", "registry.review_list", "filing.read", "đợt rà soát thông báo"
    )
    page_entry("Đề nghị sửa giấy tờ chờ duyệt", "registry.identity_changes", "party.decide")


def _name_jobs() -> None:
    """Say by which words the search finds what is done in a part of a page."""
    for label, endpoint, permission, also, part in (
        ("Lập báo cáo tháng", "overview", "report", "in báo cáo liên minh htx", "bao-cao"),
        (
            "In bản tóm tắt, sổ thành viên hàng loạt",
            "organisations",
            "print",
            "in nhiều hồ sơ sổ đăng ký thành viên một trang",
            "in-hang-loat",
        ),
        (
            "Danh bạ hợp tác xã",
            "organisations",
            "export",
            "điện thoại liên hệ người đại diện xuất danh sách excel pdf word csv",
            "xuat",
        ),
    ):
        page_entry(label, f"registry.{endpoint}", f"registry.{permission}", also, part)


def _name_subjects() -> None:
    """Say how the log names our records and where they open."""
    register_subject(
        "organisation", latest_names, "registry.organisation", "organisation_id", "registry.read"
    )
    register_subject("import", file_names, "registry.import_page", "import_id", "registry.import")
    register_subject("filing", filing_names, "registry.filing", "filing_id", "filing.read")
    register_subject(
        "paper_template",
        template_names,
        "registry.preview_filing_template",
        "template_id",
        "filing.work",
    )
    register_subject("review", review_titles, "registry.review_page", "review_id", "filing.read")
    register_subject("party", party_names, "registry.person", "party_id", "registry.read")
    register_subject(
        "subject_request",
        request_names,
        "registry.subject_request",
        "request_id",
        "party.request",
    )


def _register_words() -> None:
    """Teach the log our actions, fields and kinds of record."""
    wording.register(
        labels.ACTIONS
        | labels.SUBJECT_ACTIONS
        | labels.IMPORT_ACTIONS
        | labels.FILING_ACTIONS
        | labels.CONTACT_ACTIONS
        | labels.REVIEW_ACTIONS,
        labels.SUBJECT_FIELDS
        | labels.FIELDS
        | labels.MEMBER_FIELDS
        | labels.FILING_FIELDS
        | labels.CONTACT_FIELDS
        | labels.REVIEW_FIELDS,
        values={
            "status": labels.STATUS,
            "activity": labels.ACTIVITY,
            "member_class": labels.MEMBER_CLASS,
            "leave_ground": labels.LEAVE_GROUND,
            "identity_kind": labels.IDENTITY_KIND,
            "request_kind": labels.REQUEST_KIND,
            "outcome": labels.OUTCOME,
            "filing_state": labels.FILING_STATE,
        },
        subjects={
            "organisation": "tổ chức",
            "party": "cá nhân",
            "subject_request": "yêu cầu về dữ liệu cá nhân",
            "list": "danh sách",
            "unit": "địa bàn",
            "import": "lần nhập danh sách",
            "filing": "hồ sơ đăng ký",
            "paper_template": "mẫu văn bản",
            "review": "đợt rà soát",
        },
    )
