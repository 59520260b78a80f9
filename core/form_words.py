"""WTForms' own messages in Vietnamese; it has no catalogue for the language."""

from collections.abc import Mapping

#: A message we did not foresee must still be Vietnamese.
UNKNOWN = "Giá trị nhập vào không hợp lệ."

WORDS: Mapping[str, str] = {
    "This field is required.": "Chưa nhập mục này.",
    "Not a valid choice.": "Giá trị đã chọn không có trong danh sách. Hãy chọn lại.",
    "Invalid Choice: could not coerce.": "Giá trị đã chọn không hợp lệ. Hãy chọn lại.",
    "Invalid choice(s): one or more data inputs could not be coerced.": (
        "Có giá trị đã chọn không hợp lệ. Hãy chọn lại."
    ),
    "'%(value)s' is not a valid choice for this field.": (
        "“%(value)s” không có trong danh sách. Hãy chọn lại."
    ),
    "'%(value)s' are not valid choices for this field.": (
        "“%(value)s” không có trong danh sách. Hãy chọn lại."
    ),
    "Not a valid integer value.": "Nhập một số nguyên, ví dụ 12.",
    "Not a valid decimal value.": "Nhập một số, ví dụ 6,5.",
    "Not a valid date value.": "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2025.",
    "Invalid email address.": "Địa chỉ thư điện tử chưa đúng.",
    "Invalid URL.": "Địa chỉ trang thông tin điện tử chưa đúng.",
    "Invalid input.": UNKNOWN,
    "Field must be equal to %(other_name)s.": "Giá trị nhập lại không khớp.",
    "Field must be at least %(min)d character long.": "Nhập ít nhất %(min)d ký tự.",
    "Field must be at least %(min)d characters long.": "Nhập ít nhất %(min)d ký tự.",
    "Field cannot be longer than %(max)d character.": "Dài quá %(max)d ký tự. Hãy rút gọn.",
    "Field cannot be longer than %(max)d characters.": "Dài quá %(max)d ký tự. Hãy rút gọn.",
    "Field must be exactly %(max)d character long.": "Nhập đúng %(max)d ký tự.",
    "Field must be exactly %(max)d characters long.": "Nhập đúng %(max)d ký tự.",
    "Field must be between %(min)d and %(max)d characters long.": (
        "Nhập từ %(min)d đến %(max)d ký tự."
    ),
    "Number must be at least %(min)s.": "Nhập số từ %(min)s trở lên.",
    "Number must be at most %(max)s.": "Nhập số không quá %(max)s.",
    "Number must be between %(min)s and %(max)s.": "Nhập số từ %(min)s đến %(max)s.",
    "File does not have an approved extension: {extensions}": (
        "Loại tệp này không được nhận. Hãy dùng: {extensions}"
    ),
    "File does not have an approved extension.": "Loại tệp này không được nhận.",
}


class Vietnamese:
    """The catalogue WTForms asks for its messages."""

    def gettext(self, message: str) -> str:
        """Return the Vietnamese message; our own messages come back as they are."""
        if message in WORDS:
            return WORDS[message]
        return UNKNOWN if message.isascii() and " " in message else message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the Vietnamese message; Vietnamese has one form for every number."""
        return self.gettext(singular if number == 1 else plural)
