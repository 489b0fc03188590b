"""Where the project and its data stand, from the environment; no secret has a default."""

from __future__ import annotations

import ipaddress
from functools import cache
from pathlib import Path

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_PROJECT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """`CANDOUR_HOME`, `CANDOUR_DATA` (a folder or an fsspec address) and `CANDOUR_SOURCES`.

    `document_limit` and `expanded_limit` are bytes: of a file as it comes, and of a workbook unpacked.
    `unattended` lets a document that no contract names go to the gate where it reads with certainty throughout;
    until then a person looks at its preview first. A document with anything the reader cannot account for always waits.
    `contact` is whom a publisher can write to; nothing is fetched without one. `replay` is for tests: a port of this
    machine (`127.0.0.1:8123`) to which every request goes instead of to its publisher.
    """

    model_config = SettingsConfigDict(env_prefix="CANDOUR_", extra="ignore")

    home: Path = _PROJECT
    data: str = ""
    sources: Path = Path(__file__).resolve().parent / "sources"
    waivers: Path = _PROJECT / "expectations" / "waivers"
    document_limit: int = 64 * 1024 * 1024
    expanded_limit: int = 1024 * 1024 * 1024
    unattended: bool = False
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
        if text and not (ipaddress.ip_address(host).is_loopback and port.isdecimal()):
            raise ValueError("a replay server runs on this machine: 127.0.0.1 and a port")
        return text


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
