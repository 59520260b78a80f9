"""Papers printed in number (in hàng loạt): which, as what, how many at most."""

from enum import StrEnum


class Batch(StrEnum):
    """What is made of each organisation (loại giấy tờ in hàng loạt)."""

    SUMMARY = "summary"
    MEMBER_BOOK = "member_book"


class BundleForm(StrEnum):
    """One PDF with contents to print, or Word files in a ZIP to sign (dạng tệp)."""

    PDF = "pdf"
    ZIP = "zip"


JOB = "registry.many_papers"
#: A merged province has about 1.300 organisations; more at once nobody prints.
MOST = 2000
#: Papers made between two notes of progress; a stop loses at most these.
CHUNK = 10
