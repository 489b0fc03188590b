"""Data Docs: the pages Great Expectations draws of its answers, brought up to date once, at the end of a run.

A page costs as much as asking its suite, so none is drawn while releases wait; the gate's own report is always there.
"""

from __future__ import annotations

import json

from expectations.meter import measured
from ingest.storage import Storage

_ANSWERS, _PAGES = "gx/validations", "gx/docs/validations"


@measured
def write_docs(storage: Storage) -> int:
    """Draw the pages that are missing, where the data folder is a folder; returns how many there were."""
    if not storage.is_local:
        return 0
    answers = {_stem(path, _ANSWERS) for path in storage.list(_ANSWERS, ".json") if _worth_a_page(path, storage)}
    pages = {_stem(path, _PAGES) for path in storage.list(_PAGES, ".html")}
    for stale in pages - answers:
        storage.remove(f"{_PAGES}/{stale}.html")
    if missing := sorted(answers - pages):
        from expectations.expectations import write_pages

        write_pages(storage.root, missing)
    return len(missing)


def _worth_a_page(path: str, storage: Storage) -> bool:
    """Rows that are sane observations need no page to say so; every other answer has one."""
    if not path.startswith(f"{_ANSWERS}/observations/"):
        return True
    return not json.loads(storage.read(path))["success"]


def _stem(path: str, folder: str) -> str:
    return path.removeprefix(f"{folder}/").rsplit(".", 1)[0]
