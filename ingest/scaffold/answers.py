"""The five answers that make a source, and what follows from them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from ingest.model import vocabulary
from ingest.model.errors import WrongUse

KINDS = ("official_statistics", "foi_disclosure", "parliamentary_answer")
WAYS = ("manual", "govuk", "parliament", "alaveteli", "pages")
_GOVUK = ("www.gov.uk", "assets.publishing.service.gov.uk")
_PARLIAMENT = ("questions-statements-api.parliament.uk", "qna.files.parliament.uk")
_DEPARTMENTS = {"home_office": 1, "ministry_of_justice": 54}
_LICENCES = {"govuk": "OGL-3.0", "parliament": "OPL-3.0"}
_ALLOWED = {
    "govuk": "GOV.UK offers its search and content to programs, under the Open Government Licence.",
    "parliament": "Parliament offers an interface to programs, under the Open Parliament Licence.",
}
LICENCES = ("OGL-3.0", "OPL-3.0", "FOI re-use", "not read")
_PUBLIC_NAME = r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
_PRIVATE_ENDS = ("local", "localhost", "internal", "lan", "home", "intranet")
_ODD = re.compile(r"""[\s#"'<>\\`{}|^\x00-\x1f]""")
_UNREAD = "Nobody has read its robots.txt and its terms yet."
_LONGEST_ID = 60


@dataclass(frozen=True)
class Answers:
    """Who publishes, what it is called, what kind of thing it is, where a person finds it, and how it comes in."""

    publisher: str
    title: str
    kind: str
    address: str
    acquire: str

    def check(self) -> None:
        """Refuse what no source could be made of.

        Raises:
            WrongUse: an answer is none of those possible, named with what is.
        """
        said = asdict(self)
        for name in said:
            check_answer(name, said)

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""

    @property
    def path(self) -> str:
        return urlsplit(self.address).path.rstrip("/")

    @property
    def source_id(self) -> str:
        """Publisher and product, in words one can say aloud."""
        name = vocabulary.terms("publishers")[self.publisher]["name"].casefold()
        words = re.findall(r"[a-z0-9]+", self.title.casefold().replace(name, " "))
        return "_".join([self.publisher, *words])[:_LONGEST_ID].rstrip("_")

    @property
    def licence(self) -> str:
        """The terms that go with the way or the kind; else somebody has to read them first."""
        by_kind = "FOI re-use" if self.kind == "foi_disclosure" else "not read"
        return _LICENCES.get(self.acquire, by_kind)

    @property
    def approval(self) -> dict[str, str]:
        if self.acquire in _ALLOWED:
            return {"state": "allowed", "why": _ALLOWED[self.acquire]}
        if self.acquire == "manual":
            return {"state": "manual_only", "why": "A person downloads it."}
        return {"state": "manual_only", "why": _UNREAD}

    @property
    def hosts(self) -> list[str]:
        known = {"govuk": list(_GOVUK), "parliament": list(_PARLIAMENT), "manual": []}
        return known.get(self.acquire, [self.host])

    @property
    def block(self) -> dict[str, Any]:
        """What is looked at, in the block of the way it comes in."""
        if self.acquire == "govuk":
            part = "collections" if self.path.startswith("/government/collections/") else "pages"
            return {part: [self.path]}
        if self.acquire == "parliament":
            return {"answering_bodies": [_DEPARTMENTS[self.publisher]], "terms": ["misconduct", "dismissed"]}
        if self.acquire == "alaveteli":
            return {"bodies": [self.path.rpartition("/")[2] or self.publisher]}
        return {"addresses": [self.address]} if self.acquire == "pages" else {}


def check_answer(name: str, said: Mapping[str, str]) -> None:
    """Refuse one answer, by itself and beside those that were given before it.

    Raises:
        WrongUse: no source could be made of it.
    """
    answer = said[name]
    if name == "publisher" and not vocabulary.is_known("publishers", answer):
        raise _unknown_publisher(answer)
    if name == "title" and not answer.strip():
        raise WrongUse("A source has a title.", remedy="Say what it is called, as its publisher does.")
    if name == "kind":
        _one_of("kind", answer, KINDS)
    if name == "address" and not _is_address(answer):
        raise WrongUse(f"`{answer}` is no https address of a public site.", remedy="Copy it from a browser.")
    if name == "acquire":
        _one_of("way to come in", answer, WAYS)
        _check_way(answer, said.get("publisher"), said.get("address"))


def check_licence(said: str) -> None:
    """Refuse terms that DATA_LICENCE.md does not explain.

    Raises:
        WrongUse: they are none of those that other sources have.
    """
    _one_of("licence that DATA_LICENCE.md explains", said, LICENCES)


def _check_way(acquire: str, publisher: str | None, address: str | None) -> None:
    """A way may fit one publisher or one site only; what is not said yet is looked at once it is."""
    host = urlsplit(address).hostname if address else _GOVUK[0]
    if acquire == "govuk" and host != _GOVUK[0]:
        raise WrongUse(f"`{host}` is not {_GOVUK[0]}.", remedy="A source elsewhere is `pages` or `manual`.")
    if acquire == "parliament" and publisher and publisher not in _DEPARTMENTS:
        raise WrongUse(
            f"No number of `{publisher}` is known to the questions service.",
            remedy=f"Known are {', '.join(_DEPARTMENTS)}; make it `manual`, then write `parliament` by hand.",
        )


def _is_address(text: str) -> bool:
    """An https address by a public name: numbers and names of a network of one's own are nobody's publisher."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    is_public = re.fullmatch(_PUBLIC_NAME, host) and host.rpartition(".")[2] not in _PRIVATE_ENDS
    return bool(parts.scheme == "https" and is_public and parts.netloc.lower() == host and not _ODD.search(text))


def _one_of(what: str, said: str, known: tuple[str, ...]) -> None:
    if said not in known:
        raise WrongUse(f"`{said}` is no {what}.", remedy=f"Say one of: {', '.join(known)}.")


def _unknown_publisher(said: str) -> WrongUse:
    codes = list(vocabulary.terms("publishers"))
    near = difflib.get_close_matches(said, codes, n=1)
    hint = f" Did you mean `{near[0]}`?" if near else ""
    return WrongUse(
        f"There is no publisher `{said}`.{hint}",
        where="ingest/model/vocabulary/publishers.yml",
        remedy=f"Known are {', '.join(codes)}. docs/maintainer/add-a-publisher.md says how to add one; "
        "it comes before its first source.",
    )
