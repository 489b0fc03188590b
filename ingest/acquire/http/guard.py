"""What may be asked at all: a host that the source names, over https, of a source that allows it."""

from __future__ import annotations

import functools
import re
from importlib.metadata import version

import httpx

from ingest.acquire.http.fetched import shown
from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.model.source import Source
from ingest.settings import Settings

_CONTACT = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+|https://[^\s<>()]+\.[^\s<>()]+")


class Guard:
    """Stands before every request of a source, and before every hop of a redirect."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.source, self.settings = source, settings

    def admit(self) -> None:
        """Let the source in, or refuse it as a whole.

        Raises:
            NeedsAPerson: no program may ask it.
            WrongUse: nobody is named whom a publisher could write to.
        """
        name = self.source.source
        if not self.source.may_be_fetched:
            raise NeedsAPerson(
                f"The source `{name}` is `manual_only`: no program may ask it for anything.",
                where=f"{name}/source.yml, approval",
                why=self.source.approval.why or "Its publisher did not agree to it; we go round no refusal.",
                remedy=f"Save the document in a browser and drop it into inbox/{name}/.",
            )
        user_agent(self.settings)

    def check(self, url: httpx.URL, came_from: str = "") -> None:
        """Refuse an address that the source does not name.

        Raises:
            NeedsAPerson: another scheme, another port, a name before the host, or a host nobody registered.
        """
        name, place = self.source.source, shown(str(url))
        host = url.raw_host.decode("ascii")
        lead = f" It was led to from {came_from}." if came_from else ""
        if url.scheme != "https" or url.userinfo or url.port not in (None, 443):
            raise NeedsAPerson(
                f"`{place}` is no plain https address.{lead}",
                where=place,
                why="Over an open line anyone on the way could change a figure.",
                remedy="Name the https address, without a user name or a port; nothing was asked.",
            )
        if host not in self.source.hosts:
            raise NeedsAPerson(
                f"The host `{host}` is not one that `{name}` may ask.{lead}",
                where=place,
                why="Each publisher has rules of its own, and nobody has looked at those of this one.",
                remedy=f"Look at its rules and its robots.txt; then add the host to `hosts` in {name}/source.yml.",
            )


def user_agent(settings: Settings) -> str:
    """Who asks, and whom to write to.

    Raises:
        WrongUse: no contact is set, or it is none.
    """
    if not _CONTACT.fullmatch(settings.contact):
        said = f"`{settings.contact}` is no e-mail address and no https address" if settings.contact else "none is set"
        raise WrongUse(
            f"Nothing is fetched without a contact: {said}.",
            where="CANDOUR_CONTACT",
            why="A publisher who is troubled by our requests must be able to write to somebody, or can only block us.",
            remedy="Set CANDOUR_CONTACT to an address that a person reads.",
        )
    return f"candour/{_version()} (+{settings.contact})"


@functools.cache
def _version() -> str:
    return version("candour")
