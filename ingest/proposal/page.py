"""The preview as one page: the source beside what was understood of it, nothing fetched from anywhere."""

from __future__ import annotations

from pathlib import Path

from ingest.proposal.preview import sections_of
from ingest.proposal.proposal import Proposal

_TEMPLATES = Path(__file__).parent / "templates"
_KINDS = {
    "sum": "the parts are all of the total",
    "sum_le": "the parts are some of the total",
    "le": "each part is within the total",
}


def as_page(proposal: Proposal) -> str:
    """The preview as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    sections = sections_of(proposal)
    questions = [(".".join(str(step) for step in q.path), q.text, q.cells) for q in proposal.asked]
    return environment.get_template("preview.html.j2").render(
        ref=proposal.facts.ref,
        file=proposal.facts.file,
        title=proposal.content["title"],
        sections=sections,
        figures=sum(len(section.figures) for section in sections),
        certain=sum(section.certain for section in sections),
        questions=questions,
        relations=proposal.content.get("relations", []),
        caveats=proposal.content.get("caveats", []),
        kinds=_KINDS,
    )
