"""The releases nobody tuned on: their files, made where they are binary, and one run of the reader over all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from builders.letters import docx_letter, pdf_letter
from builders.workbooks import ods_workbook, xlsx
from unseen.comparison import Figures, compare, rows_of

FIRST = Path(__file__).parent
SETS = (FIRST, FIRST / "second", FIRST / "third", FIRST / "fourth", FIRST / "fifth")


def built(name: str, content: Any) -> bytes:
    """The file that a description of its content stands for."""
    suffix = Path(name).suffix
    if suffix == ".pdf":
        return pdf_letter(**content)
    if suffix == ".docx":
        return docx_letter(**content)
    if suffix == ".xlsx":
        return xlsx(content)
    return ods_workbook(content)


def described(of: Path = FIRST) -> dict[str, str]:
    """What stands in the folder of a set, by the name of the file it stands for."""
    return {
        path.name.removesuffix(".json") if path.name.count(".") > 1 else path.name: path.read_text(encoding="utf-8")
        for path in sorted((of / "documents").iterdir())
    }


def is_built(name: str) -> bool:
    """Whether a file is made from a description instead of standing there as text."""
    return Path(name).suffix in {".pdf", ".docx", ".xlsx", ".ods"}


def content_of(name: str, text: str) -> bytes:
    """The bytes of a release."""
    return built(name, json.loads(text)) if is_built(name) else text.encode()


def context(of: Path) -> Path:
    """Who published each release of a set."""
    return of / "documents.csv"


def golden(of: Path, name: str) -> Path:
    """The careful reading of a release."""
    return of / "golden" / f"{Path(name).stem}.csv"


def written(folder: Path, of: Path) -> list[Path]:
    """Every release of a set as a file of a folder."""
    made = []
    for name, text in described(of).items():
        made.append(folder / name)
        made[-1].write_bytes(content_of(name, text))
    return made


def read_all(folder: Path, of: Path) -> subprocess.CompletedProcess[str]:
    """`candour read` over all of them, as a person would call it; what it makes of them stands in `folder/out`."""
    candour = Path(sys.executable).parent / "candour"
    options = ["--context", str(context(of)), "--out", str(folder / "out"), "--format", "csv"]
    return subprocess.run(
        [str(candour), "read", *map(str, written(folder, of)), *options], capture_output=True, text=True, check=False
    )


def figures_of(out: Path, of: Path) -> Figures:
    """The comparison of every release of a set with its careful reading."""
    read = sorted((of / "golden").glob("*"))
    return Figures([compare(path.stem, rows_of(path), rows_of(out / path.name)) for path in read])
