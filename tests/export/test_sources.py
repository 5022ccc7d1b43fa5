"""Files, addresses and refusals: no name in them, known or not, and the rest as it was."""

from __future__ import annotations

from tellings.export.share import make_redactor
from tellings.export.sources import Sources
from tellings.records.account import Account, MadeWith, Story
from tellings.records.entity import Entity, EntityRole
from tellings.records.report import Problem, Report

#: Invented, as the names in the reports below.
ANN = Entity(
    id="e-1", type="person", name="Ann Bloggs", variants=(),
    roles=(EntityRole(text="resident", report="r-1"),),
)  # fmt: skip


def share(*reports: Report) -> list[dict[str, object]]:
    """Return where the reports come from, as it is shared."""
    story = Story(id="t", title="", reports=(), entities=(ANN,))
    made = MadeWith(program="tellings", version="0")
    account = Account(made_with=made, reports=reports, stories=(story,))
    sources = Sources(reports, make_redactor(account)[0])
    return [sources.of(report) for report in reports]


def test_a_name_in_a_file_or_address_goes() -> None:
    url = "https://post.example/2031/ann-bloggs-safe"
    told = share(Report(id="r-1", file="notes/bloggs 2.txt", url=url, given_id="bloggs_7"))[0]
    assert told["url"] is None
    assert told["given_id"] == "[resident]"
    assert "bloggs" not in str(told["file"])


def test_what_has_no_name_stays() -> None:
    url = "https://post.example/2031/05/quake-toll-rises-4a7f.html?id=9"
    told = share(Report(id="r-1", file="in/000_c76a4e4.txt", url=url, given_id="a-7"))[0]
    assert (told["file"], told["url"], told["given_id"]) == ("in/000_c76a4e4.txt", url, "a-7")


def test_a_given_name_in_an_address_may_be_of_somebody() -> None:
    told = share(Report(id="r-1", url="https://post.example/emily-quillfeather-found"))[0]
    assert told["url"] is None


def test_a_refusal_names_nobody_not_even_in_the_name_of_another_file() -> None:
    told = share(
        Report(id="r-1", file="emily-quillfeather.txt"),
        Report(
            id="r-2",
            file="zed quuxley.docx",
            problem=Problem(
                code="same-report",
                message="zed quuxley.docx: is the same as emily-quillfeather.txt, says Bloggs.",
            ),
        ),
    )
    assert told[1]["file"] == "[name withheld]"
    assert told[1]["problem"] == Problem(
        code="same-report",
        message="[name withheld]: is the same as [name withheld], says [resident].",
    )


def test_a_refusal_without_a_name_is_as_it_was() -> None:
    problem = Problem(code="unknown-format", message="report.docx: save it as Markdown (.md).")
    told = share(Report(id="r-1", file="report.docx", problem=problem))[0]
    assert (told["file"], told["problem"]) == ("report.docx", problem)
