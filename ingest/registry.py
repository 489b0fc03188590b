"""The registry: every source we know and every release declared for it; nothing outside it is ever read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from ingest.contracts import parse_contract
from ingest.model.errors import InvalidContract, WrongUse
from ingest.model.release import Release
from ingest.model.source import Source
from ingest.settings import Settings
from ingest.storage import Storage


class Registry:
    """Sources and releases as their yml files declare them; the contract of a dropped one lies in the data folder."""

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.sources
        self.storage = Storage(settings.data_root)

    def sources(self) -> list[Source]:
        """Every source, by id.

        Raises:
            InvalidContract: a source.yml breaks its contract, or its folder has another name.
        """
        return [self._source(path) for path in sorted(self.folder.glob("*/source.yml"))]

    def known(self) -> dict[str, Source | InvalidContract]:
        """Every source by its id, or what is wrong with its source.yml: a broken one must not hide the others."""
        found: dict[str, Source | InvalidContract] = {}
        for path in sorted(self.folder.glob("*/source.yml")):
            try:
                found[path.parent.name] = self._source(path)
            except InvalidContract as fault:
                found[path.parent.name] = fault
        return found

    def source(self, source_id: str) -> Source:
        """One source.

        Raises:
            WrongUse: nobody knows it.
        """
        path = self.folder / source_id / "source.yml"
        if "/" in source_id or not path.is_file():
            known = ", ".join(p.parent.name for p in sorted(self.folder.glob("*/source.yml")))
            raise WrongUse(f"There is no source `{source_id}`.", remedy=f"The sources are: {known}.")
        return self._source(path)

    def release_ids(self, source_id: str) -> list[str]:
        """Ids of every release declared for a source, shipped or dropped in."""
        shipped = {path.stem for path in (self.folder / source_id / "releases").glob("*.yml")}
        dropped = self.storage.list(f"ledger/contracts/{source_id}", ".yml")
        refs = shipped | {path.rsplit("/", 1)[1].removesuffix(".yml") for path in dropped}
        return [f"{source_id}/{ref}" for ref in sorted(refs)]

    def contract(self, release_id: str) -> bytes | None:
        """The bytes of a release's contract; one shipped with its source goes before one dropped in."""
        path = self.shipped(release_id)
        if path.is_file():
            return path.read_bytes()
        dropped = f"ledger/contracts/{release_id}.yml"
        return self.storage.read(dropped) if self.storage.exists(dropped) else None

    def release(self, release_id: str) -> Release:
        """One release.

        Raises:
            InvalidContract: its yml breaks the contract, its `ref` is another release's, or its day is still to come.
            WrongUse: nobody declared it.
        """
        text = self.contract(release_id)
        if text is None:
            raise WrongUse(f"There is no release `{release_id}`.", remedy="`candour status` lists them.")
        where = f"{release_id.split('/')[0]}/releases/{release_id.split('/')[1]}.yml"
        release = parse_contract(text, Release, where)
        self._refuse_twin(release, release_id, where)
        refuse_future(release, where)
        return release

    def shipped(self, release_id: str) -> Path:
        """Where the contract of a shipped release lies."""
        source_id, ref = split(release_id)
        return self.folder / source_id / "releases" / f"{ref}.yml"

    def _source(self, path: Path) -> Source:
        source = parse_contract(path.read_bytes(), Source, f"{path.parent.name}/source.yml")
        if source.source != path.parent.name:
            raise InvalidContract(
                f"The folder `{path.parent.name}` holds the source `{source.source}`.",
                where=f"{path.parent.name}/source.yml",
                remedy="Give the folder and `source` one name.",
            )
        return source

    def _refuse_twin(self, release: Release, release_id: str, where: str) -> None:
        ref = split(release_id)[1]
        if release.ref == ref:
            return
        other = self.shipped(f"{split(release_id)[0]}/{release.ref}")
        twin = f"; `{other.name}` has that id already: two releases with one id" if other.is_file() else ""
        raise InvalidContract(
            f"The file `{ref}.yml` calls its release `{release.ref}`{twin}.",
            where=where,
            why="With one id for two releases, the figures of one would stand under the name of the other.",
            remedy="Give each release an id of its own, and its file the same name.",
        )


def refuse_future(release: Release, where: str) -> None:
    """A release that is said to be published on a day to come is dated wrongly.

    Raises:
        InvalidContract: its day lies after today.
    """
    if release.published_on <= today():
        return
    raise InvalidContract(
        f"`published_on` is {release.published_on}, a day still to come.",
        where=where,
        why="The release with the latest day speaks for its figures; this one would be the latest for ever.",
        remedy="Set `published_on` to the day it came out; where that is not known, to the first it can have been.",
    )


def today() -> date:
    return datetime.now(UTC).date()


def split(release_id: str) -> tuple[str, str]:
    """`source/ref` as its two parts.

    Raises:
        WrongUse: it is no release id.
    """
    source_id, _, ref = release_id.partition("/")
    if not source_id or not ref or "/" in ref:
        raise WrongUse(
            f"`{release_id}` is no release id.", remedy="A release id is `source/ref`; `candour status` lists them."
        )
    return source_id, ref
