"""What becomes of an answer: its bytes are staged and remembered, or it is one we held already, or it is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

import httpx

from ingest.acquire.http.disguise import refuse_disguise
from ingest.acquire.http.exchange import Exchange
from ingest.acquire.http.fetch_log import Line
from ingest.acquire.http.fetched import Fetched, kept_headers, key_of, shown
from ingest.acquire.http.memory import Memory, Remembered
from ingest.model.errors import NeedsAPerson, UnreadableDocument
from ingest.privacy import strip_personal_data
from ingest.staging import Staging
from ingest.storage import Storage

_WORDS_READ = 4096
_WORDS_SHOWN = 200


class Answers:
    """The answers of one source. Every method is called while the turn at the host is held."""

    def __init__(self, storage: Storage, source_id: str, exchange: Exchange, limit: int) -> None:
        self.memory, self.staging = Memory(storage, source_id), Staging(storage, source_id)
        self.exchange, self.clock, self.limit = exchange, exchange.clock, limit
        self.staging.sweep()

    def known(self, url: httpx.URL, accept: str | None) -> Remembered | None:
        """The last answer, if it was settled or its bytes are still here: only then may the host leave them out."""
        held = self.memory.of(str(url), accept)
        if held is None or held.settled:
            return held
        return held if self.staging.read(key_of(str(url), accept), held.sha256) is not None else None

    def recall(self, url: httpx.URL, accept: str | None, known: Remembered) -> Fetched:
        """The last answer once more: its bytes, or that nothing has to be done."""
        body = b"" if known.settled else self.staging.read(key_of(str(url), accept), known.sha256) or b""
        return Fetched(
            status=304 if known.settled else 200,
            url=str(url),
            final_url=str(url),
            headers=known.headers,
            body=body,
            sha256=known.sha256,
            fetched_at=datetime.fromisoformat(known.fetched_at),
            not_modified=known.settled,
            from_cache=True,
            accept=accept,
        )

    def take(
        self, url: httpx.URL, accept: str | None, response: httpx.Response, known: Remembered | None, line: Line
    ) -> Fetched:
        """Make of a response what it means.

        Raises:
            NeedsAPerson: its status is none that we know what to do with.
            UnreadableDocument: its body is too large, empty, or not what its name says.
        """
        if response.status_code == 304 and known is not None:
            headers = known.headers | kept_headers(response.headers)
            args = (str(url), accept, known.sha256, headers, self.clock.now(), known.settled)
            line.sha256 = known.sha256
            return self.recall(url, accept, self.memory.keep(*args))
        if response.status_code == 200:
            return self._received(url, accept, response, known, line)
        if response.status_code in (404, 410):
            return self._fetched(url, accept, response, b"", "")
        raise self._not_understood(url, response)

    def settle(self, fetched: Fetched) -> None:
        if fetched.sha256 and self.memory.settle(fetched.final_url, fetched.accept, fetched.sha256):
            self.staging.drop(key_of(fetched.final_url, fetched.accept), fetched.sha256)

    def forget(self, before: datetime) -> int:
        """Let go of what was last fetched before a time, such as searches that nobody asks any more."""
        old = self.memory.older_than(before)
        for known, key in old:
            self.memory.drop(key)
            self.staging.drop(key, known.sha256)
        return len(old)

    def _received(
        self, url: httpx.URL, accept: str | None, response: httpx.Response, known: Remembered | None, line: Line
    ) -> Fetched:
        key, place = key_of(str(url), accept), shown(str(url))
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        line.sha256, line.bytes = self.staging.receive(
            key, self._capped(response, place), lambda head: refuse_disguise(url.path, kind, accept or "", head, place)
        )
        body = self.staging.read(key, line.sha256) or b""
        is_settled = known is not None and known.settled and known.sha256 == line.sha256
        headers = kept_headers(response.headers)
        self.memory.keep(str(url), accept, line.sha256, headers, self.clock.now(), is_settled)
        if is_settled:
            self.staging.drop(key, line.sha256)
        return self._fetched(url, accept, response, body, line.sha256, is_settled)

    def _fetched(
        self,
        url: httpx.URL,
        accept: str | None,
        response: httpx.Response,
        body: bytes,
        sha256: str,
        not_modified: bool = False,
    ) -> Fetched:
        return Fetched(
            status=response.status_code,
            url=str(url),
            final_url=str(url),
            headers=kept_headers(response.headers),
            body=body,
            sha256=sha256,
            fetched_at=self.clock.now(),
            not_modified=not_modified,
            accept=accept,
        )

    def _capped(self, response: httpx.Response, place: str) -> Iterator[bytes]:
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > self.limit:
            raise self._too_large(place, f"{int(declared):,}")
        size = 0
        for chunk in self.exchange.chunks(response):
            size += len(chunk)
            if size > self.limit:
                raise self._too_large(place, f"more than {self.limit:,}")
            yield chunk

    def _too_large(self, place: str, size: str) -> UnreadableDocument:
        return UnreadableDocument(
            f"The file has {size} bytes; the limit is {self.limit:,}.",
            where=place,
            why="A file without an end would fill the disk; nothing of it was kept.",
            remedy="If it is genuine, raise CANDOUR_DOCUMENT_LIMIT.",
        )

    def _not_understood(self, url: httpx.URL, response: httpx.Response) -> NeedsAPerson:
        words = _words(next(response.iter_bytes(_WORDS_READ), b""))
        return NeedsAPerson(
            f"`{url.host}` answered {response.status_code}{words}",
            where=shown(str(url)),
            why="A question that is put wrongly is not put better by repeating it, so it was asked once.",
            remedy="Look at the address above and at the publisher's description of it; what it takes has changed.",
        )


def _words(body: bytes) -> str:
    """What a publisher's JSON says of a fault, in its own words."""
    try:
        said = json.loads(body)
    except ValueError:
        return "."
    found = [said[key] for key in ("error", "title", "detail") if said.get(key)] if isinstance(said, dict) else []
    text = " ".join(" ".join(str(one) for one in found).split())[:_WORDS_SHOWN]
    return f": {strip_personal_data(text).text}" if text else "."
