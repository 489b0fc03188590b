"""The registry knows what is declared, and refuses what has another's name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders.toy import RELEASE_ID, SOURCE_ID, Toy, contract

from ingest.model.errors import InvalidContract, WrongUse
from ingest.registry import Registry, split, today


def test_sources_and_releases_are_listed_by_id(toy: Toy) -> None:
    toy.ship("foi_2")
    toy.ship("foi_1")
    toy.source("moj_toy")
    registry = Registry(toy.settings)
    assert [source.source for source in registry.sources()] == ["moj_toy", SOURCE_ID]
    assert registry.release_ids(SOURCE_ID) == [f"{SOURCE_ID}/foi_1", f"{SOURCE_ID}/foi_2"]
    assert registry.release_ids("moj_toy") == []
    assert registry.release(RELEASE_ID).reference == "FOI 1"


def test_two_releases_with_one_id_are_refused_by_name(toy: Toy) -> None:
    toy.ship("foi_1")
    toy._dump(toy.settings.sources / SOURCE_ID / "releases" / "copy.yml", contract("foi_1"))
    registry = Registry(toy.settings)
    assert registry.release(RELEASE_ID).ref == "foi_1"
    with pytest.raises(InvalidContract, match="two releases with one id") as refused:
        registry.release(f"{SOURCE_ID}/copy")
    assert "copy.yml" in refused.value.where


def test_a_file_that_names_another_release_is_refused(toy: Toy) -> None:
    toy._dump(toy.settings.sources / SOURCE_ID / "releases" / "other.yml", contract("foi_9"))
    with pytest.raises(InvalidContract, match="calls its release `foi_9`"):
        Registry(toy.settings).release(f"{SOURCE_ID}/other")


def test_a_day_to_come_is_refused(toy: Toy) -> None:
    toy.ship(published_on=today().isoformat())
    assert Registry(toy.settings).release(RELEASE_ID).published_on <= today()
    toy.ship(published_on=(today() + timedelta(days=2)).isoformat())
    with pytest.raises(InvalidContract, match="a day still to come") as refused:
        Registry(toy.settings).release(RELEASE_ID)
    assert refused.value.where == "noms_toy/releases/foi_1.yml" and refused.value.why and refused.value.remedy


def test_a_folder_with_another_source_in_it_is_refused(toy: Toy) -> None:
    toy._dump(toy.settings.sources / "odd" / "source.yml", {"source": "x"})
    with pytest.raises(InvalidContract, match="missing key"):
        Registry(toy.settings).sources()
    toy.source("moj_toy", source="home_toy")
    with pytest.raises(InvalidContract, match="holds the source `home_toy`"):
        Registry(toy.settings).source("moj_toy")


@pytest.mark.parametrize("source_id", ["nobody", "..", ".", "", "noms_toy/releases", "../noms_toy", "a\0b"])
def test_a_source_nobody_knows_is_wrong_use(toy: Toy, source_id: str) -> None:
    with pytest.raises(WrongUse, match="There is no source") as refused:
        Registry(toy.settings).source(source_id)
    assert SOURCE_ID in refused.value.remedy


@pytest.mark.parametrize(
    "release_id", ["noms_toy/none", "nobody/x", "noms_toy/..", "noms_toy", "", "/x", "noms_toy/", "a/b/c", "../../x"]
)
def test_a_release_nobody_declared_is_wrong_use(toy: Toy, release_id: str) -> None:
    with pytest.raises(WrongUse) as refused:
        Registry(toy.settings).release(release_id)
    assert refused.value.exit_code == 2


def test_an_id_has_two_parts() -> None:
    assert split("a/b") == ("a", "b")
