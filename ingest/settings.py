"""Where the project and its data stand, from the environment; no secret has a default."""

from __future__ import annotations

import ipaddress
from functools import cache
from pathlib import Path
from typing import ClassVar

from pydantic import Field, field_validator

from ingest.named_settings import NamedSettings

_PROJECT = Path(__file__).resolve().parents[1]
_BYTES = "a whole number of bytes above 0, such as 67108864"


class Settings(NamedSettings):
    """`CANDOUR_HOME`, `CANDOUR_DATA` (a folder or an fsspec address) and `CANDOUR_SOURCES`.

    `document_limit` and `expanded_limit` are bytes: of a file as it comes, and of a workbook unpacked.
    `unattended` lets a document that no contract names go to the gate where it reads with certainty throughout, and its
    figures say so; `false` has a person look at its preview first. One with anything in doubt always waits.
    `contact` is whom a publisher can write to; nothing is fetched without one. `replay` is for tests: a port of this
    machine (`127.0.0.1:8123`) to which every request goes instead of to its publisher.

    Raises:
        WrongUse: a setting has a value that it cannot have.
    """

    wanted: ClassVar[dict[str, str]] = {
        "document_limit": _BYTES,
        "expanded_limit": _BYTES,
        "unattended": "`true` or `false`",
        "replay": "an address and a port of this machine, such as 127.0.0.1:8123",
    }

    home: Path = _PROJECT
    data: str = ""
    sources: Path = Path(__file__).resolve().parent / "sources"
    waivers: Path = _PROJECT / "expectations" / "waivers"
    document_limit: int = Field(default=64 * 1024 * 1024, gt=0)
    expanded_limit: int = Field(default=1024 * 1024 * 1024, gt=0)
    unattended: bool = True
    contact: str = ""
    replay: str = ""

    @property
    def data_root(self) -> str:
        """The data folder's address; `data/` of the project where none is set."""
        return self.data or str(self.home / "data")

    @field_validator("replay")
    @classmethod
    def _is_of_this_machine(cls, text: str) -> str:
        host, _, port = text.rpartition(":")
        if not text:
            return text
        is_port = port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65536
        if not (ipaddress.ip_address(host).is_loopback and is_port):
            raise ValueError(f"{text} is no port of this machine")
        return text


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
