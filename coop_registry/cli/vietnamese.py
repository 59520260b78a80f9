"""Commands that speak Vietnamese when they are called wrongly (lời báo của lệnh)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Result = TypeVar("Result")
#: What the library says in English, and how it is said here.
_SAYINGS: tuple[tuple[str, str], ...] = (
    (r"No such option:? '?(--?[\w-]+)'?\.?.*", r"Không có tùy chọn \1."),
    (r"Option '(.+)' requires an argument\.", r"Tùy chọn \1 cần một giá trị."),
    (r"Option '(.+)' does not take a value\.", r"Tùy chọn \1 không nhận giá trị."),
    (r"Got unexpected extra arguments? \((.+)\)\.?", r"Thừa tham số: \1."),
)


class _Refusal(click.ClickException):
    """A wrong call in Vietnamese, with how to call the command."""

    def __init__(self, message: str, usage: str = "", code: int = 1) -> None:
        super().__init__(message)
        self.usage, self.exit_code = usage, code

    def show(self, file: Any = None) -> None:
        """Print the reason, after the usage where there is one."""
        if self.usage:
            click.echo(self.usage, err=True)
        click.echo(f"Lỗi: {self.message}", err=True)


class VietnameseCommand(click.Command):
    """A command whose usage and refusals are in Vietnamese."""

    def make_context(self, *args: Any, **kw: Any) -> click.Context:
        """Read the words of the command; what is wrong with them is said."""
        return _said(lambda: super(VietnameseCommand, self).make_context(*args, **kw))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it refuses is said."""
        return _said(lambda: super(VietnameseCommand, self).invoke(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        words = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[TÙY CHỌN]")
        formatter.write(f"Cách dùng: {ctx.command_path} {words}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        told = [one for param in self.get_params(ctx) if (one := param.get_help_record(ctx))]
        with formatter.section("Tùy chọn"):
            formatter.write_dl(told)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with its help in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này."
        return option


class ExistingFile(click.ParamType):
    """A file that can be read."""

    name = "tệp"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; fail when there is no such file."""
        path = Path(str(value))
        if not path.is_file():
            self.fail(f"Không có tệp “{path}”.", param, ctx)
        return path


def _said(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except _Refusal:
        raise
    except click.UsageError as error:
        usage = error.ctx.get_usage() if error.ctx is not None else ""
        raise _Refusal(_words(error), usage, error.exit_code) from None
    except click.ClickException as error:
        raise _Refusal(error.message, code=error.exit_code) from None


def _words(error: click.UsageError) -> str:
    """Return what is wrong in Vietnamese; sentences of this program are Vietnamese already."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"Thiếu {error.param.make_metavar(error.ctx) if error.ctx else error.param.name}."
    if isinstance(error, click.BadParameter):
        hint = error.param_hint or (error.param.opts[-1] if _is_option(error.param) else "")
        return f"{hint}: {error.message}" if hint else error.message
    for english, said in _SAYINGS:
        if re.fullmatch(english, error.message, re.DOTALL):
            return re.sub(english, said, error.message, flags=re.DOTALL)
    return error.message


def _is_option(param: click.Parameter | None) -> bool:
    return isinstance(param, click.Option)
