"""Where machine code is kept: beside the modules, or in one's own cache where those may not be written to."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import os
import shutil
import tempfile
from pathlib import Path

_HERE = Path(__file__).parent
_SOURCES = ("jit.py", "kernels.py", "search.py", "shape.py")


@functools.cache
def folder() -> Path | None:
    """Where machine code for these very sources, this numba and this processor is kept; None if nowhere."""
    from llvmlite import binding  # type: ignore[import-untyped]

    parts = [(_HERE / name).read_bytes() for name in _SOURCES]
    parts += [importlib.metadata.version("numba").encode(), binding.get_host_cpu_name().encode()]
    name = f"kernels-{hashlib.sha256(b''.join(parts)).hexdigest()[:12]}"
    beside, own = _HERE / "__pycache__" / name, _own_cache() / "candour" / name
    if _writable(beside):
        return beside
    if not _writable(own):
        return None
    if beside.is_dir() and not any(own.iterdir()):
        _copy(beside, own)
    return own


def _copy(beside: Path, own: Path) -> None:
    """Take over what whoever installed the package prepared; the copies may be written to, numba insists on that."""
    for path in sorted(beside.rglob("*")):
        if path.is_dir():
            (own / path.relative_to(beside)).mkdir()
        else:
            shutil.copyfile(path, own / path.relative_to(beside))


def _own_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
