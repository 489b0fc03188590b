"""How a run ends: where every release stands and why, and how many facts readers now have."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from ingest.lake import Lake
from ingest.ledger import Change, Ledger
from ingest.model.errors import NeedsAPerson
from ingest.storage import Storage

if TYPE_CHECKING:
    from ingest.settings import Settings

_FACTS = ("fct_allegations", "fct_proceedings", "fct_dismissals", "fct_convictions", "fct_workforce")


@dataclass(frozen=True)
class Standing:
    """Where one release stands now, and why."""

    release_id: str
    state: str
    why: str


def releases(settings: Settings) -> list[Standing]:
    """Every release of the ledger, those that somebody must look at last."""
    storage = Storage(settings.data_root)
    lake = Lake(storage)
    current = Ledger(storage).current()
    found = [Standing(i, change.state, _why(lake, change)) for i, change in current.items()]
    order = {"accepted": 0, "superseded": 0, "withdrawn": 0, "quarantined": 2}
    return sorted(found, key=lambda s: (order.get(s.state, 1), s.release_id))


def _why(lake: Lake, change: Change) -> str:
    if change.state != "quarantined":
        return change.why
    findings = (lake.gate_result(change.release_id) or {}).get("findings", [])
    blocking = [f for f in findings if f["severity"] == "critical" and not f["waived"]]
    return "; ".join(dict.fromkeys(f"{f['rule']}: {f['message']}" for f in blocking)) or change.why


def facts(settings: Settings) -> dict[str, int]:
    """Row counts of the published facts, the bodies they are about, and the observations behind them."""
    from publish.query import ask

    accepted = {"observations accepted": _accepted_observations(settings)}
    counts = [f"(select count(*) from {fact}) as {fact}" for fact in _FACTS]
    bodies = " union ".join(f"select body from {fact}" for fact in _FACTS)
    try:
        answer = ask(settings, f"select {', '.join(counts)}, (select count(*) from ({bodies})) as bodies")
    except NeedsAPerson:
        # Nothing was published yet: a run that could not build says so itself.
        return accepted
    return {name: int(count) for name, count in answer.records()[0].items()} | accepted


def _accepted_observations(settings: Settings) -> int:
    import io

    import pyarrow.parquet as pq

    storage = Storage(settings.data_root)
    files = storage.list("accepted", ".parquet")
    return sum(pq.read_metadata(io.BytesIO(storage.read(f))).num_rows for f in files)


def as_json(standings: list[Standing]) -> list[dict[str, str]]:
    """Standings as plain rows."""
    return [asdict(standing) for standing in standings]
