"""Why nobody is asked about a release, in the words that `candour status` uses of it."""

from __future__ import annotations

from ingest.decisions import Decision, Decisions
from ingest.ledger import Change, Ledger
from ingest.model.errors import CandourError, NeedsAPerson, WrongUse
from ingest.registry import Registry, split
from ingest.settings import Settings
from ingest.status import WAITING
from ingest.storage import Storage

_STAYS = "It stays in `candour status` among those that wait until it is mended or let through."


def why_nobody_is_asked(release_id: str, settings: Settings) -> CandourError:
    """The fault to tell to who answers for a release that `expectations.deciding` has no question about."""
    storage = Storage(settings.data_root)
    change = Ledger(storage).current().get(release_id)
    if change is None:
        declared = release_id in Registry(settings).release_ids(split(release_id)[0])
        what = f"{release_id} is announced and not read yet." if declared else f"There is no release `{release_id}`."
        return WrongUse(what, remedy="`candour status` lists the releases and where each stands.")
    if change.state not in WAITING:
        return WrongUse(f"{release_id} is {change.state}: it does not wait for an answer.")
    given = [one for one in Decisions(storage).all() if one.release_id == release_id and one.settles]
    return _decided(change, given[-1]) if given else _unaskable(change)


def _decided(change: Change, last: Decision) -> WrongUse:
    stays = "It stays as it is and waits for nobody." if last.choice == "reject" else _STAYS
    return WrongUse(
        f"{change.release_id} is {change.state} and decided: {last.choice}, by {last.who} on {last.at[:10]}.",
        why=stays,
        remedy="To decide anew, say the same with --again. Nothing that was decided is rewritten.",
    )


def _unaskable(change: Change) -> NeedsAPerson:
    runbook = "needs_mapping" if change.state == "needs_mapping" else "gate_closed"
    return NeedsAPerson(
        f"{change.release_id} is {change.state} and waits for a person, but not for a yes or no: {change.why}",
        remedy=f"docs/runbooks/{runbook}.md says what to do.",
    )
