"""Great Expectations takes seconds to import: fetched while this process waits for something else anyway."""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Iterator

from expectations.meter import measured


@contextlib.contextmanager
def meanwhile() -> Iterator[None]:
    """Import the library beside the waiting; what is still missing at its end counts as the gate's time."""
    fetching = threading.Thread(target=importlib.import_module, args=("expectations.expectations",))
    fetching.start()
    try:
        yield
    finally:
        measured(fetching.join)()
