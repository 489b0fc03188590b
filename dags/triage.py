"""What each DAG's page says to the person on duty: may I ignore this, and what do I do."""

from __future__ import annotations

from ingest.model.source import Source

_RUN_AGAIN = """
**Run it again:** this is a *now* DAG. It works on what is there now, not on a data interval, so do not clear old
runs: trigger a new one.
"""


_REPLAY = """
**Run it again:** this is a *data-interval* DAG. A scheduled run looks at its publisher *now*; no run has to be caught
up with, for each look goes back some days. To go over days gone by, use Airflow's backfill (each of its runs looks at
the day its interval begins on) or `candour backfill {source_id} --from 2026-03-01 --to 2026-03-31`. Both may be done
again: what is known already is no news. What comes after `poll` works on what is there now.
"""

_POLL = """
**`poll` is red.** May I ignore it? Until tomorrow, yes: what was found is safe, and tomorrow's look goes back over
today. What do I do? If the host is out of reach, `docs/runbooks/out_of_reach.md`; if the shape of an answer has moved,
`docs/runbooks/failed_poll.md`. **Pink:** nobody is named whom the publisher could write to (`CANDOUR_CONTACT`), or the
run only looks at what is here. **Purple** (deferred): it waits for its next look on a release morning, and holds no
worker. **Queued** for long: somebody else asks this host; one at a time.

**`items` is pink.** Nothing is new at the publisher.
"""


def ingest(source_id: str, source: Source | None) -> str:
    """Triage notes of one source's DAG."""
    title = source.title if source else f"{source_id} (its source.yml cannot be read)"
    owner = source.owner if source else "data_steward"
    is_fetched = source is not None and source.may_be_fetched
    asks = f"Asks its publisher ({', '.join(source.hosts)}), then looks" if source and is_fetched else "Looks"
    return f"""### {title}

{asks} for what is new in `{source_id}`, reads it, and lets the gate judge each release by itself.
{_REPLAY.format(source_id=source_id) if is_fetched else _RUN_AGAIN}
#### Triage notes
{_POLL if is_fetched else ""}
**`gate` is red.** May I ignore it? Yes, until {owner} has looked: the release is in quarantine, nothing of it is
loaded, all others went on. What do I do? Answer the question under *Required actions*, after
`docs/runbooks/gate_closed.md`.

**`acquire` or `read` is red.** May I ignore it? No: the release is not loaded. What do I do? The message names the
file and the cell: `docs/runbooks/unreadable_release.md`.

**`discover` is red.** May I ignore it? No: nothing of this source was looked at. What do I do? See
`docs/runbooks/invalid_contract.md`.

**`observations` is red.** May I ignore it? No: the warehouse does not hear of what was accepted. What do I do? Mend
`discover` if that is red too; else trigger `build_warehouse` by hand.

**`waiting` is green:** a release of this source waits for a person. `candour status` says which, and where its report
or its proposal lies. A fault of the disk or the network is tried again by itself, with growing pauses
(`docs/runbooks/storage_failed.md`).
"""


MORNING = f"""### Release mornings

Each morning before half past nine, London time: a source that has announced a publication for today is looked at every
two minutes from 09:25 to 10:00, until something has come. On all other days nothing happens here.
{_RUN_AGAIN}
#### Triage notes

**May I ignore this failure?** Yes: the source's own daily look finds the publication, some hours later.

**What do I do?** Trigger this DAG again if it is still before ten; else `docs/runbooks/task_failed.md`. A publication
that does not come is no failure; a message says so (`docs/runbooks/late_release.md`).
"""

ASK = f"""### Ask a person

Starts one run of `review` for each release that waits for a person: one that the gate refused, or a document whose
proposal is open. Looks every hour, and at once when an ingest DAG says that something waits.
{_RUN_AGAIN}
#### Triage notes

**May I ignore this failure?** For a day, yes: what waits still waits, and `candour status` says what.

**What do I do?** `docs/runbooks/task_failed.md`, then trigger it again. `ask` is pink where its question
stands already.
"""

REVIEW = f"""### Review

One run, one question. *Required actions* shows it, with rules and cells, and where the report or the preview lies. Who
answered what, and when, is written to `ledger/decisions.jsonl`; a waiver also to the waivers of its source. Started by
`ask_a_person`; nothing waits for it but its own release.
{_RUN_AGAIN}
#### Triage notes

**Green, but nothing was decided.** May I ignore it? Yes: the release was mended meanwhile, or nobody answered in a
fortnight. What do I do? Nothing; what still waits is asked about again.

**`record` is red.** May I ignore it? No: an answer was given and is not written down. What do I do?
`docs/runbooks/storage_failed.md`; then clear `record`: the answer is kept.
"""

UPKEEP = f"""### Upkeep

Once a day a slice of the archive is compared with its manifest, each source with its cadence, and promises with their
days; old runs and logs of Airflow are deleted.
{_RUN_AGAIN}
#### Triage notes

**`fixity` is red.** May I ignore it? No: an archived document is gone or changed. What do I do?
`docs/runbooks/damaged_archive.md`, today.

**`freshness` or `promises` is red.** May I ignore it? For a day, yes: what is late is told as a warning and turns
nothing red, so this is a fault of the look itself. What do I do? `docs/runbooks/task_failed.md`.

**`clean_metadata` or `clean_logs` is red.** May I ignore it? For weeks, yes. What do I do?
`docs/runbooks/full_airflow.md`.
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
