"""Two toy sources: one with a release that adds up and one that does not, and one whose contract is broken."""

from __future__ import annotations

import hashlib
from pathlib import Path

_SOURCE = """\
source: {name}
title: A toy
publisher: northumbria_police
kind: foi_disclosure
landing_page: https://example.org/
licence: OGL-3.0
acquire: manual
"""
_DOCUMENT = """\
Toy answer.

Officers dismissed
| Year | Male | Female | Total |
| 2020 | 10 | 5 | {total} |
"""
_RELEASE = """\
ref: {ref}
title: A toy answer
reference: Toy {ref}
body: northumbria_police
kind: foi_disclosure
published_on: {published_on}
licence: OGL-3.0
documents:
  - {{file: {ref}.txt, sha256: {sha256}, format: text, retrieved_on: 2026-11-01}}
policy: {{stated: true, rule: Nothing is hidden., zero: published}}
tables:
  - id: T1
    title: Officers dismissed
    place: {{after: Officers dismissed}}
    layout: pipes
    sets: {{measure: dismissals, stage_or_outcome: dismissed, unit: persons, population: police_officers}}
    header:
      - dimension: codes
        says: [gender]
        codes:
          Male: {{gender: male}}
          Female: {{gender: female}}
          Total: {{gender: all, is_total: true}}
    rows: {{dimension: period}}
relations:
  - kind: sum
    total: {{table_id: T1, gender: all}}
    parts: {{table_id: T1, gender: [female, male]}}
    by: [period_start]
    status: confirmed
    confirmed_by: data_steward
    confirmed_on: 2026-11-01
    because: The table has these two columns and their total.
"""


def _toy_release(source: Path, ref: str, total: int, published_on: str) -> None:
    document = _DOCUMENT.format(total=total).encode()
    contract = _RELEASE.format(ref=ref, published_on=published_on, sha256=hashlib.sha256(document).hexdigest())
    for folder, name, data in (("documents", f"{ref}.txt", document), ("releases", f"{ref}.yml", contract.encode())):
        (source / folder).mkdir(parents=True, exist_ok=True)
        (source / folder / name).write_bytes(data)


def toy_sources(root: Path) -> Path:
    """Write the sources into a folder, which is returned."""
    source = root / "northumbria_police_foi"
    _toy_release(source, "adds_up", 15, "2021-03-01")
    _toy_release(source, "does_not", 16, "2021-04-01")
    (source / "source.yml").write_text(_SOURCE.format(name=source.name), encoding="utf-8")
    broken = root / "noms_foi"
    broken.mkdir()
    (broken / "source.yml").write_text(_SOURCE.format(name=broken.name) + "surprise: 1\n", encoding="utf-8")
    return root
