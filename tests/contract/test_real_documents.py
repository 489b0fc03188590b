"""Where the corpus of real documents is present: what we read is what careful readers read, and nobody is named."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.acquire.inbox import take_in
from ingest.archive import Archive
from ingest.documents.opening import open_document
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.pipeline import acquire, read
from ingest.settings import Settings
from ingest.storage import Storage

CORPUS = Path(os.environ.get("CANDOUR_SHARED", Settings().home.parent / "shared")) / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of real documents is not at {CORPUS}")

GOLDEN = {
    "001_b1bb818e63aaad8b": "noms_foi/foi_106812",
    "002_25fa592832cc0d08": "moj_written_answers/ycs_dismissals_2024_02_14",
    "003_871e8f1b2789a532": "metropolitan_police_foi/foi_23_028043",
    "001_moj_pq121518_inappropriate_relationships": "moj_written_answers/pq_121518",
    "004_moj_pq266755_contraband_by_role": "moj_written_answers/pq_266755",
    "007_noms_foi104637_corruption_outcomes": "noms_foi/foi_104637",
    "009_noms_hansard_20130902_convictions": "hansard_written_answers/hc_deb_2013_09_02",
    "019_ho_hansard_20091103_resignations_dismissals_by_force": "hansard_written_answers/hc_deb_2009_11_03",
    "021_asp_foi_337_21_sexual_misconduct": "avon_and_somerset_police_foi/foi_337_21",
    "025_northumbria_foi_1247_19_dismissals": "northumbria_police_foi/foi_1247_19",
    "026_northumbria_foi_248_22_domestic_abuse": "northumbria_police_foi/foi_248_22",
    "039_ho_police_misconduct_ye_mar_2023": "home_office_police_misconduct/year_ending_2023_03",
    "061_moj_pq268592_probation_discipline": "moj_written_answers/pq_268592",
}
DOCUMENTS = sorted(path for folder in ("seeds", "documents", "files") for path in (CORPUS / folder).glob("*.*"))


def bound(text: str) -> int | None:
    return int(float(text)) if text.strip() else None


def figure_of(row: dict[str, str]) -> tuple[str, int | None, int | None]:
    return row["raw_value"].strip(), bound(row["value_lower"]), bound(row["value_upper"])


@pytest.mark.parametrize(("golden", "release_id"), GOLDEN.items(), ids=GOLDEN.values())
def test_every_figure_is_read_as_a_careful_reader_read_it(golden: str, release_id: str, settings: Settings) -> None:
    with (CORPUS / "golden" / f"{golden}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] != "not_supplied"]
    wanted = Counter(figure_of(row) for row in rows if not row["notes"].startswith("UNFAIR"))
    unfair = Counter(figure_of(row) for row in rows if row["notes"].startswith("UNFAIR"))
    acquire(release_id, settings, "r1")
    read(release_id, settings, "r1")
    frame = Lake(Storage(settings.data_root)).observations("candidate", release_id)
    held = frame[frame["status"] != "not_supplied"]
    found = Counter(
        (raw, int(low), None if high is None else int(high))
        for raw, low, high in zip(
            held["raw_value"],
            held["value_lower"],
            held["value_upper"].astype(object).where(held["value_upper"].notna(), None),
            strict=True,
        )
    )
    assert wanted - found == Counter(), "figures that a careful reader found"
    assert found - wanted <= unfair, "figures that nobody else found"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_real_document_opens(path: Path, settings: Settings) -> None:
    kind = "workbook" if path.suffix in (".ods", ".xlsx", ".csv") else "text"
    document = open_document(path.name, path.read_bytes(), kind, settings)
    assert document.lines or any(document.sheets.values())


def personal_strings(letters: list[str]) -> set[str]:
    """What a letter itself says of whoever asked: names by its salutation, request numbers by its mailto."""
    found: set[str] = set()
    for letter in letters:
        for salutation in re.findall(r"^Dear (?:Mr|Mrs|Ms|Miss|Dr)\.? ([^,\n]+)", letter, re.MULTILINE):
            found |= {word for word in salutation.split() if len(word) > 2}
            for line in re.findall(
                rf"^([A-Z][\w'-]+(?: [A-Z][\w'-]+)* {re.escape(salutation.strip())})\s*$", letter, re.MULTILINE
            ):
                found |= set(line.split())
        for address in re.findall(r"mailto:([^)>\s]+)", letter):
            found |= {address, address.partition("@")[0]}
            found |= {
                part
                for part in re.split(r"[-@.]", address.partition("@")[0])
                if len(part) > 5 and any(c.isdigit() for c in part)
            }
    return found


def test_nobody_who_asked_stands_in_the_data_folder(settings: Settings) -> None:
    data, source_id = Path(settings.data), "noms_foi"
    texts = [path for path in DOCUMENTS if path.suffix == ".txt"]
    personal = personal_strings([path.read_text("utf-8", errors="replace") for path in texts])
    assert len(personal) >= 4, "the seed letter names somebody, or this test proves nothing"
    for path in DOCUMENTS:
        target = data / "inbox" / source_id / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    assert take_in(source_id, settings, "r1").faults == []
    storage = Storage(settings.data_root)
    assert storage.list("inbox") == []
    assert {k.original_sha256 for k in Archive(storage).manifest()} and len(Archive(storage).manifest()) == len(
        DOCUMENTS
    )
    assert {c.state for c in Ledger(storage).current().values()} == {"needs_mapping"}
    for path in data.rglob("*"):
        said = str(path.relative_to(data)) + (
            path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""
        )
        assert not [text for text in personal if text.casefold() in said.casefold()], path


def test_a_cleaned_document_keeps_every_line_with_a_figure(settings: Settings) -> None:
    """Only what is personal may go: of all lines in all real texts, hardly any changes at all."""
    from ingest.privacy import strip_personal_data

    for path in DOCUMENTS:
        if path.suffix == ".txt":
            before = path.read_text("utf-8", errors="replace")
            after = strip_personal_data(before).text
            changed = [(b, a) for b, a in zip(before.split("\n"), after.split("\n"), strict=True) if a != b]
            assert not [b for b, _ in changed if "|" in b or "\t" in b]
            assert not [b for b, _ in changed if re.fullmatch(r"[\s|]*[\d,~≤*.]+[\s|]*", b)]
