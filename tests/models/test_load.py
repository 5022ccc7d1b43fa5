"""Weights are trusted by their hash and by nothing else."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from tellings.errors import ModelError
from tellings.models import load, load_encoder, load_language, weight_hashes

Install = Callable[[dict[str, bytes]], None]
FILES = {"model": b"numbers", "deep/table": b"words"}


@pytest.fixture
def manifest(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """A manifest of an invented weight set, in place of the real one."""
    entries = {
        "invented": {
            "package": "invented_weights",
            "root": "v1",
            "files": {n: hashlib.sha256(data).hexdigest() for n, data in FILES.items()},
        }
    }
    load._trusted_root.cache_clear()
    monkeypatch.setattr(load, "_manifest", lambda: entries)
    yield entries
    load._trusted_root.cache_clear()


@pytest.fixture
def install(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install the package with these files; importing it would fail."""

    def put(files: dict[str, bytes]) -> None:
        package = tmp_path / "invented_weights"
        package.mkdir()
        (package / "__init__.py").write_text("raise RuntimeError('nobody imports this')")
        for name, data in files.items():
            file = package / "v1" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        monkeypatch.syspath_prepend(str(tmp_path))

    return put


@pytest.mark.usefixtures("manifest")
def test_weights_with_the_right_hashes_are_opened_without_importing_their_package(
    install: Install, tmp_path: pathlib.Path
) -> None:
    install(FILES)
    assert load._trusted_root("invented") == tmp_path / "invented_weights" / "v1"


@pytest.mark.usefixtures("manifest")
@pytest.mark.parametrize("name", sorted(FILES))
def test_weights_with_another_hash_are_not_trusted(install: Install, name: str) -> None:
    install({**FILES, name: FILES[name] + b"!"})
    with pytest.raises(ModelError) as caught:
        load._trusted_root("invented")
    assert caught.value.code == "weights-untrusted"
    assert name in str(caught.value)


@pytest.mark.usefixtures("manifest")
def test_a_missing_file_is_told(install: Install) -> None:
    install({"model": FILES["model"]})
    with pytest.raises(ModelError) as caught:
        load._trusted_root("invented")
    assert caught.value.code == "weights-missing"
    assert "deep/table" in str(caught.value)


@pytest.mark.usefixtures("manifest")
def test_a_missing_package_is_told_with_the_way_out() -> None:
    with pytest.raises(ModelError) as caught:
        load._trusted_root("invented")
    assert caught.value.code == "weights-missing"
    assert "invented_weights" in str(caught.value)
    assert "install" in str(caught.value)


@pytest.mark.usefixtures("manifest")
def test_weights_that_failed_are_not_trusted_later(install: Install) -> None:
    with pytest.raises(ModelError):
        load._trusted_root("invented")
    install({**FILES, "model": b""})
    with pytest.raises(ModelError):
        load._trusted_root("invented")


def test_the_hashes_of_all_weights_are_told() -> None:
    hashes = weight_hashes()
    assert {name.partition("/")[0] for name in hashes} == {"reader", "encoder", "own"}
    assert all(len(digest) == 64 for digest in hashes.values())
    assert list(hashes) == sorted(hashes)


@pytest.mark.parametrize("model", ["pairs.toml", "statuses.toml"])
def test_the_hash_of_our_own_models_is_that_of_their_file(model: str) -> None:
    file = pathlib.Path(load.__file__).parent / model
    assert weight_hashes()[f"own/{model}"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_hyphen_keeps_a_name_whole_and_a_dash_does_not() -> None:
    tokens = [t.text for t in load_language()("The Sar-e-Bala road—closed.")]
    assert tokens == ["The", "Sar-e-Bala", "road", "—", "closed", "."]


def test_a_line_break_ends_a_sentence() -> None:
    doc = load_language()("Rain closes the road\n\nThe road was closed on Monday")
    assert len(list(doc.sents)) == 2


def test_vectors_have_length_one_and_like_sentences_are_near() -> None:
    texts = ["The ferry sank at noon.", "At noon the ferry went down.", "Bread is dearer now."]
    vectors = load_encoder().encode(texts)
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.1


def test_a_vector_does_not_hang_on_its_company() -> None:
    texts = [f"The ferry sank on day {n}, and " + "nobody came " * (n % 9) for n in range(70)]
    together = load_encoder().encode(texts)
    (alone,) = load_encoder().encode(texts[40:41])
    assert float(together[40] @ alone) > 0.99
    assert load_encoder().encode([]).shape == (0, 384)
