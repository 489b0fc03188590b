"""When a request is worth making again, and how long to wait: what the host says, or ever longer with some jitter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from ingest.acquire.http.clock import Clock
from ingest.model.errors import OutOfReach

ATTEMPTS = 3
_GROWING = wait_exponential(multiplier=4, max=60) + wait_random(0, 4)


class AskAgain(OutOfReach):
    """A host that did not answer, or not well; `seconds` is how long it wants to be left alone, if it says so."""

    def __init__(self, what: str, host: str, seconds: float | None = None) -> None:
        self.host, self.seconds = host, seconds
        super().__init__(
            what,
            where=host,
            why="What may have been published there is not known yet.",
            remedy="Nothing, if it passes: the next run asks again. `archive/fetches.jsonl` has what was answered.",
        )


def patient(clock: Clock, hold_off: Callable[[str, float], None]) -> Retrying:
    """Tries again what is worth it; `hold_off` is told which host rests for how many seconds."""

    def before_sleep(state: RetryCallState) -> None:
        fault = state.outcome.exception() if state.outcome else None
        if isinstance(fault, AskAgain):
            hold_off(fault.host, state.upcoming_sleep)

    return Retrying(
        retry=retry_if_exception_type(AskAgain),
        stop=stop_after_attempt(ATTEMPTS),
        wait=_wait,
        sleep=clock.sleep,
        before_sleep=before_sleep,
        reraise=True,
    )


def _wait(state: RetryCallState) -> float:
    fault = state.outcome.exception() if state.outcome else None
    said = fault.seconds if isinstance(fault, AskAgain) else None
    return said if said else float(_GROWING(state))


def retry_after(text: str | None, now: datetime) -> float | None:
    """The seconds that a `Retry-After` header names, as a number or as a date; None where it names none."""
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text.strip()[:9])
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())
