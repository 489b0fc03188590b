"""Proposes a contract for a document that nobody has mapped: everything found, and a question wherever one is open."""

from __future__ import annotations

from datetime import UTC, datetime

from ingest.contracts import build
from ingest.documents.document import Document
from ingest.model import vocabulary
from ingest.model.errors import NeedsAPerson
from ingest.model.release import Release
from ingest.model.source import Source
from ingest.proposal.alone.checks import ask_before_alone
from ingest.proposal.alone.names import names_by
from ingest.proposal.body_said import add_body
from ingest.proposal.caveats_said import add_caveats
from ingest.proposal.facts_said import add_facts
from ingest.proposal.policy_said import add_policy
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.prose_said import add_prose
from ingest.proposal.readable import tables_of
from ingest.proposal.relations_said import add_relations
from ingest.proposal.tables_said import add_tables
from ingest.reading.context import Context
from ingest.reading.contract.observe import observe
from ingest.reading.contract.rows import Context as ReleaseContext
from ingest.reading.reader import read_document


def propose(document: Document, facts: Facts) -> Proposal:
    """The proposal for one document: a whole contract, whatever is in doubt."""
    publisher = vocabulary.terms("publishers")[facts.source.publisher]["name"] if facts.source else ""
    heading = (facts.said.title if facts.said else None) or ""
    names = frozenset(names_by(facts, facts.said.body if facts.said else None))
    context = Context(publisher, facts.ref, heading=heading, names=names)
    proposal = Proposal(facts, document, read_document(document, context))
    add_facts(proposal)
    add_policy(proposal)
    add_tables(proposal)
    add_prose(proposal)
    add_body(proposal)
    read = tables_of(proposal)
    add_relations(proposal, read)
    add_caveats(proposal, read)
    for left in proposal.reading.unaccounted:
        proposal.ask(("documents",), left.as_text())
    if "reading" not in proposal.content and "prose" not in proposal.content:
        proposal.ask(("documents",), "no figure was found: is this the whole document?")
    ask_before_alone(proposal, read)
    if proposal.is_certain and facts.source is not None:
        _try_out(proposal, facts.source)
    return proposal


def _try_out(proposal: Proposal, source: Source) -> None:
    """What seems certain must also read without a fault, every cell with a known meaning."""
    facts, at = proposal.facts, datetime.now(UTC)
    try:
        release = build(proposal.content, Release, facts.ref)
        context = ReleaseContext(f"{source.source}/{facts.ref}", source, release, facts.file, facts.sha256, at)
        rows = observe([context], [proposal.document])
    except NeedsAPerson as fault:
        proposal.ask(("documents",), f"{fault.what} ({fault.where})")
        return
    if odd := [row for row in rows if row["status"] in ("unknown_marker", "malformed")]:
        proposal.ask(
            ("policy",), f"`{odd[0]['raw_value']}` in {odd[0]['cell_ref']} is no figure that the policy explains"
        )
