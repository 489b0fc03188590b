"""Where proposals lie: `proposals/<source>/<ref>.yml` in the data folder, with the preview beside it."""

from __future__ import annotations

from ingest.acquire.said import said_of
from ingest.archive import Archive
from ingest.contracts import open_questions
from ingest.documents.kind import kind_of_document
from ingest.documents.opening import open_document
from ingest.model.errors import UnreadableDocument
from ingest.proposal.page import as_page
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.propose import propose
from ingest.proposal.written import as_yaml
from ingest.registry import Registry, split
from ingest.settings import Settings
from ingest.storage import Storage

FOLDER = "proposals"


def contract_path(release_id: str) -> str:
    """Where the proposed contract of a release lies."""
    return f"{FOLDER}/{release_id}.yml"


def page_path(release_id: str) -> str:
    """Where its preview lies."""
    return f"{FOLDER}/{release_id}.html"


def put(proposal: Proposal, release_id: str, storage: Storage) -> bool:
    """Write a proposal, unless there is one: a person's work is never overwritten. Says whether it was written."""
    if storage.exists(contract_path(release_id)):
        return False
    storage.write(page_path(release_id), as_page(proposal).encode())
    storage.write(contract_path(release_id), as_yaml(proposal).encode())
    return True


def confirmed(source_id: str, storage: Storage) -> list[str]:
    """Releases whose proposal a person has settled: no question is left in it."""
    paths = storage.list(f"{FOLDER}/{source_id}", ".yml")
    done = [path for path in paths if not open_questions(storage.read(path))]
    return [path.removeprefix(f"{FOLDER}/").removesuffix(".yml") for path in done]


def take_off(release_id: str, storage: Storage) -> None:
    """A proposal that became a contract is done."""
    storage.remove(contract_path(release_id))
    storage.remove(page_path(release_id))


def propose_archived(release_id: str, sha256: str, settings: Settings) -> Proposal:
    """The proposal for a document that waits in the archive.

    Raises:
        UnreadableDocument: it cannot be opened, or the archive does not hold it.
    """
    storage = Storage(settings.data_root)
    archive, (source_id, ref) = Archive(storage), split(release_id)
    kept = archive.find(release_id, sha256)
    if kept is None:
        raise UnreadableDocument(
            f"The archive does not hold the document of {release_id}.",
            where=f"archive/manifest.jsonl, sha256 {sha256[:12]}",
            remedy="Drop it into the inbox again.",
        )
    data = archive.read(kept.sha256)
    document = open_document(kept.file, data, "any", settings)
    source, kind = Registry(settings).source(source_id), kind_of_document(kept.file, data)
    return propose(document, Facts(source, ref, kept.file, kept.sha256, kind, said_of(release_id, storage)))
