"""Files from outside as pages of a bundle: PDFs as they are, pictures set on A4 (bản quét)."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

#: Points of A4, and round a picture on its page.
SHORT, LONG, EDGE = 595.28, 841.89, 20.0
#: Pixels of the largest picture taken: A4 at 600 dpi is 35 million.
MOST_PIXELS = 60_000_000
#: Pictures taken over letter by letter, by their colours; others are turned into RGB.
COLOURS = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


def as_pdf(content: bytes, media_type: str) -> bytes | None:
    """Return a file as PDF; None when it has no pages of its own or cannot be opened."""
    if media_type == "application/pdf":
        return content if _opens(content) else None
    if media_type in ("image/jpeg", "image/png"):
        return _picture(content)
    return None


def _opens(content: bytes) -> bool:
    """Tell whether a PDF has pages and needs no password."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    try:
        with pikepdf.open(BytesIO(content)) as one:
            return len(one.pages) > 0
    except pikepdf.PdfError:
        return False


def _picture(content: bytes) -> bytes | None:
    """Return a picture on one page; None when it is broken or too large."""
    from PIL import Image  # costs time to load, so only where pictures are set

    try:
        with Image.open(BytesIO(content)) as found:
            wide, high = found.size
            if wide * high > MOST_PIXELS:
                return None
            found.load()
            return _page(found, content)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _page(found: "Image", content: bytes) -> bytes:
    """Return the page, upright or lying as the picture is; a JPEG keeps its own bytes."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    is_jpeg = found.format == "JPEG" and found.mode in COLOURS
    shown = found if found.mode in COLOURS else found.convert("RGB")
    width, height = (LONG, SHORT) if shown.width > shown.height else (SHORT, LONG)
    scale = min((width - 2 * EDGE) / shown.width, (height - 2 * EDGE) / shown.height)
    across, up = shown.width * scale, shown.height * scale
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(width, height))
        image = pikepdf.Stream(made, content if is_jpeg else zlib.compress(shown.tobytes(), 6))
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = shown.width, shown.height, 8
        image.ColorSpace = pikepdf.Name(COLOURS[shown.mode])
        image.Filter = pikepdf.Name.DCTDecode if is_jpeg else pikepdf.Name.FlateDecode
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
        left, low = (width - across) / 2, (height - up) / 2
        place = f"q {across:.2f} 0 0 {up:.2f} {left:.2f} {low:.2f} cm /Scan Do Q"
        page.Contents = pikepdf.Stream(made, place.encode())
        target = BytesIO()
        made.save(target, deterministic_id=True)
    return target.getvalue()
