"""A toy source of Parliament, asked over real sockets, and answers of it whose tables read with certainty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from replay.questions import question
from replay.server import Replay

from ingest.settings import Settings

SOURCE_ID = "parliament_toy"
SOURCE: dict[str, Any] = {
    "source": SOURCE_ID,
    "title": "Toy answers in Parliament",
    "publisher": "home_office",
    "kind": "parliamentary_answer",
    "landing_page": "https://questions-statements.parliament.uk/written-questions",
    "licence": "OPL-3.0",
    "acquire": "parliament",
    "approval": {"state": "allowed"},
    "hosts": ["questions-statements-api.parliament.uk", "qna.files.parliament.uk"],
    "pace": 1,
    "parliament": {"answering_bodies": [1], "terms": ["misconduct"]},
}


def settings_of(folder: Path, replay: Replay, **changes: Any) -> Settings:
    """Settings over a folder of the test's own, in which every request goes to the replay server."""
    said = {"contact": "steward@example.org", "replay": replay.address, "unattended": True} | changes
    made = Settings(sources=folder / "sources", data=str(folder / "data"), waivers=folder / "waivers", **said)
    put_source(made)
    return made


def put_source(settings: Settings, **changes: Any) -> None:
    """Write the source.yml of the toy, or of a source of another name."""
    said = SOURCE | changes
    path = settings.sources / said["source"] / "source.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {key: value for key, value in said.items() if value is not None}
    path.write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")


def answer(number: int, dismissed: int = 7, **changes: Any) -> dict[str, Any]:
    """An answer with one table, each row of a force of its own."""
    return (
        question(
            number,
            questionText="To ask the Home Secretary, how many officers were dismissed for misconduct.",
            answeringBodyId=1,
            answeringBodyName="Home Office",
            heading="Police: Misconduct",
            answerText=table(dismissed),
        )
        | changes
    )


def table(dismissed: int) -> str:
    """A table that a reader is certain of."""
    rows = [("Kent Police", dismissed, 2), ("Essex Police", 4, 1)]
    cells = "".join(f"<tr><td>{force}</td><td>{male}</td><td>{female}</td></tr>" for force, male, female in rows)
    return (
        "<p>The number of police officers dismissed for misconduct in 2024 is shown in the table.</p>"
        "<table><caption>Police officers dismissed for misconduct, 2024</caption>"
        f"<tr><th>Force</th><th>Male</th><th>Female</th></tr>{cells}</table>"
    )
