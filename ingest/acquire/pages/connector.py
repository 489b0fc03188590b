"""The connector of sources that have nothing but pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from email.message import Message
from urllib.parse import urlsplit

from lxml import html as markup

from ingest.acquire.http.client import Client
from ingest.acquire.http.fetched import Fetched, shown
from ingest.acquire.item import Announced, File, Item, Listed, Window
from ingest.acquire.pages.selecting import Cut, main_part_of, part_of, without_noise
from ingest.acquire.pages.stated import updated_at
from ingest.acquire.web_page import Link, as_document, fit_name, links_of, name_of, source_of, tree_of, words_of
from ingest.documents.kind import as_text
from ingest.model.errors import CandourError, NeedsAPerson, WrongUse
from ingest.model.source import Source

_HTML = "text/html"
_PAGES = (_HTML, "application/xhtml+xml")


class PagesConnector:
    """Reads plain pages for one source.

    With a pattern in `files` each link that it fits is an item, and its id is the address of the file. Without one each
    page is an item itself. Of a page, whether named or linked to, only the part that counts is kept and compared.

    Raises:
        WrongUse: the source has no block `pages`.
    """

    def __init__(self, client: Client, source: Source) -> None:
        if source.pages is None:
            raise WrongUse(f"`{source.source}` does not name its pages.", where="source.yml, pages")
        self.client, self.source, self.asking = client, source, source.pages
        self.place = f"{source.source}/source.yml, pages"

    def catalogue(self, window: Window) -> Iterable[Listed]:
        """What the pages hold now, each thing once; a page says nothing of days gone by.

        What can be listed is, before the first fault is raised.
        """
        found: dict[str, Listed] = {}
        fault: CandourError | None = None
        for address in self.asking.addresses:
            try:
                for one in self._on_page(address):
                    found.setdefault(one.item_id, one)
            except CandourError as broken:
                fault = fault or broken
        known = window.known if window.sweep else ()
        yield from (found | {one: Listed(one, "", "") for one in known if one not in found}).values()
        if fault is not None:
            raise fault

    def item(self, listed: Listed) -> Item:
        """A file with the name its publisher gives it, or the part of a page that counts."""
        return self._page(listed) if self.asking.files is None else self._file(listed)

    def announced(self, window: Window) -> Iterable[Announced]:
        """None: a plain page announces nothing."""
        return ()

    def _on_page(self, address: str) -> Iterator[Listed]:
        fetched = self._asked(address)
        if self.asking.files is None:
            is_there = not fetched.is_gone
            title, body = self._part(_tree(fetched, address), address) if is_there else (address, "")
            yield Listed(address, _hash(body) if is_there else f"not there: {fetched.status}", title)
            return
        if fetched.is_gone:
            raise NeedsAPerson(
                f"The page that lists the files is not there any more: it answered {fetched.status}.",
                where=shown(address),
                why="While nobody reads its list, no new file is seen.",
                remedy=f"Look for the page that lists them now, and name it in {self.place}.",
            )
        for link in self._files(fetched, address):
            yield Listed(link.address, f"{link.words} {link.address}", link.words or link.address, {"page": address})

    def _files(self, fetched: Fetched, address: str) -> list[Link]:
        """The links of a page that are files of ours.

        Raises:
            NeedsAPerson: there are none, or all of them are at hosts that the source does not name.
        """
        root = part_of(_tree(fetched, address), self.asking.within, shown(address), self.place)
        pattern = self.asking.files or ""
        fitting = [one for one in links_of(root, fetched.final_url) if _fits(one, pattern)]
        ours = [one for one in fitting if urlsplit(one.address).hostname in self.source.hosts]
        if ours:
            return ours
        hosts = sorted({urlsplit(one.address).hostname or "" for one in fitting})
        at = f" Those that fit are at {', '.join(hosts)}, which the source may not ask." if hosts else ""
        raise NeedsAPerson(
            f"No link of the page is a file as `files` names it.{at}",
            where=shown(address),
            why="Where a page calls its files by other names than before, no new one would be seen.",
            remedy=f"Look at the page, and correct `files`, `within` or `hosts` in {self.place}.",
        )

    def _file(self, listed: Listed) -> Item:
        """A file, or a page linked to. It is fetched for its name; who takes it in is given the same answer again."""
        fetched = self.client.get(listed.item_id)
        page = str(listed.facts.get("page", self.source.landing_page))
        if fetched.is_gone:
            return _gone(listed, fetched, page)
        if fetched.content_type in _PAGES:
            return self._of_page(self._whole(fetched), listed.item_id, page, main_part_of)
        name = _given_name(fetched) or name_of(fetched.final_url)
        return Item(
            item_id=listed.item_id,
            title=listed.title or name,
            landing_page=page,
            published_on=None,
            metadata={"address": listed.item_id, "name": name, "sha256": fetched.sha256},
            files=(File(name, listed.item_id, media_type=fetched.content_type or None),),
        )

    def _page(self, listed: Listed) -> Item:
        fetched = self._asked(listed.item_id)
        if fetched.is_gone:
            return _gone(listed, fetched, listed.item_id)
        return self._of_page(fetched, listed.item_id, listed.item_id)

    def _asked(self, address: str) -> Fetched:
        return self._whole(self.client.get(address, accept=_HTML))

    def _whole(self, fetched: Fetched) -> Fetched:
        """An answer with its bytes, also where they were settled before."""
        if fetched.body or fetched.is_gone:
            return fetched
        return self.client.get(fetched.url, accept=fetched.accept, conditional=False)

    def _of_page(self, fetched: Fetched, address: str, page: str, cut: Cut = part_of) -> Item:
        root = _tree(fetched, address)
        stated = updated_at(root, fetched)
        title, body = self._part(root, address, cut)
        return Item(
            item_id=address,
            title=title,
            landing_page=page,
            published_on=None,
            metadata={"address": address, "title": title, "sha256": _hash(body)},
            files=(File(name_of(address, ".html"), address, as_document(title, body), _HTML),),
            updated_at=stated,
        )

    def _part(self, root: markup.HtmlElement, address: str, cut: Cut = part_of) -> tuple[str, str]:
        """The title of a page, and the part of it that counts."""
        names = [words_of(one) for one in (*root.iter("h1"), *root.iter("title"))]
        part = cut(root, self.asking.within, shown(address), self.place)
        return next((name for name in names if name), address), source_of(without_noise(part))


def _tree(fetched: Fetched, address: str) -> markup.HtmlElement:
    words = as_text(fetched.body)
    if words is None:
        raise NeedsAPerson(
            "What came is no page.",
            where=shown(address),
            remedy="Open the address in a browser. A file is named by a page that links to it, and by `files`.",
        )
    return tree_of(words, shown(address))


def _fits(link: Link, pattern: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for text in (link.address, link.words))


def _given_name(fetched: Fetched) -> str:
    """The name that a publisher's server gives a file, if it gives one."""
    said = Message()
    said["content-disposition"] = fetched.headers.get("content-disposition", "")
    name = said.get_filename()
    return fit_name(name) if name else ""


def _gone(listed: Listed, fetched: Fetched, page: str) -> Item:
    why = f"{urlsplit(listed.item_id).hostname} answered {fetched.status}."
    metadata = {"standing": "gone", "why": why}
    title = listed.title or listed.item_id
    return Item(listed.item_id, title, page, None, metadata, standing="gone", why=why)


def _hash(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
