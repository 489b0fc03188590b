"""What a file dropped into the inbox is: a release, a new edition of one, one we hold, or a document nobody has mapped.

A drop may be looked at again after a crash at any point: the same files make the same drop, or one that is done.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ingest.archive import Archive
from ingest.contracts import build, content_of
from ingest.documents.kind import as_text
from ingest.ledger import Ledger
from ingest.model.errors import InvalidContract
from ingest.model.release import DocumentFile, Release
from ingest.privacy import strip_personal_data
from ingest.registry import Registry, refuse_future, today
from ingest.storage import Storage

_SUFFIXES = {".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".pdf", ".docx"}

_BOUND = {"policy", "relations", "sets", "says", "tables", "reading", "prose", "not_supplied"}


class MissingDocument(InvalidContract):
    """A contract lies in the inbox without a document it reads."""

    def __init__(self, file: str, contract: str, source_id: str) -> None:
        self.file = file
        super().__init__(
            f"The document `{file}` that `{PurePosixPath(contract).name}` reads is not in the inbox.",
            where=contract,
            why="A release is taken in whole or not at all.",
            remedy=f"Drop `{file}` into inbox/{source_id}/ as well.",
        )


@dataclass(frozen=True)
class Drop:
    """Files of one dropped release, its contract rewritten for what was really dropped; None where nothing is new."""

    release_id: str
    contract: Release | None
    documents: list[str]
    files: list[str]


def with_contract(source_id: str, path: str, waiting: list[str], storage: Storage, registry: Registry) -> Drop:
    """A contract and the documents it reads.

    Raises:
        InvalidContract: it breaks the contract, names a person or a day to come, lacks a document, or contradicts the
            one that ships.
    """
    text = storage.read(path)
    _refuse_personal_data(text, path)
    release = build(_completed(content_of(text, path)), Release, path)
    refuse_future(release, path)
    _refuse_weaker(release, path, source_id, registry)
    documents = [_beside(path, document.file, source_id, waiting) for document in release.documents]
    hashes = [hash_of(storage.read(found)) for found in documents]
    files = [path, *documents]
    release_id = f"{source_id}/{release.ref}"
    if registry.contract(release_id) is None:
        return Drop(release_id, _reading(release, release.ref, hashes), documents, files)
    held = registry.release(release_id)
    if [document.sha256 for document in held.documents] != hashes:
        return _edition(source_id, release, documents, hashes, files, registry)
    if _says(held) == _says(release):
        return Drop(release_id, None, [], files)
    if registry.shipped(release_id).is_file():
        raise InvalidContract(
            f"`{PurePosixPath(path).name}` reads the document of {release_id} otherwise than the contract that ships.",
            where=path,
            why="With one id for two readings, nobody could tell which one a figure is from.",
            remedy=f"Change sources/{source_id}/releases/{release.ref}.yml, or give the release a `ref` of its own.",
        )
    return Drop(release_id, _reading(release, release.ref, hashes), documents, files)


def _refuse_personal_data(text: bytes, path: str) -> None:
    """A contract is kept as it is and shown to readers, so nobody may stand in it."""
    written = as_text(text) or ""
    pairs = zip(written.split("\n"), strip_personal_data(written).text.split("\n"), strict=False)
    if lines := [str(number) for number, (old, new) in enumerate(pairs, 1) if old != new]:
        raise InvalidContract(
            f"`{PurePosixPath(path).name}` holds personal data.",
            where=f"{path}, line {', '.join(lines[:8])}",
            why="A contract is kept and published with the figures; who asked is nobody's business.",
            remedy="Take the name, address or number out of the lines named above.",
        )


def _refuse_weaker(release: Release, path: str, source_id: str, registry: Registry) -> None:
    """What ships was reviewed; a drop under its name, or that of an edition of it, is read and judged by it."""
    for ref in (release.ref, re.sub(r"_[0-9a-f]{8}$", "", release.ref)):
        if not registry.shipped(f"{source_id}/{ref}").is_file():
            continue
        shipped = registry.release(f"{source_id}/{ref}").model_dump(mode="json", include=_BOUND)
        dropped = release.model_dump(mode="json", include=_BOUND)
        if other := sorted(key for key in _BOUND if shipped[key] != dropped[key]):
            raise InvalidContract(
                f"`{PurePosixPath(path).name}` differs from the contract of {source_id}/{ref} that ships, in: "
                f"{', '.join(other)}.",
                where=path,
                why="A rule that a person confirmed must not be weakened by a file dropped into a folder.",
                remedy=f"Change sources/{source_id}/releases/{ref}.yml under review, then drop the document alone.",
            )


def without_contract(source_id: str, path: str, storage: Storage, registry: Registry) -> Drop:
    """A document we hold, a new edition of one we know by its name, or one that waits for its mapping."""
    data = storage.read(path)
    name, sha256, waiting = PurePosixPath(path).name, hash_of(data), Ledger(storage).waiting()
    for kept in Archive(storage).manifest():
        is_same = kept.source_id == source_id and sha256 in (kept.sha256, kept.original_sha256)
        if is_same and (registry.contract(kept.release_id) is not None or kept.release_id in waiting):
            return Drop(kept.release_id, None, [], [path])
    for release_id in registry.release_ids(source_id):
        release = _shipped(release_id, registry)
        if release is not None and [d.file for d in release.documents] == [name]:
            if release.documents[0].sha256 == sha256:
                return Drop(release_id, None, [], [path])
            return _edition(source_id, release, [path], [sha256], [path], registry)
    return Drop(f"{source_id}/unmapped_{sha256[:8]}", None, [path], [path])


def companions(contract: str, text: bytes, documents: list[str]) -> list[str]:
    """The documents that belong to a contract, however broken: those it names, and one with its own stem."""
    stem, said, named = PurePosixPath(contract).stem, as_text(text) or "", _named(text, contract)

    def belongs(name: str) -> bool:
        is_mentioned = re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", said) is not None
        return is_mentioned or name in named or PurePosixPath(name).stem == stem

    return [path for path in documents if belongs(PurePosixPath(path).name)]


def _named(text: bytes, contract: str) -> set[str]:
    """Files a contract declares, where it is YAML at all: a name may be written there with escapes."""
    try:
        documents = content_of(text, contract).get("documents")
    except InvalidContract:
        return set()
    return {str(d.get("file")) for d in documents if isinstance(d, dict)} if isinstance(documents, list) else set()


def shown_name(path: str, release_id: str) -> str:
    """What a document without a mapping is called: its own name may be that of whoever asked."""
    suffix = PurePosixPath(path).suffix.lower()
    return release_id.partition("/")[2] + (suffix if suffix in _SUFFIXES else "")


def slug(name: str) -> str:
    """A file's name as part of a release id."""
    return re.sub(r"[^a-z0-9]+", "_", PurePosixPath(name).stem.lower()).strip("_")[:80].strip("_") or "unnamed"


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _shipped(release_id: str, registry: Registry) -> Release | None:
    if not registry.shipped(release_id).is_file():
        return None
    try:
        return registry.release(release_id)
    except InvalidContract:
        return None  # said when the release itself is read


