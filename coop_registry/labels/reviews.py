"""The Vietnamese names of reviews of what is registered."""

from coop_registry.rules.reviews import Answer

REVIEW_ANSWER = {
    Answer.CORRECT: "Thông tin đúng",
    Answer.UPDATE: "Cần bổ sung, cập nhật",
}
REVIEW_ACTIONS = {
    "review.started": "mở đợt rà soát thông tin đăng ký",
    "review.answered": "ghi trả lời rà soát",
}
REVIEW_FIELDS = {
    "review_answer": "trả lời rà soát",
    "answered_on": "ngày trả lời",
    "organisations": "số tổ chức",
}
