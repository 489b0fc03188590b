"""A proposal for the text of a letter, and the contract it becomes once its questions are taken for answered."""

from __future__ import annotations

from builders.toy import SOURCE_ID, Toy

from ingest.acquire.said import Said
from ingest.contracts import parse_contract
from ingest.documents.opening import open_document
from ingest.model.release import Release
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.propose import propose
from ingest.proposal.written import as_yaml
from ingest.registry import Registry

HEAD = "National Offender Management Service, FOI 4711, published on 3 March 2016.\n\n"
TITLE = "Number of prison officers dismissed, by gender\n"
YEARS = TITLE + "Gender | 2012 | 2013 | 2014\n"


def proposed(toy: Toy, text: str, said: Said | None = None, kind: str = "any") -> Proposal:
    """What is proposed for a letter of the toy source that says so much, and of which its catalogue says the rest."""
    head = HEAD if kind == "any" else ""
    document = open_document("letter.txt", (head + text).encode(), kind, toy.settings)
    source = Registry(toy.settings).source(SOURCE_ID)
    return propose(document, Facts(source, "foi_4711", "letter.txt", "0" * 64, "text", said))


def contract(proposal: Proposal) -> Release:
    """The contract as written, its questions out of it."""
    bare = "\n".join(line.partition("# ?")[0] for line in as_yaml(proposal).splitlines())
    return parse_contract(bare.encode(), Release, "foi_4711.yml")
