"""The releases nobody tuned on: their files, made where they are binary, and one run of the reader over all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from builders.letters import docx_letter, pdf_letter
from builders.workbooks import ods, ods_row, xlsx
from unseen.comparison import Figures, compare, rows_of

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
CONTEXT = HERE / "documents.csv"


def built(name: str, content: Any) -> bytes:
    """The file that a description of its content stands for."""
    suffix = Path(name).suffix
    if suffix == ".pdf":
        return pdf_letter(**content)
    if suffix == ".docx":
        return docx_letter(**content)
    if suffix == ".xlsx":
        return xlsx(content)
    ((sheet, rows),) = content.items()
    return ods("".join(ods_row(*cells) if cells else ods_row("") for cells in rows), sheet)


def described() -> dict[str, str]:
    """What stands in the folder, by the name of the file it stands for."""
    return {
        path.name.removesuffix(".json") if path.name.count(".") > 1 else path.name: path.read_text(encoding="utf-8")
        for path in sorted((HERE / "documents").iterdir())
    }


def is_built(name: str) -> bool:
    """Whether a file is made from a description instead of standing there as text."""
    return Path(name).suffix in {".pdf", ".docx", ".xlsx", ".ods"}


def content_of(name: str, text: str) -> bytes:
    """The bytes of a release."""
    return built(name, json.loads(text)) if is_built(name) else text.encode()


def written(folder: Path) -> list[Path]:
    """Every release as a file of a folder."""
    made = []
    for name, text in described().items():
        made.append(folder / name)
        made[-1].write_bytes(content_of(name, text))
    return made


def read_all(folder: Path) -> subprocess.CompletedProcess[str]:
    """`candour read` over all of them, as a person would call it; what it makes of them stands in `folder/out`."""
    candour = Path(sys.executable).parent / "candour"
    options = ["--context", str(CONTEXT), "--out", str(folder / "out"), "--format", "csv"]
    return subprocess.run(
        [str(candour), "read", *map(str, written(folder)), *options], capture_output=True, text=True, check=False
    )


def figures_of(out: Path) -> Figures:
    """The comparison of every release with its careful reading."""
    return Figures([compare(path.stem, rows_of(path), rows_of(out / path.name)) for path in sorted(GOLDEN.glob("*"))])
