"""The archive holds every document once, without personal data, and notices what was done to it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders.workbooks import xlsx

from ingest.archive import MANIFEST, Archive, Capture, path_of
from ingest.model.errors import UnreadableDocument
from ingest.storage import Storage

NOON = datetime(2021, 2, 3, 12, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(Storage(str(tmp_path)))


def capture(data: bytes, release_id: str = "noms_toy/foi_1", file: str = "letter.txt") -> Capture:
    return Capture("noms_toy", release_id, file, "inbox", data, NOON)


def test_a_document_lies_under_the_hash_of_its_bytes(archive: Archive) -> None:
    kept, is_new = archive.keep(capture(b"Year | 2014"))
    assert is_new
    assert kept.sha256 == kept.original_sha256 == hashlib.sha256(b"Year | 2014").hexdigest()
    assert archive.storage.list("archive") == [f"archive/{kept.sha256[:2]}/{kept.sha256[2:]}", MANIFEST]
    assert archive.read(kept.sha256) == b"Year | 2014"


def test_the_same_bytes_are_no_new_capture(archive: Archive) -> None:
    first, _ = archive.keep(capture(b"x"))
    assert archive.keep(capture(b"x")) == (first, False)
    other, is_new = archive.keep(capture(b"x", "noms_toy/foi_2"))
    assert is_new and other.sha256 == first.sha256
    assert len(archive.manifest()) == 2
    assert len(archive.storage.list("archive")) == 2


def test_what_came_is_known_by_its_own_hash_too(archive: Archive) -> None:
    data = b"Dear Dr Quillfeather,\r\n12"
    kept, _ = archive.keep(capture(data))
    assert archive.read(kept.sha256) == b"Dear Dr [name removed],\r\n12"
    assert kept.removed == 1
    assert archive.find("noms_toy/foi_1", hashlib.sha256(data).hexdigest()) == kept
    assert archive.keep(capture(data)) == (kept, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("file", ["letter.txt", "letter.xlsx", "letter.csv", "letter"])
def test_text_is_cleaned_whatever_its_encoding_or_name(archive: Archive, encoding: str, file: str) -> None:
    kept, _ = archive.keep(capture("Dear Zoë,\nZoë £12".encode(encoding), file=file))
    assert archive.read(kept.sha256).decode("utf-8").strip("\ufeff") == "Dear [name removed],\n[name removed] £12"


def test_a_workbook_is_kept_byte_for_byte(archive: Archive) -> None:
    data = xlsx({"S": [["orla@example.org", 12]]})
    assert archive.read(archive.keep(capture(data, file="b.txt"))[0].sha256) == data


def test_the_name_of_a_file_is_cleaned(archive: Archive) -> None:
    kept, _ = archive.keep(capture(b"Dear Dr Quillfeather,", file="quillfeather request-123456-ab.txt"))
    assert "quill" not in kept.file and "123456" not in kept.file


@pytest.mark.parametrize(
    "harm", [lambda path: path.write_bytes(b"y"), lambda path: path.unlink(), lambda path: path.write_bytes(b"")]
)
def test_a_document_that_changed_is_not_read(archive: Archive, tmp_path: Path, harm: object) -> None:
    kept, _ = archive.keep(capture(b"x"))
    harm(tmp_path / path_of(kept.sha256))  # type: ignore[operator]
    with pytest.raises(UnreadableDocument) as refused:
        archive.read(kept.sha256)
    assert path_of(kept.sha256) in refused.value.where


def test_a_document_that_was_lost_is_put_back_when_it_comes_again(archive: Archive, tmp_path: Path) -> None:
    kept, _ = archive.keep(capture(b"x"))
    (tmp_path / path_of(kept.sha256)).unlink()
    assert archive.keep(capture(b"x")) == (kept, False)
    assert archive.read(kept.sha256) == b"x"


def test_a_crash_before_the_manifest_is_made_good(archive: Archive) -> None:
    kept, _ = archive.keep(capture(b"x"))
    archive.storage.remove(MANIFEST)
    assert archive.keep(capture(b"x")) == (kept, True)
    assert archive.manifest() == [kept]
