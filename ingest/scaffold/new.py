"""A new source: its folder with a source.yml, a test that passes, and its line among the licences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ingest.contracts import build
from ingest.model import vocabulary
from ingest.model.errors import WrongUse
from ingest.model.source import Source
from ingest.scaffold.answers import Answers, check_licence
from ingest.settings import Settings
from ingest.storage import Storage

_SCHEMA = "# yaml-language-server: $schema=../../model/schemas/source.schema.json"
_ATTRIBUTION = {
    "OGL-3.0": "{name}, {title}. Contains public sector information licensed under the Open Government Licence v3.0.",
    "OPL-3.0": "Contains Parliamentary information licensed under the Open Parliament Licence v3.0.",
    "FOI re-use": "{name}, answer under the Freedom of Information Act, reference (…), re-used under the Re-use of "
    "Public Sector Information Regulations 2015.",
}
_TEST = '''"""What the source `{id}` declares, and whom a poll of it would ask."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from ingest.acquire.rehearsal import asked_for
from ingest.registry import Registry
from ingest.settings import Settings

SOURCE = Registry(Settings()).source("{id}")


def test_it_is_declared_as_agreed() -> None:
    declared = (SOURCE.publisher, SOURCE.kind, SOURCE.acquire, SOURCE.licence)
    assert declared == ("{publisher}", "{kind}", "{acquire}", "{licence}")


def test_it_is_asked_only_as_it_was_allowed() -> None:
    assert SOURCE.approval.state == "{approval}"
    assert {{urlsplit(address).hostname for address in asked_for(SOURCE, date(2026, 1, 5))}} <= set(SOURCE.hosts)
'''


def make(answers: Answers, settings: Settings, source_id: str | None = None, licence: str | None = None) -> list[Path]:
    """Write a new source; returns the files written. Nothing is written unless all of it can be.

    Raises:
        WrongUse: an answer makes no sense, or the source is there already.
    """
    answers.check()
    source_id, licence = source_id or answers.source_id, licence or answers.licence
    check_id(source_id)
    check_licence(licence)
    content = _content(answers, source_id, licence)
    build(content, Source, f"{source_id}/source.yml")
    folder = settings.sources / source_id
    test = settings.home / "tests" / "sources" / f"test_{source_id}.py"
    for path in (folder, test):
        if path.exists():
            raise WrongUse(f"`{source_id}` is there already.", where=str(path), remedy="Give another one with --id.")
    written = [_put(folder / "source.yml", _yaml(content))]
    if (settings.home / "tests").is_dir():
        written.append(_put(test, _test(answers, source_id, licence)))
    return written + _add_licence(settings.home / "DATA_LICENCE.md", answers, source_id, licence)


def check_id(source_id: str) -> None:
    """Refuse an id that no folder and no table could have.

    Raises:
        WrongUse: it holds something else than words.
    """
    if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", source_id):
        raise WrongUse(f"`{source_id}` is no id of a source.", remedy="Small letters, digits and single underscores.")


def _content(answers: Answers, source_id: str, licence: str) -> dict[str, Any]:
    content: dict[str, Any] = {
        "source": source_id,
        "title": answers.title,
        "publisher": answers.publisher,
        "kind": answers.kind,
        "landing_page": answers.address,
        "licence": licence,
        "acquire": answers.acquire,
        "approval": answers.approval,
    }
    if answers.acquire != "manual":
        content |= {"hosts": answers.hosts, "pace": 2, "schedule": "0 6 * * *", answers.acquire: answers.block}
    return content


def _yaml(content: dict[str, Any]) -> str:
    """A key a line; JSON is YAML, and quotes whatever YAML would take for something else."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in content.items()]
    return "\n".join([_SCHEMA, *lines]) + "\n"


def _test(answers: Answers, source_id: str, licence: str) -> str:
    return _TEST.format(
        id=source_id,
        publisher=answers.publisher,
        kind=answers.kind,
        acquire=answers.acquire,
        licence=licence,
        approval=answers.approval["state"],
    )


def _add_licence(page: Path, answers: Answers, source_id: str, licence: str) -> list[Path]:
    """Add the source to the table of licences, where the project has one."""
    if not page.is_file():
        return []
    lines = page.read_text(encoding="utf-8").splitlines()
    rows = [number for number, line in enumerate(lines) if line.startswith("| `")]
    name = vocabulary.terms("publishers")[answers.publisher]["name"]
    words = _ATTRIBUTION.get(licence, "none yet: read the terms first").format(name=name, title=answers.title)
    row = f"| `{source_id}` | {name} | {licence} | {words} |"
    after = [number for number in rows if lines[number] < row]
    lines.insert((after[-1] + 1) if after else rows[0], row)
    return [_put(page, "\n".join(lines) + "\n")]


def _put(path: Path, text: str) -> Path:
    Storage(str(path.parent)).write(path.name, text.encode())
    return path