def _completed(content: dict[str, Any]) -> dict[str, Any]:
    """A dropped contract need not know the hash of what is dropped beside it."""
    documents = content.get("documents")
    for document in documents if isinstance(documents, list) else []:
        if isinstance(document, dict):
            document.setdefault("sha256", "0" * 64)
            document.setdefault("retrieved_on", today())
    return content


def _beside(contract: str, file: str, source_id: str, waiting: list[str]) -> str:
    found = [path for path in waiting if PurePosixPath(path).name == file]
    near = [path for path in found if PurePosixPath(path).parent == PurePosixPath(contract).parent]
    if not found:
        raise MissingDocument(file, contract, source_id)
    return (near or found)[0]


def _edition(
    source_id: str, release: Release, documents: list[str], hashes: list[str], files: list[str], registry: Registry
) -> Drop:
    """A document that replaces one we know is a vintage of its own; nothing is overwritten."""
    mark = hash_of("".join(hashes).encode())[:8]
    edition = _reading(release, f"{release.ref}_{mark}", hashes)
    release_id, published_on = f"{source_id}/{edition.ref}", max(release.published_on, today())
    if registry.contract(release_id) is not None:
        held = registry.release(release_id)
        published_on = held.published_on
        if _says(held) == _says(edition.model_copy(update={"published_on": published_on})):
            return Drop(release_id, None, [], files)
    return Drop(release_id, edition.model_copy(update={"published_on": published_on}), documents, files)


def _reading(release: Release, ref: str, hashes: list[str]) -> Release:
    """The contract for what was really dropped."""
    documents: list[DocumentFile] = [
        d.model_copy(update={"sha256": h, "retrieved_on": today()})
        for d, h in zip(release.documents, hashes, strict=True)
    ]
    return release.model_copy(update={"ref": ref, "documents": documents})


def _says(release: Release) -> dict[str, Any]:
    """Everything a contract says, but for what is found out anew at each drop."""
    said = release.model_dump(mode="json")
    for document in said["documents"]:
        del document["sha256"], document["retrieved_on"]
    return said
