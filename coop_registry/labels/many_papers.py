"""Words of papers printed in number."""

from coop_registry.rules.many_papers import Batch, BundleForm

BATCH = {Batch.SUMMARY: "bản tóm tắt thông tin", Batch.MEMBER_BOOK: "sổ đăng ký thành viên"}
BUNDLE_FORM = {
    BundleForm.PDF: "một tệp PDF có mục lục",
    BundleForm.ZIP: "tệp nén ZIP gồm các tệp Word",
}
