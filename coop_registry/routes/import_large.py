"""A list that is larger than the server takes is told within the page that sends it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from coop_registry.forms.imports import UploadForm
from coop_registry.routes import bp
from coop_registry.routes.imports import offices
from core import errors_pages
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation

TOO_LARGE = (
    "Tệp danh sách lớn hơn 50 MB nên chưa được nhận. Hãy bỏ các hình, trang không cần trong tệp, "
    "hoặc chia danh sách thành vài tệp, ví dụ mỗi huyện một tệp."
)


@bp.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Show the upload page again with the reason; other pages get the usual one."""
    is_list = request.endpoint == "registry.new_import" and current_user.is_authenticated
    if not is_list or not current_user.may("registry.import"):
        return errors_pages.page(413, *errors_pages.PAGES[413])
    db.session.rollback()
    # The form token is read before the view is reached, so no view has said its permission yet.
    scope = current_user.scope_for("registry.import")
    form = UploadForm(formdata=None, units=offices(scope), today=today_vn())
    form.refuse(RuleViolation(TOO_LARGE, field="file"))
    return render_template("registry/import_new.html", form=form), error.code or 413
