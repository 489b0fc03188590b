"""A source as small as one can be: one letter with one table, and the contract that reads it."""

from __future__ import annotations

import copy
import hashlib
from pathlib import Path
from typing import Any

import yaml

from ingest.settings import Settings

SOURCE_ID = "noms_toy"
REF = "foi_1"
RELEASE_ID = f"{SOURCE_ID}/{REF}"
LETTER = """Answer to a request, in our own words.

Dismissals by gender
Year | Male | Female | Total
2019 | 10 | 5 | 15
2020 | ~ | 0 | 12
"""
SOURCE: dict[str, Any] = {
    "source": SOURCE_ID,
    "title": "Toy answers",
    "publisher": "noms",
    "kind": "foi_disclosure",
    "landing_page": "https://example.org/",
    "licence": "FOI re-use",
    "acquire": "manual",
}
CONTRACT: dict[str, Any] = {
    "ref": REF,
    "title": "Dismissals by gender",
    "reference": "FOI 1",
    "body": "noms",
    "kind": "foi_disclosure",
    "published_on": "2021-01-01",
    "licence": "FOI re-use",
    "policy": {
        "stated": True,
        "mask_range": [1, 2],
        "zero": "published",
        "markers": {"~": {"kind": "masked", "range": [1, 2]}},
    },
    "tables": [
        {
            "id": "T1",
            "title": "Dismissals by gender",
            "place": {"after": "Dismissals by gender"},
            "layout": "pipes",
            "header": [{"dimension": "gender"}],
            "rows": {"dimension": "period"},
            "sets": {
                "measure": "dismissals",
                "stage_or_outcome": "dismissed",
                "unit": "persons",
                "population": "prison_staff",
            },
        }
    ],
}


def contract(
    ref: str = REF, letter: str | bytes | None = LETTER, file: str | None = None, **changes: Any
) -> dict[str, Any]:
    """The toy contract for a letter; `changes` replace its keys, and a key set to None is left out."""
    made = copy.deepcopy(CONTRACT) | {"ref": ref, "documents": [{"file": file or f"{ref}.txt", "format": "text"}]}
    if letter is not None:
        made["documents"][0] |= {"sha256": sha256(letter), "retrieved_on": "2021-02-03"}
    return {key: value for key, value in (made | changes).items() if value is not None}


def sha256(data: str | bytes) -> str:
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


class Toy:
    """A folder of sources under a test's own folder, and the data folder beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = Settings(
            sources=folder / "sources", data=str(folder / "data"), waivers=folder / "waivers", home=folder / "home"
        )
        self.source()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def source(self, source_id: str = SOURCE_ID, **changes: Any) -> Path:
        """Write a source.yml; returns the source's folder."""
        return self._dump(
            self.settings.sources / source_id / "source.yml", SOURCE | {"source": source_id} | changes
        ).parent

    def ship(self, ref: str = REF, letter: str | bytes = LETTER, **changes: Any) -> str:
        """Write a release that ships with the source; returns its id."""
        made = contract(ref, letter, **changes)
        folder = self.settings.sources / SOURCE_ID
        self.put(folder / "documents" / made["documents"][0]["file"], letter)
        self._dump(folder / "releases" / f"{ref}.yml", made)
        return f"{SOURCE_ID}/{ref}"

    def drop(self, name: str, data: str | bytes | dict[str, Any], folder: str = SOURCE_ID) -> Path:
        """Put a file, or a contract, into the inbox."""
        path = self.data / "inbox" / folder / name
        return self._dump(path, data) if isinstance(data, dict) else self.put(path, data)

    def put(self, path: Path, data: str | bytes) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def _dump(self, path: Path, content: dict[str, Any]) -> Path:
        return self.put(path, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))

    def everything(self) -> str:
        """Every name and every byte of the data folder, for looking for what must not be there."""
        parts = []
        for path in sorted(self.data.rglob("*")):
            parts.append(str(path.relative_to(self.data)))
            if path.is_file():
                parts.append(path.read_bytes().decode("utf-8", errors="replace"))
        return "\n".join(parts)
