"""One message for each cause: which rule, which cells, what to do; never a figure, a name or a secret."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

import structlog

from dags.message_settings import MessageSettings
from ingest.model.errors import WrongUse
from ingest.settings import Settings
from ingest.storage import Storage

log = structlog.get_logger("candour.messages")
_FOLDER = "messages"
_CELLS_SHOWN = 20
WARNED_SELDOM = 7
"""What is late stays late for a while: a warning comes again after as many times the hours of a failure."""


@dataclass(frozen=True)
class Cause:
    """Why something is red or late. `same_as` names a cause that many tasks share, such as a full disk."""

    what: str
    runbook: str
    dag: str = ""
    task: str = ""
    release: str | None = None
    rule: str | None = None
    cells: tuple[str, ...] = ()
    where: str = ""
    remedy: str = ""
    severity: Literal["failure", "warning"] = "failure"
    same_as: str = ""

    @property
    def key(self) -> str:
        """Equal for the same cause, however many tasks fail of it and however often."""
        own = (self.dag, self.task, self.release, self.rule, *self.cells, self.what)
        return hashlib.sha256(json.dumps(self.same_as or own).encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Message:
    """What is sent, whichever way."""

    subject: str
    text: str


def tell(cause: Cause, settings: MessageSettings | None = None, now: datetime | None = None) -> bool:
    """Send a message about a cause that was not told of for a while; returns whether one went out.

    A message that cannot be sent is logged and changes nothing else: it must never make a failure worse. One that no
    way took, or that wrong settings kept back, is tried again with the next failure of its cause.
    """
    try:
        settings, now = settings or MessageSettings(), now or datetime.now(UTC)
    except WrongUse as fault:
        log.error("message_not_sent", fault=fault.what, remedy=fault.remedy)
        return False
    ways = _ways(settings)
    storage = Storage(Settings().data_root)
    if not ways:
        return False
    with storage.turn(f"{_FOLDER}/.turn"):
        told = _told(cause, storage)
        quiet = timedelta(hours=settings.quiet_hours) * (WARNED_SELDOM if cause.severity == "warning" else 1)
        if told and now - told < quiet:
            return False
        message = written(cause, settings)
        taken = [way(message, settings) for way in ways]
        if not any(taken):
            return False
        storage.write(_path(cause), json.dumps({"at": now.isoformat(), "what": message.subject}).encode())
    return True


def written(cause: Cause, settings: MessageSettings) -> Message:
    """The words of a message."""
    from ingest.privacy import strip_personal_data

    cells = ", ".join(cause.cells[:_CELLS_SHOWN])
    cells += f" and {len(cause.cells) - _CELLS_SHOWN} more" if len(cause.cells) > _CELLS_SHOWN else ""
    page = cause.runbook
    if settings.docs_at:
        page = f"{settings.docs_at.rstrip('/')}/{page.removeprefix('docs/')}"
    parts = [
        ("", cause.what),
        ("Release", cause.release),
        ("Rule", cause.rule),
        ("Cells", cells),
        ("Where", cause.where),
        ("What to do", cause.remedy),
        ("Runbook", page),
        ("DAG", " · ".join(x for x in (cause.dag, cause.task) if x)),
    ]
    text = "\n".join(f"{name}: {value}" if name else str(value) for name, value in parts if value)
    about = cause.release or cause.dag or "the warehouse"
    kind = "needs a look" if cause.severity == "warning" else "failed"
    subject = f"[candour] {about} {kind}" + (f": {cause.rule}" if cause.rule else "")
    return Message(strip_personal_data(" ".join(subject.split())).text, strip_personal_data(text).text)


def _told(cause: Cause, storage: Storage) -> datetime | None:
    """When a cause was last told of; a damaged note counts as none."""
    if storage.exists(_path(cause)):
        with contextlib.suppress(ValueError, KeyError):
            return datetime.fromisoformat(json.loads(storage.read(_path(cause)))["at"])
    return None


def _path(cause: Cause) -> str:
    return f"{_FOLDER}/{cause.key}.json"


def _ways(settings: MessageSettings) -> list[Callable[[Message, MessageSettings], bool]]:
    from dags.ways import mail, slack

    return [*([mail] if settings.by_mail else []), *([slack] if settings.slack_webhook.get_secret_value() else [])]
