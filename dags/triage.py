"""What each DAG's page says to the person on duty: may I ignore this, and what do I do."""

from __future__ import annotations

from ingest.model.source import Source

_RUN_AGAIN = """
**Run it again:** this is a *now* DAG. It works on what is there now, not on a data interval, so do not clear old
runs: trigger a new one.
"""


def ingest(source_id: str, source: Source | None) -> str:
    """Triage notes of one source's DAG."""
    title = source.title if source else f"{source_id} (its source.yml cannot be read)"
    owner = source.owner if source else "data_steward"
    return f"""### {title}

Looks for what is new in `{source_id}`, reads it, and lets the gate judge each release by itself.
{_RUN_AGAIN}
#### Triage notes

**`gate` is red.** May I ignore it? Yes, until {owner} has looked: the release is in quarantine, nothing of it is
loaded, all others went on. What do I do? Read its report, then `docs/runbooks/gate_closed.md`.

**`acquire` or `read` is red.** May I ignore it? No: the release is not loaded. What do I do? The message names the
file and the cell: `docs/runbooks/unreadable_release.md`.

**`discover` is red.** May I ignore it? No: nothing of this source was looked at. What do I do? See
`docs/runbooks/invalid_contract.md`.

**`observations` is red.** May I ignore it? No: the warehouse does not hear of what was accepted. What do I do? Mend
`discover` if that is red too; else trigger `build_warehouse` by hand.

A document that waits for a person has no square: `candour status` says which, and where its proposal lies.
A fault of the disk or the network is tried again by itself, with growing pauses (`docs/runbooks/storage_failed.md`).
"""


BUILD = f"""### Build the warehouse

One `dbt build` over every accepted release, then the second gate: tests over the warehouse as a whole.
{_RUN_AGAIN}
#### Triage notes

**May I ignore this failure?** For a day, yes: readers keep the last good warehouse, but nothing
new reaches them.

**What do I do?** The message names the failing models or tests; `docs/runbooks/task_failed.md` says where their log
lies. Only one build runs at a time (pool `duckdb_writer`); a queued one waits for its turn and is no fault.
"""

PUBLISH = f"""### Publish the warehouse

Copies the build, verifies the copy and switches readers to it in one step.
{_RUN_AGAIN}
#### Triage notes

**May I ignore this failure?** For a day, yes: readers hold the previous warehouse, whole.

**What do I do?** See whether the disk has room for a second copy (`candour doctor`), then trigger this DAG again;
`docs/runbooks/storage_failed.md` and `docs/runbooks/task_failed.md` say more.
"""
