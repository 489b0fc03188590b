"""A document that replaces another goes by the contract of that one where it raises nothing that was not settled."""

from __future__ import annotations

from datetime import UTC, datetime

import yaml

from ingest.acquire.said import Said
from ingest.archive import Archive, Kept
from ingest.documents.opening import open_document
from ingest.model.errors import NeedsAPerson
from ingest.model.release import Release
from ingest.proposal import shelf
from ingest.proposal.proposal import Proposal
from ingest.reading.contract.observe import observe
from ingest.reading.contract.rows import Context
from ingest.registry import Registry, split, today
from ingest.settings import Settings
from ingest.storage import Storage


def by_contract_before(kept: Kept, said: Said, proposal: Proposal, settings: Settings) -> bytes | None:
    """The contract of an edition, made from that of the one before; None where a person has to look.

    The rule it states has to be the same, and every question it raises one that the other raised too: then whoever
    settled that contract has answered them. And every figure has to read.
    """
    registry, storage = Registry(settings), Storage(settings.data_root)
    if said.edition_of is None or registry.contract(said.edition_of) is None:
        return None
    try:
        held = registry.release(said.edition_of)
        if len(held.documents) != 1:
            return None
        before = shelf.propose_archived(said.edition_of, held.documents[0].sha256, settings)
        if proposal.content["policy"] != before.content["policy"]:
            return None
        if not set(proposal.questions) <= set(before.questions):
            return None
        release = _edition(kept, said, held)
        source = registry.source(split(kept.release_id)[0])
        context = Context(kept.release_id, source, release, kept.file, kept.sha256, datetime.now(UTC))
        data = Archive(storage).read(kept.sha256)
        observe([context], [open_document(kept.file, data, release.documents[0].format, settings)])
    except NeedsAPerson:
        return None  # what is wrong with it stands in its own proposal
    return yaml.safe_dump(release.model_dump(mode="json"), allow_unicode=True, sort_keys=False).encode()


def _edition(kept: Kept, said: Said, held: Release) -> Release:
    day = said.published_on or today()
    found = {
        "file": kept.file,
        "sha256": kept.sha256,
        "retrieved_on": said.retrieved_on or day,
        "address": said.address,
    }
    document = held.documents[0].model_copy(update=found)
    changes = {"ref": split(kept.release_id)[1], "published_on": day, "published_precision": "day"}
    return held.model_copy(update=changes | {"documents": [document], "policy_change": None})
