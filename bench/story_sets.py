"""Sets of reports of which it is known which tell of one event; read, cleaned and annotated."""

from __future__ import annotations

import hashlib
import json
import pathlib
import re
import tarfile
import xml.etree.ElementTree as ET  # the files are those of the bench, by hash in its README
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: A text of fewer characters in gva_longtail is a page that was not there.
MIN_LENGTH = 200
ROOT = pathlib.Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A text and the event it tells of.

    Attributes:
        topic: What is kept whole when events are split into halves.
    """

    id: str
    event: str
    topic: str
    text: str
    title: str | None = None
    date: str | None = None
    url: str | None = None

    @property
    def half(self) -> int:
        """0 for what may be looked at and learned from, 1 for what is only measured."""
        return int(hashlib.sha256(self.topic.encode()).hexdigest(), 16) % 2


def read_items(name: str, shared: pathlib.Path) -> list[Item]:
    """Return the items of a set: `gva_longtail`, `news_cluster` or `ecbplus`."""
    return list(_READERS[name](shared / "bench" / name))


def read_stories(folder: pathlib.Path) -> list[Item]:
    """Return the items of our own stories in `training/`."""
    return [
        Item(
            id=f"{file.parent.name}/{file.stem}",
            event=file.parent.name,
            topic=file.parent.name,
            text=file.read_text(encoding="utf-8"),
        )
        for file in sorted(folder.glob("*/*.txt"))
    ]


def annotate(items: Sequence[Item]) -> tuple[list[Any], Mapping[str, Any]]:
    """Return the clean report of each item, in order, and the annotations of the usable."""
    from tellings.annotate import annotate_reports
    from tellings.clean import clean_reports
    from tellings.config import Settings
    from tellings.models import load_language, open_gazetteer
    from tellings.records.report import RawReport

    raw = [
        RawReport(content=i.text, title=i.title, given_id=i.id, published=i.date, url=i.url)
        for i in items
    ]
    reports = list(clean_reports(raw, Settings()))
    usable = [report for report in reports if report.problem is None]
    notes = annotate_reports(usable, load_language(), open_gazetteer())
    return reports, {note.report: note for note in notes}


def _read_gva(folder: pathlib.Path) -> Iterator[Item]:
    for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        if len(doc["text"]) >= MIN_LENGTH:
            yield Item(
                id=doc["doc_id"],
                event=doc["incident_id"],
                topic=doc["incident_id"],
                text=doc["text"],
                title=doc["title"],
                date=doc["dct"],
                url=doc["url"],
            )


def _read_news(folder: pathlib.Path) -> Iterator[Item]:
    for file in sorted((folder / "data").glob("*.json")):
        doc = json.loads(file.read_text(encoding="utf-8"))
        event = str(doc["newsCluster"]["EventId"])
        yield Item(
            id=doc["dId"],
            event=event,
            topic=event,
            text=doc["text"],
            title=doc["title"],
            date=(doc["date_publish"] or "")[:10] or None,
            url=doc["url"],
        )


def _read_ecb(folder: pathlib.Path) -> Iterator[Item]:
    with tarfile.open(folder / "ECB+.tar.xz") as archive:
        for name in sorted(n for n in archive.getnames() if n.endswith(".xml")):
            stream = archive.extractfile(name)
            root = ET.fromstring(stream.read() if stream else b"")
            yield _read_ecb_document(pathlib.PurePosixPath(name).stem, root)


def _read_ecb_document(name: str, root: ET.Element) -> Item:
    second = name.endswith("plus")
    sentences: dict[int, list[str]] = {}
    for token in root.iter("token"):
        sentences.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
    if second:
        sentences.pop(0, None)  # the address of the page, in pieces
    topic = name.partition("_")[0]
    text = "\n".join(_join(tokens) for _, tokens in sorted(sentences.items()))
    return Item(id=name, event=topic + "+" * second, topic=topic, text=text)


def _join(tokens: Sequence[str]) -> str:
    """Return tokens as they would be written, roughly."""
    text = re.sub(r" ([.,;:!?%)\]]|n't\b|'(?:s|re|ve|ll|d|m)\b)", r"\1", " ".join(tokens))
    text = re.sub(r"([(\[$]) ", r"\1", text)
    return text.replace("`` ", '"').replace(" ''", '"')


_READERS = {"gva_longtail": _read_gva, "news_cluster": _read_news, "ecbplus": _read_ecb}
