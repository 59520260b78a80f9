"""Suspension of business and its resumption (tạm ngừng, tiếp tục kinh doanh)."""

from datetime import date

from coop_registry.rules.filings.kinds import FilingKind, Result, Starts
from coop_registry.rules.filings.spec import Document, FilingSpec, Limit
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    ACCOMPANYING,
    HANDLING,
    applicant,
    between,
    by_decree_92,
    by_law_2023,
    exchanging,
    group,
    new,
    office,
    old,
    remembered,
)
from coop_registry.rules.filings.specs.changes import meeting_papers
from coop_registry.rules.kinds import FactKind
from law.acts import CIRCULAR_03_2014
from law.dated import Certainty

SUSPEND = "Thông báo tạm ngừng kinh doanh"
RESUME = "Thông báo tiếp tục kinh doanh trở lại"
#: The form was seen by its number in Thông tư 09/2024/TT-BKHĐT.
FORM = "II-8"
_WAYS = (
    (FilingKind.SUSPENSION, SUSPEND, Result.SUSPENSION_CONFIRMATION),
    (FilingKind.RESUMPTION, RESUME, Result.RESUMPTION_CONFIRMATION),
)
_NOTICE = applicant("suspension.notice", Starts.EFFECT)
_LIMITS = (_NOTICE, office("suspension.confirm.working_days"), *HANDLING)
_GROUP_LIMITS: tuple[Limit, ...] = (
    applicant("group.suspension.notice", Starts.EFFECT),
    office("group.suspension.confirm.working_days"),
    *HANDLING,
)
_WITH_NOTICES = (*exchanging(when.OLD_CERTIFICATE), *ACCOMPANYING)
_EACH_AT_MOST = "Mỗi lần thông báo không quá 12 tháng; hết hạn có thể thông báo tiếp."


def _between(kind: FilingKind, title: str, result: Result) -> FilingSpec:
    return between(
        kind=kind,
        title=title,
        article=by_law_2023("khoản 1 Điều 96"),
        documents=(
            Document(
                f"{kind.value}_notice", f"{title} bằng văn bản", by_law_2023("khoản 1 Điều 96")
            ),
        ),
        limits=(_NOTICE,),
        result=result,
        form_no=FORM,
        matters=(FactKind.STATUS,),
    )


SPECS = (
    *(
        old(
            kind=kind,
            title=title,
            valid_from=date(2014, 5, 26),
            article=CIRCULAR_03_2014,
            documents=(remembered(f"{kind.value}_notice", title, CIRCULAR_03_2014),),
            limits=(_NOTICE,),
            result=result,
            certainty=Certainty.MEMORY,
            matters=(FactKind.STATUS,),
            note="Hồ sơ và thời hạn theo trí nhớ, chưa đối chiếu.",
        )
        for kind, title, result in _WAYS
    ),
    *(_between(*way) for way in _WAYS),
    new(
        kind=FilingKind.SUSPENSION,
        title=SUSPEND,
        article=by_decree_92("Điều 47"),
        documents=(
            Document("suspension_notice", SUSPEND, by_decree_92("điểm a khoản 2 Điều 47")),
            *meeting_papers("tạm ngừng kinh doanh", "khoản 2 Điều 47", when.ORGANISATION_ITSELF),
            *_WITH_NOTICES,
        ),
        limits=_LIMITS,
        result=Result.SUSPENSION_CONFIRMATION,
        form_no=FORM,
        matters=(FactKind.STATUS,),
        note=_EACH_AT_MOST,
    ),
    new(
        kind=FilingKind.RESUMPTION,
        title=RESUME,
        article=by_decree_92("Điều 47"),
        documents=(
            Document("resumption_notice", RESUME, by_decree_92("khoản 3 Điều 47")),
            *_WITH_NOTICES,
        ),
        limits=_LIMITS,
        result=Result.RESUMPTION_CONFIRMATION,
        form_no=FORM,
        matters=(FactKind.STATUS,),
    ),
    group(
        kind=FilingKind.SUSPENSION,
        title=SUSPEND,
        article=by_decree_92("Điều 62"),
        documents=(
            Document("suspension_notice", SUSPEND, by_decree_92("khoản 2 Điều 62")),
            Document(
                "minutes",
                "Bản sao hoặc bản chính biên bản họp thành viên tổ hợp tác về việc tạm ngừng kinh "
                "doanh",
                by_decree_92("khoản 2 Điều 62"),
            ),
            *ACCOMPANYING,
        ),
        limits=_GROUP_LIMITS,
        result=Result.SUSPENSION_CONFIRMATION,
        matters=(FactKind.STATUS,),
        note=f"Chỉ phải thông báo khi tạm ngừng từ 15 ngày trở lên. {_EACH_AT_MOST}",
    ),
    group(
        kind=FilingKind.RESUMPTION,
        title=RESUME,
        article=by_decree_92("Điều 62"),
        documents=(
            Document("resumption_notice", RESUME, by_decree_92("khoản 2 Điều 62")),
            *ACCOMPANYING,
        ),
        limits=_GROUP_LIMITS,
        result=Result.RESUMPTION_CONFIRMATION,
        matters=(FactKind.STATUS,),
    ),
)
