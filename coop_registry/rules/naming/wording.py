"""The sentence that explains a likeness, with both own names in it."""

from coop_registry.rules.naming.grounds import Ground, Weight

_SENTENCES = {
    (
        Ground.SAME,
        Weight.CLEAR,
    ): "Tên riêng {} trùng với {}: viết giống hệt nhau, không kể "
    "chữ hoa, chữ thường và chỗ đặt dấu thanh.",
    (
        Ground.SAME,
        Weight.NOTE,
    ): "Tên riêng {} giống {} của loại hình khác; luật xét tổ hợp "
    "tác riêng, hợp tác xã và liên hiệp hợp tác xã riêng nên không tính là trùng.",
    (
        Ground.UNMARKED,
        Weight.NOTE,
    ): "Tên riêng {} và {} giống nhau khi bỏ dấu, viết đủ chữ "
    "viết tắt. Nếu một tên ghi thiếu dấu hoặc viết tắt thì hãy xem tên trên giấy chứng nhận.",
    (Ground.SOUND, Weight.CLEAR): "Tên riêng {} đọc giống {}, chỉ viết khác.",
    (
        Ground.SOUND,
        Weight.ARGUABLE,
    ): "Tên riêng {} và {} đọc giống nhau ở nơi không phân biệt "
    "s/x, tr/ch, d/gi/r; cơ quan đăng ký xem xét.",
    (
        Ground.NUMBER,
        Weight.CLEAR,
    ): "Tên riêng {} chỉ thêm một số, số thứ tự hoặc chữ cái sau {}.",
    (
        Ground.NUMBER,
        Weight.ARGUABLE,
    ): "Tên riêng {} và {} chỉ khác nhau ở một số, số thứ tự "
    "hoặc chữ cái ở cuối. Điểm b nói về tên đề nghị viết thêm vào tên đã đăng ký; trường hợp này cơ "
    "quan đăng ký xem xét.",
    (
        Ground.SIGN,
        Weight.CLEAR,
    ): "Tên riêng {} và {} chỉ khác nhau ở ký hiệu hoặc chữ “và”.",
    (
        Ground.SIGN,
        Weight.ARGUABLE,
    ): "Tên riêng {} và {} chỉ khác nhau ở ký hiệu; điểm c không "
    "nêu ký hiệu này, cơ quan đăng ký xem xét.",
    (Ground.NEW, Weight.CLEAR): "Tên riêng {} chỉ thêm chữ “tân” hoặc “mới” vào {}.",
    (
        Ground.NEW,
        Weight.ARGUABLE,
    ): "Tên riêng {} và {} chỉ khác nhau ở chữ “tân” hoặc “mới”. "
    "Điểm d nói về tên đề nghị thêm chữ này ngay trước hoặc sau tên đã đăng ký; trường hợp này cơ "
    "quan đăng ký xem xét.",
    (Ground.REGION, Weight.CLEAR): "Tên riêng {} và {} chỉ khác nhau ở cụm từ “miền Bắc”, "
    "“miền Nam”, “miền Trung”, “miền Tây” hoặc “miền Đông”.",
    (
        Ground.SEVERAL,
        Weight.ARGUABLE,
    ): "Tên riêng {} và {} khác nhau cùng lúc ở nhiều điểm mà "
    "từng điểm một thì gây nhầm lẫn; cơ quan đăng ký xem xét.",
}


def explanation(ground: Ground, weight: Weight, name: str, other: str) -> str:
    """Return the sentence for a ground: own names in quotation marks."""
    return _SENTENCES[ground, weight].format(f"“{name}”", f"“{other}”")
