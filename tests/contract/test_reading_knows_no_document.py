"""The reader has general rules only: no reference, address or long label of a document of the corpus stands in it."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from ingest.model import vocabulary
from ingest.settings import Settings

HOME = Settings().home
CORPUS = Path(os.environ.get("CANDOUR_SHARED", HOME.parent / "shared")) / "corpus"
ROOMS = ("ingest/language", "ingest/reading", "ingest/tables", "ingest/model/vocabulary")


def reading_code() -> str:
    files = [path for room in ROOMS for path in sorted((HOME / room).rglob("*")) if path.suffix in (".py", ".yml")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files).casefold()


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of real documents is not at {CORPUS}")
def test_no_reference_and_no_address_of_the_corpus() -> None:
    code = reading_code()
    with (CORPUS / "documents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = {n for row in rows for n in re.findall(r"[0-9][0-9/.]{4,}", row["reference"]) if not n.startswith("20")}
    addresses = {row["url"].split("//")[-1].rstrip("/") for row in rows if row["url"].startswith("http")}
    assert not [text for text in (*numbers, *addresses) if text.casefold() in code]


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of real documents is not at {CORPUS}")
def test_no_long_label_of_the_corpus() -> None:
    code = reading_code()
    terms = [term for dimension in vocabulary.DIMENSIONS for term in vocabulary.terms(dimension).values()]
    known = {vocabulary.plain(name) for term in terms for name in (term["name"], *term.get("aliases", ()))}
    long: set[str] = set()
    for path in (CORPUS / "golden").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                long |= {
                    row[c].casefold()
                    for c in ("measure_text", "other_breakdown", "staff_group")
                    if len(row[c].split()) > 4
                }
    assert long
    assert not [label for label in long if label in code and vocabulary.plain(label) not in known]


@pytest.mark.parametrize("dimension", ["units", "outcomes", "populations", "genders", "misconduct_types"])
def test_every_pattern_stands_for_a_known_code(dimension: str) -> None:
    codes = {code for code, _ in vocabulary.patterns(dimension)}
    assert codes <= set(vocabulary.terms(dimension)) | {"other"}


@pytest.mark.parametrize("dimension", ["units", "outcomes", "populations", "genders", "misconduct_types", "bodies"])
def test_every_example_is_named_by_its_pattern(dimension: str) -> None:
    import yaml

    path = HOME / "ingest/model/vocabulary/patterns" / f"{dimension}.yml"
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        for example in entry["examples"]:
            assert entry["code"] in [code for code, _ in vocabulary.named_in(dimension, example)], (
                entry["code"],
                example,
            )
