"""Forms of signing in and of one's own password and second factor."""

from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo

from core.forms import BaseForm, at_most, required


class LoginForm(BaseForm):
    """Đăng nhập."""

    username = StringField(
        "Tên đăng nhập",
        [required(), at_most(200)],
        render_kw={
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        },
    )
    password = PasswordField(
        "Mật khẩu",
        [required(), at_most(1000)],
        render_kw={"autocomplete": "current-password"},
    )


class CodeForm(BaseForm):
    """Nhập mã xác thực."""

    code = StringField(
        "Mã xác thực",
        [required(), at_most(40)],
        description=(
            "6 chữ số trên ứng dụng xác thực của điện thoại. Không có điện thoại: nhập một mã dự "
            "phòng còn lại."
        ),
        render_kw={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True},
    )


class SetupForm(BaseForm):
    """Cài đặt xác thực hai lớp."""

    code = StringField(
        "Mã đang hiện trên ứng dụng",
        [required(), at_most(10)],
        description="6 chữ số, đổi mỗi 30 giây.",
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class ChangePasswordForm(BaseForm):
    """Đổi mật khẩu."""

    current = PasswordField(
        "Mật khẩu hiện tại",
        [required(), at_most(1000)],
        render_kw={"autocomplete": "current-password"},
    )
    new_password = PasswordField(
        "Mật khẩu mới",
        [required(), at_most(1000)],
        description=(
            "Ít nhất 10 ký tự, không chứa tên đăng nhập. Không bắt buộc chữ hoa hay ký hiệu: một "
            "câu dài dễ nhớ là tốt nhất."
        ),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        "Nhập lại mật khẩu mới",
        [required(), EqualTo("new_password", "Hai lần nhập mật khẩu mới không giống nhau.")],
        render_kw={"autocomplete": "new-password"},
    )


class ConfirmPasswordForm(BaseForm):
    """Xác nhận bằng mật khẩu trước việc quan trọng của tài khoản."""

    current = PasswordField(
        "Mật khẩu hiện tại",
        [required(), at_most(1000)],
        render_kw={"autocomplete": "current-password"},
    )
