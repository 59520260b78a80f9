"""Error pages in Vietnamese: what happened, what to do next, a number to tell the administrator."""

from urllib.parse import quote

from flask import Flask, current_app, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from core.db import db, is_disk_full

#: (title, what to do) by status.
PAGES = {
    400: ("Yêu cầu không đọc được", "Hãy quay lại trang trước và làm lại."),
    403: (
        "Không có quyền xem trang này",
        "Nếu công việc cần, hãy đề nghị người quản trị cấp thêm nhiệm vụ.",
    ),
    404: (
        "Không tìm thấy",
        "Địa chỉ sai, hoặc hồ sơ không thuộc đơn vị anh/chị phụ trách. Hãy tìm lại từ danh sách.",
    ),
    405: ("Thao tác không hợp lệ", "Hãy quay lại trang trước và dùng nút trên trang."),
    409: ("Hồ sơ vừa được người khác sửa", "Hãy tải lại trang rồi làm tiếp."),
    413: ("Tệp quá lớn", "Mỗi lần gửi tối đa 50 MB. Hãy chia nhỏ hoặc nén lại tệp."),
    429: ("Quá nhiều lần thử", "Hãy chờ ít phút rồi thử lại."),
    500: (
        "Hệ thống gặp lỗi",
        "Dữ liệu chưa bị ghi dở. Hãy thử lại; nếu vẫn lỗi, báo người quản trị mã số bên dưới.",
    ),
    503: ("Hệ thống đang bận", "Hãy thử lại sau ít phút."),
    507: (
        "Máy chủ hết dung lượng đĩa",
        "Chưa có gì được ghi. Hãy báo người quản trị giải phóng đĩa của máy chủ rồi làm lại.",
    ),
}


def init_app(app: Flask) -> None:
    """Show our page for every error; a stale form token says so and keeps nothing half-done."""

    @app.errorhandler(CSRFError)
    def stale_form(_error: CSRFError) -> ResponseReturnValue:
        return page(
            400,
            "Biểu mẫu đã hết hạn",
            "Chưa có gì được ghi. Hãy tải lại trang biểu mẫu, nhập lại và gửi.",
        )

    @app.errorhandler(MethodNotAllowed)
    def only_by_button(error: MethodNotAllowed) -> ResponseReturnValue:
        if request.method == "GET" and error is request.routing_exception:
            return redirect(_page_above(request.path), code=303)
        return http_error(error)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> ResponseReturnValue:
        if error.response is not None:
            return error.response
        title, advice = PAGES.get(error.code or 500, PAGES[500])
        return page(error.code or 500, title, advice)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> ResponseReturnValue:
        app.logger.exception("unexpected", exc_info=error)
        if app.config.get("PROPAGATE_EXCEPTIONS") or (app.testing and app.debug):
            raise error
        status = 507 if is_disk_full(error) else 500
        return page(status, *PAGES[status])


def _page_above(path: str) -> str:
    """Return the nearest page above an address that only a button opens, with the same words.

    One comes back to such an address by “back”, by reloading or from a bookmark: of
    `/hop-tac-xa/in-nhieu?loai=group` the list as it was narrowed is meant. That page asks its own
    permission.
    """
    adapter = current_app.url_map.bind_to_environ(request.environ)
    while path != "/":
        path = path.rsplit("/", 1)[0] or "/"
        if adapter.test(path, "GET"):
            break
    words = request.query_string.decode("ascii", "replace")
    return quote(request.script_root + path) + (f"?{words}" if words else "")


def page(status: int, title: str, advice: str) -> ResponseReturnValue:
    """Return our error page; whatever was begun is undone first."""
    db.session.rollback()
    number = g.get("request_id", "")
    return render_template("error.html", title=title, advice=advice, number=number), status
