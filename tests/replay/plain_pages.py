"""Plain pages as a test wants them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from replay.govuk_pages import DAYS
from replay.server import Answer

from ingest.acquire.item import Listed
from ingest.acquire.pages.connector import PagesConnector

SITE = "https://toys.example.org"
PAGE = f"{SITE}/statistics"
CSV = f"{SITE}/files/toys-2025.csv"
LINKS = f"""<!doctype html><html><head><title>Statistics</title></head><body><nav><a href="/old.csv">Old</a></nav>
<main><h1>Toy statistics</h1><ul class="downloads list">
<li><a href="/files/toys-2025.csv#top">Toys <b>2025</b></a> <a href="{CSV}">CSV</a></li>
<li><a href="https://elsewhere.example.org/toys.csv">Toys of others</a></li>
<li><a href="/about">About</a></li></ul></main></body></html>"""
FIGURES = """<!doctype html><html><head><title>Toys</title><style>b {{}}</style></head><body>
<header>It is {day}.</header><main id="main-{day}" class="page view-dom-id-{mark}"><h1>Toys</h1>
<!-- {mark} --><script>var token = "{mark}"</script><form><input name="token" value="{mark}"></form>
<table data-token="{mark}"><tr><th scope="row">2025</th><td colspan="1">{figure}</td></tr></table></main>
</body></html>"""
Make = Callable[..., PagesConnector]


def html(text: str, **more: Any) -> Answer:
    return Answer(text, kind="text/html; charset=utf-8", **more)


def figures(figure: int = 7, day: str = "20260122", mark: str = "a1b2c3d4e5") -> Answer:
    return html(FIGURES.format(figure=figure, day=day, mark=mark))


def listed_by(made: PagesConnector) -> list[Listed]:
    return list(made.catalogue(DAYS))
