"""The Vietnamese names of the contact log."""

from coop_registry.rules.contacts import Channel

CHANNEL = {
    Channel.PHONE: "Điện thoại",
    Channel.ZALO: "Zalo",
    Channel.SMS: "Tin nhắn SMS",
    Channel.MEETING: "Gặp trực tiếp",
    Channel.LETTER: "Văn bản, bưu chính",
    Channel.EMAIL: "Thư điện tử",
}
CONTACT_ACTIONS = {
    "contact.noted": "ghi sổ liên hệ",
    "user.digest_sent": "gửi thư nhắc hạn hồ sơ",
}
CONTACT_FIELDS = {"channel": "kênh liên hệ", "promised_on": "hẹn đến ngày"}
