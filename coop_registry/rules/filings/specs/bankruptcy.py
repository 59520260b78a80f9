"""Posting what the court decided in a bankruptcy (đăng tải quyết định của Tòa án)."""

from datetime import date

from coop_registry.rules.filings.kinds import FilingKind, Result, Starter
from coop_registry.rules.filings.spec import Document
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import between, by_decree_92, new, office, old
from coop_registry.rules.kinds import FactKind
from law.acts import place
from law.registry.revocation import BANKRUPTCY_2014

_TITLE = "Đăng tải quyết định của Tòa án về phá sản"
_BY_2014 = place("khoản 2 Điều 109", BANKRUPTCY_2014)
_DECLARED = "Quyết định của Tòa án tuyên bố hợp tác xã, liên hiệp hợp tác xã phá sản"

SPECS = (
    *(
        build(
            kind=FilingKind.BANKRUPTCY,
            title=_TITLE,
            article=_BY_2014,
            documents=(Document("court_declared", _DECLARED, _BY_2014, when.DECLARED),),
            limits=(),
            result=Result.POSTING,
            starter=Starter.OFFICE,
            matters=(FactKind.STATUS,),
            note="Tòa án gửi quyết định để xóa tên; luật không định thời hạn cho cơ quan đăng ký.",
            **period,
        )
        for build, period in ((old, {"valid_from": date(2015, 1, 1)}), (between, {}))
    ),
    new(
        kind=FilingKind.BANKRUPTCY,
        title=_TITLE,
        article=by_decree_92("Điều 57"),
        documents=(
            Document(
                "court_opened",
                "Quyết định của Tòa án mở thủ tục phá sản",
                by_decree_92("khoản 1 Điều 57"),
                when.OPENED,
            ),
            Document("court_declared", _DECLARED, by_decree_92("khoản 2 Điều 57"), when.DECLARED),
        ),
        limits=(
            office("bankruptcy.post.working_days", case=when.OPENED),
            office("bankruptcy.declared.post.working_days", case=when.DECLARED),
        ),
        result=Result.POSTING,
        starter=Starter.OFFICE,
        matters=(FactKind.STATUS,),
    ),
)
