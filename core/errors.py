"""What a rule says when it stops a person, and the two other ways a use case can end."""


class RuleViolation(Exception):  # noqa: N818 - the plan of the house names it so
    """A decision that the law or the office's order does not allow (bị chặn).

    `message` is Vietnamese and says what is wrong and what is allowed; `field` names the form
    field it belongs to (None: the whole form); `rule` is a key of `law.catalogue`; `article` is
    the citation a person reads. `row` is set by services that take a list (counted from 0).
    """

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        rule: str | None = None,
        article: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.rule = rule
        self.article = article
        self.row: int | None = None

    def __str__(self) -> str:
        return f"{self.message} ({self.article})" if self.article else self.message


class StaleRecord(RuleViolation):
    """Somebody else changed the record since this form was opened (sửa cùng lúc).

    `changes` are sentences that say who changed what in between; `version` is the present one,
    from which the next submission of the form counts.
    """

    def __init__(self, changes: tuple[str, ...], version: int) -> None:
        super().__init__(
            "Hồ sơ đã được người khác sửa trong lúc anh/chị đang nhập. Hãy xem phần đã thay đổi "
            "bên dưới, đối chiếu rồi bấm ghi lại."
        )
        self.changes = changes
        self.version = version


class ConfigurationError(Exception):
    """A missing or wrong environment value; the program does not start."""
