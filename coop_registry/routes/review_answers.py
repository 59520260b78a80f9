"""What an organisation answered to a review (ghi trả lời rà soát)."""

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.forms.reviews import AnswerForm
from coop_registry.models import Organisation
from coop_registry.queries import pages
from coop_registry.queries import reviews as queries
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt, version_of
from coop_registry.routes.reviews import review_or_404
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.services import reviews
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db


@bp.route("/ra-soat/<int:review_id>/tra-loi/<int:review_line_id>", methods=["GET", "POST"])
@requires("filing.work", scope="unit")
def review_answer(review_id: int, review_line_id: int) -> ResponseReturnValue:
    """Write down an answer; what has to be mended leads to a filing or a report."""
    review, today = review_or_404(review_id), today_vn()
    line = queries.line(review.id, review_line_id) or abort(404)
    organisation = db.session.get_one(Organisation, line.organisation_id)
    filings = queries.filings_since(organisation.id, review.notice_on, current_scope())
    form = AnswerForm(data={"version": str(line.version), "on": line.answered_on or today,
                            "answer": line.answer, "words": line.words,
                            "filing_id": str(line.filing_id or "")})  # fmt: skip
    form.prepare(
        [
            (one.id, f"{one.number:02d}/{one.year}: {labels.FILING_KIND[FilingKind(one.kind)]}")
            for one in filings
        ],
        today,
    )
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: reviews.answer(
                review,
                line.id,
                form.entry(),
                version_of(form),
                actor_id=current_user.id,
                today=today,
            ),
            leads_to=url_for(".review_page", review_id=review.id),
            said="Đã ghi trả lời rà soát.",
        )
        if done.response:
            return done.response
    return render_template(
        "registry/reviews/answer.html",
        review=review,
        organisation=organisation,
        name=pages.record(organisation, today).name or "",
        form=form,
    )
