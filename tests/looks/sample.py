"""A small application that shows every macro with sample values; it exists for tests only."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_bootstrap import Bootstrap5
from flask_login import LoginManager, UserMixin
from flask_wtf import CSRFProtect
from flask_wtf.file import FileField
from jinja2 import ChoiceLoader, FileSystemLoader
from wtforms import BooleanField, PasswordField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice

from core import errors_pages, filters, forms, headers, ui
from core.charts import BarChart, Series, draw
from core.db import db
from core.errors import RuleViolation
from core.svg import svg

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2025, 6, 2)
LONG_NAME = "Hợp tác xã Nông nghiệp, Dịch vụ tổng hợp và Du lịch cộng đồng Hồ Ba Bể – Khang Ninh"


class Officer(UserMixin):  # type: ignore[misc] # flask_login ships no types
    """A person with every permission and a long name."""

    id = 7
    full_name = "Nguyễn Thị Phương Thảo"

    def may(self, _permission: str) -> bool:
        return True


class IdentityField(forms.TextField):
    """A field whose value is never kept as a draft."""

    takes_numbers = True
    private = True


KINDS = [SelectChoice("htx", "Hợp tác xã"), SelectChoice("lh", "Liên hiệp hợp tác xã")]
SIZES = [SelectChoice("s", "Siêu nhỏ"), SelectChoice("n", "Nhỏ")]


class SampleForm(forms.BaseForm):
    """One field of every kind."""

    name = forms.TextField("Tên hợp tác xã", [forms.required(), forms.at_most(60)])
    kind = SelectField("Loại hình", choices=KINDS)
    size = RadioField("Quy mô", choices=SIZES, default="s")
    founded = forms.PartialDateField("Ngày thành lập", description="Có thể chỉ ghi tháng hoặc năm.")
    signed_on = forms.DateField("Ngày cấp giấy chứng nhận", [forms.required()])
    capital = forms.VndField("Vốn điều lệ", [forms.required()], description="Theo giấy chứng nhận.")
    members = forms.CountField("Số thành viên khai báo")
    rate = forms.RateField("Lãi suất cho vay")
    identity_no = IdentityField("Số định danh cá nhân")
    secret = PasswordField("Mật khẩu")
    note = forms.LongTextField("Ghi chú")
    scan = FileField("Bản chụp giấy chứng nhận")
    checked = BooleanField("Tôi đã đối chiếu với bản chính")


SECTIONS = [
    ("Giấy chứng nhận", ["name", "kind", "size", "founded", "signed_on"]),
    ("Số liệu khai báo", ["capital", "members", "rate"], "Ghi đúng như trên giấy."),
    ("Người khai", ["identity_no", "secret", "note", "scan", "checked"]),
]


@dataclass(frozen=True)
class Row:
    """A line of the sample list."""

    id: int
    name: str
    commune: str
    capital_vnd: int | None
    members: int | None
    registered_on: date | None
    share: Decimal


ROWS = [
    Row(1, LONG_NAME, "Xã Khang Ninh", 1_250_000_000, 12, date(2017, 6, 13), Decimal("0.2")),
    Row(2, "Hợp tác xã Thắng Lợi", "Phường Sông Cầu", None, None, None, Decimal("0.055")),
    Row(3, "Liên hiệp hợp tác xã Bắc Kạn", "Xã Cẩm Giàng", 98_000_000, 4, TODAY, Decimal("0.3")),
]
COLUMNS = [
    ui.Column("name", "Tên", sort=True),
    ui.Column("commune", "Trụ sở"),
    ui.Column("capital_vnd", "Vốn điều lệ", "vnd", sort=True),
    ui.Column("members", "Thành viên", "number"),
    ui.Column("registered_on", "Ngày đăng ký", "date", sort=True),
    ui.Column("share", "Tỷ lệ", "percent"),
]
PAGE = SimpleNamespace(
    page=2, pages=10, total=487, first=51, last=100, prev_num=1, next_num=3,
    has_prev=True, has_next=True, items=ROWS,
)  # fmt: skip


def _history() -> list[ui.HistoryLine]:
    at = datetime(2025, 6, 2, 1, 5, tzinfo=UTC)
    sentence = "Đính chính vốn điều lệ từ 1.200.000.000 đồng thành 1.250.000.000 đồng."
    return [ui.HistoryLine(at, "Nguyễn Thị Phương Thảo", sentence, "Gõ nhầm khi nhập giấy cũ.")]


def _lists() -> list[ui.HomeList]:
    rows = [
        ui.HomeRow(LONG_NAME, "/ho-so", "Báo cáo năm 2024", TODAY + timedelta(days=shift))
        for shift in (-12, 0, 3, 40)
    ]
    return [
        ui.HomeList("Quá hạn", 14, rows, "/danh-sach", ""),
        ui.HomeList("Chờ tôi quyết định", 0, [], "/danh-sach", "Không có hồ sơ nào chờ quyết định."),
    ]  # fmt: skip


def _home(lists: list[ui.HomeList]) -> SimpleNamespace:
    step = ui.HomeRow("Lập báo cáo tháng", "/danh-sach", "Một trang, để trình ký")
    pending = None if lists else SimpleNamespace(title="Chưa có sổ khoản vay", why="Khi có …")
    return SimpleNamespace(
        pending=pending, first=None if lists else step, lists=lists, steps=[step]
    )


def _chart() -> Any:
    values = (12, 30, 7)
    labels = ("Ba Bể", "Chợ Đồn", "Na Rì")
    chart = BarChart("Chợ Đồn có nhiều hợp tác xã nhất", labels, (Series("Số", values),))
    rows = [{"unit": a, "number": b} for a, b in zip(labels, values, strict=True)]
    return chart.title, svg(draw(chart), chart.title, "Ba huyện"), rows


def _pages(app: Flask) -> None:
    """Register the sample pages."""

    @app.get("/", endpoint="desk.home")
    def home() -> str:
        return render_template("desk/home.html", home=_home(_lists()))

    @app.get("/trong")
    def empty_home() -> str:
        return render_template("desk/home.html", home=_home([]))

    @app.get("/tim-kiem", endpoint="desk.search")
    @app.get("/danh-sach", endpoint="registry.organisations")
    def listing() -> str:
        flash("Đã ghi hợp tác xã Thắng Lợi.", "success")
        flash("Chưa gửi được thư.", "error")
        applied = [("Huyện", "Ba Bể", ui.here(huyen=None))]
        return render_template(
            "list.html", columns=COLUMNS, page=PAGE, applied=applied, form=SampleForm(formdata=None)
        )

    @app.route("/bieu-mau", methods=["GET", "POST"], endpoint="registry.new")
    def form_page() -> ResponseReturnValue:
        form = SampleForm()
        if form.validate_on_submit():
            flash("Đã ghi.", "success")
            return redirect(url_for("registry.organisations"), code=303)
        return render_template("form.html", form=form, sections=SECTIONS, changes=())

    @app.get("/bieu-mau-loi")
    def refused_form() -> str:
        form = SampleForm(formdata=None, meta={"csrf": False})
        form.validate()
        form.refuse(RuleViolation("Hồ sơ đã được người khác sửa."))
        form.refuse(
            RuleViolation(
                "Cần ít nhất 5 thành viên.", field="members", article="Điều 36 Luật Hợp tác xã 2023"
            )
        )
        changes = ("Trần Văn Minh đổi số thành viên từ 12 thành 13.",)
        return render_template("form.html", form=form, sections=SECTIONS, changes=changes)


def _more_pages(app: Flask) -> None:
    """Register the record, the confirmation, errors and what has no menu."""

    @app.get("/ho-so", endpoint="registry.organisation")
    def record() -> str:
        title, drawing, rows = _chart()
        return render_template(
            "record.html", row=ROWS[0], lines=_history(), as_of=date(2024, 12, 31),
            chart_title=title, drawing=drawing, chart_rows=rows,
        )  # fmt: skip

    @app.get("/kiem-tra")
    def confirm() -> str:
        return render_template("confirm.html", form=forms.BaseForm(formdata=None))

    @app.get("/loi")
    def broken() -> str:
        abort(404)

    @app.post("/dang-xuat", endpoint="accounts.logout")
    def logout() -> ResponseReturnValue:
        return redirect(url_for("desk.home"), code=303)

    @app.get("/dang-nhap", endpoint="accounts.login")
    def login_page() -> str:
        return render_template("login.html", form=SampleForm(formdata=None))

    @app.get("/phap-luat/<key>", endpoint="reference.law_rule")
    def law_rule(key: str) -> str:
        return render_template("confirm.html", form=forms.BaseForm(formdata=None), key=key)


def fill_menu() -> None:
    """Register six entries; a fixture takes them away again."""
    ui.menu_entry("Việc hôm nay", "desk.home", "home.view", "house", 10)
    ui.menu_entry("Hợp tác xã", "registry.organisations", "registry.read", "building", 20)
    ui.menu_entry("Nhập từ giấy cũ", "registry.new", "registry.write", "pencil-square", 30)
    ui.menu_entry("Hồ sơ", "registry.organisation", "registry.read", "folder2-open", 40)
    ui.menu_entry("Tra cứu", "desk.search", "registry.read", "search", 50)
    ui.menu_entry("Đăng nhập", "accounts.login", None, "person", 60)


def sample_app() -> Flask:
    """Return the application of the sample pages, with our real content policy."""
    app = Flask(
        "looks", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static")
    )
    app.config.update(
        SECRET_KEY="only-in-tests", APP_ENV="testing", APP_TODAY=TODAY, BOOTSTRAP_SERVE_LOCAL=True,
        SQLALCHEMY_DATABASE_URI="sqlite://", SESSION_COOKIE_SECURE=False,
    )  # fmt: skip
    pages = FileSystemLoader(str(Path(__file__).parent / "pages"))
    assert app.jinja_loader is not None
    app.jinja_loader = ChoiceLoader([app.jinja_loader, pages])
    db.init_app(app)
    CSRFProtect(app)
    Bootstrap5(app)
    login = LoginManager(app)
    login.user_loader(lambda _id: Officer())
    login.request_loader(lambda _request: Officer())
    for part in (headers, filters, ui, errors_pages):
        part.init_app(app)
    _pages(app)
    _more_pages(app)
    return app
