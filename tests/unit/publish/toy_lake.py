"""A small lake for the warehouse's tests: files, records, ledger and gate results as the rooms before write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.model.observation import SCHEMA, observation_id, to_table
from ingest.settings import Settings
from ingest.storage import Storage

Row = dict[str, Any]
_CAPTURED = datetime(2026, 1, 5, 9, tzinfo=UTC)


def year(number: int) -> Row:
    """A calendar year as an observation has it."""
    return {
        "period_start": date(number, 1, 1),
        "period_end": date(number, 12, 31),
        "period_kind": "calendar_year",
        "period_as_published": str(number),
    }


def financial(number: int) -> Row:
    """A financial year as an observation has it."""
    return {
        "period_start": date(number, 4, 1),
        "period_end": date(number + 1, 3, 31),
        "period_kind": "financial_year",
        "period_as_published": f"{number}/{(number + 1) % 100:02}",
    }


def period(start: date | None, end: date | None, kind: str, label: str) -> Row:
    """Any other period."""
    return {"period_start": start, "period_end": end, "period_kind": kind, "period_as_published": label}


def exact(number: int, raw: str | None = None) -> Row:
    """A figure printed as a whole number."""
    return {
        "raw_value": raw or str(number),
        "value_lower": number,
        "value_upper": number,
        "value": number,
        "status": "exact",
    }


def hidden(raw: str, low: int, high: int | None) -> Row:
    """A cell behind a marker."""
    return {"raw_value": raw, "marker": raw, "value_lower": low, "value_upper": high, "status": "suppressed"}


def without(status: str) -> Row:
    """A cell with no figure."""
    return {"raw_value": "", "value_lower": 0, "value_upper": None, "status": status}


class ToyLake:
    """Puts releases on the accepted shelf with everything the other rooms would have written."""

    def __init__(self, settings: Settings) -> None:
        self.storage = Storage(settings.data_root)
        self.lake, self.ledger = Lake(self.storage), Ledger(self.storage)

    def accept(self, release_id: str, publisher: str, published_on: date, rows: list[Row], **record: Any) -> list[str]:
        """Accept a release; returns the observation ids in the order of its rows."""
        findings = record.pop("findings", [])
        common = dict.fromkeys(SCHEMA.names) | {
            "release_id": release_id,
            "source_id": release_id.split("/")[0],
            "publisher": publisher,
            "document_sha256": "ab" * 32,
            "table_id": "T1",
            "unit": "persons",
            "population": "all",
            "misconduct_type": "all",
            "gender": "all",
            "counterparty_gender": "all",
            "obs_flags": [],
            "is_subject": True,
            "is_total": False,
            "certain": True,
            "published_on": published_on,
            "captured_at": _CAPTURED,
        }
        full = []
        for number, row in enumerate(rows):
            cell = {"cell_ref": f"T1!B{number + 2}"} | row
            table_id = row.get("table_id", "T1")
            full.append(common | cell | {"observation_id": observation_id(release_id, table_id, cell["cell_ref"])})
        self.lake.put_candidate(release_id, to_table(full))
        self.lake.move(release_id, "candidate", "accepted")
        self.know(release_id, publisher, published_on, **record)
        self.judge(release_id, "accepted", findings, [row["observation_id"] for row in full])
        return [row["observation_id"] for row in full]

    def know(self, release_id: str, publisher: str, published_on: date, **record: Any) -> None:
        """Write what a release declares of itself."""
        source, ref = release_id.split("/")
        self.lake.put_record(
            release_id,
            {
                "release_id": release_id,
                "source_id": source,
                "source_title": source.replace("_", " "),
                "publisher": publisher,
                "ref": ref,
                "title": f"Toy release {ref}",
                "reference": ref.upper(),
                "body": "noms",
                "kind": "foi_disclosure",
                "published_on": published_on.isoformat(),
                "published_precision": "day",
                "landing_page": None,
                "licence": "OGL-3.0",
                "documents": [
                    {
                        "file": "toy.txt",
                        "sha256": "ab" * 32,
                        "format": "text",
                        "retrieved_on": "2026-01-05",
                        "address": None,
                        "partial": False,
                    }
                ],
                "policy": {"stated": True, "rule": "Five or fewer are hidden.", "zero": "published", "markers": {}},
                "relations": [],
                "caveats": [],
                "breaks": [],
                "promises": [],
                "withheld": [],
                "foi": None,
                "not_supplied": [],
                "fingerprint": "f" * 8,
            }
            | record,
        )

    def judge(self, release_id: str, decision: str, findings: list[Row], ids: list[str]) -> None:
        """Write the gate's result and the ledger's line; a finding names its cells by position."""
        for finding in findings:
            finding["cells"] = [ids[number] for number in finding["cells"]]
        result = {
            "release_id": release_id,
            "verdict": "warn" if findings else "pass",
            "decision": decision,
            "fingerprint": "f" * 8,
            "relations": [],
            "findings": findings,
        }
        self.lake.put_gate_result(release_id, result)
        self.ledger.enter(release_id, "candidate", "Read.", "toy")
        self.ledger.enter(release_id, decision, "Judged.", "toy")  # type: ignore[arg-type]
