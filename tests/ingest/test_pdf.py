from __future__ import annotations

import io
import warnings

import pytest

from tellings.config import Settings
from tellings.ingest.pdf import read_pdf
from tellings.records.report import RawReport

LINES = ("A crane fell on the quay on Tues-", "day, and nobody was hurt by it.")


def make_pdf(lines: tuple[str, ...], information: str = "") -> bytes:
    """Write a PDF of one page by hand."""
    text = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 700 Td {text}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< " + information.encode() + b" >>",
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 7\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    )


def protect(data: bytes, password: str) -> bytes:
    """Lock a PDF with a password."""
    from pypdf import PdfReader, PdfWriter

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        made = io.BytesIO()
        writer.write(made)
    return made.getvalue()


def read(data: bytes) -> RawReport:
    (report,) = read_pdf(data, "a.pdf", Settings())
    return report


def test_the_text_of_a_pdf_is_read_with_what_it_says_of_itself() -> None:
    told = "/Title (Crane falls) /Author (Jane Doe) /CreationDate (D:20310603180500Z)"
    report = read(make_pdf(LINES, told))
    assert report.content == "A crane fell on the quay on Tuesday, and nobody was hurt by it."
    assert (report.title, report.author) == ("Crane falls", "Jane Doe")
    assert report.published == "2031-06-03"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make_pdf(()), "pdf-no-text"),
        (protect(make_pdf(LINES), "secret"), "pdf-password"),
        (make_pdf(LINES)[:200], "broken-pdf"),
        (b"%PDF-1.7\n" + b"\0\xff" * 500, "broken-pdf"),
    ],
    ids=["pictures", "password", "cut", "rubbish"],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    problem = read(data).problem
    assert problem is not None
    assert problem.code == code


def test_a_pdf_that_may_be_read_but_not_changed_is_read() -> None:
    assert read(protect(make_pdf(LINES), "")).content.startswith("A crane fell")


def test_pages_that_lead_back_to_themselves_end() -> None:
    looped = make_pdf(LINES).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    problem = read(looped).problem
    assert problem is not None
    assert problem.code in {"broken-pdf", "pdf-no-text", "too-costly"}
