"""What a fresh clone starts from: every shipped release reads, and says what its document says."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import pytest

from ingest.lake import Lake
from ingest.pipeline import acquire, discover, read
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage

Frames = dict[str, pd.DataFrame]
# Hashes of the observations, sorted, from the time when every cell was mapped by hand.
AS_WRITTEN_OUT = {
    "foi_104637": "c45424b82161",
    "foi_106812": "0b08fe71f18e",
    "foi_1247_19": "1d4f090d70f1",
    "foi_200123029": "a57745692f57",
    "foi_22_026461": "2c72876b532d",
    "foi_23_028043": "e3b6907baf14",
    "foi_248_22": "5d0483cac888",
    "foi_337_21": "43ec9ca9f350",
    "hc_deb_2009_11_03": "124e44df44b9",
    "hc_deb_2013_09_02": "00cd0366d230",
    "pq_121518": "3aaaa7aa5467",
    "pq_266755": "164b7db43d02",
    "pq_268592": "03136f872a7f",
    "ycs_dismissals_2024_02_14": "646a688491cc",
    "year_ending_2023_03": "830d73d7b878",
}


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Frames:
    """Every shipped release, read into candidates, by reference alone."""
    settings = Settings(data=str(tmp_path_factory.mktemp("shipped")))
    lake, found = Lake(Storage(settings.data_root)), {}
    for source in Registry(settings).sources():
        for release_id in discover(source.source, settings, "r1"):
            acquire(release_id, settings, "r1")
            assert read(release_id, settings, "r1") == "candidate"
            found[release_id.partition("/")[2]] = lake.observations("candidate", release_id)
    return found


def cells(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(None if pd.isna(v) else v for v in row) for row in frame[list(columns)].itertuples(index=False)]


def test_fifteen_releases_with_more_than_four_hundred_figures_of_thirty_bodies(frames: Frames) -> None:
    everything = pd.concat(frames.values())
    assert len(frames) >= 15
    assert len(everything) > 400
    assert everything["body"].nunique() >= 30
    assert {"allegations", "dismissals", "convictions"} <= set(everything["measure"])
    assert everything["observation_id"].is_unique
    assert not set(everything["status"]) & {"unknown_marker", "malformed"}


def test_foi_106812_masks_one_to_five(frames: Frames) -> None:
    frame = frames["foi_106812"]
    convicted = frame[frame["stage_or_outcome"] == "convicted"]
    assert cells(convicted, "raw_value", "value_lower", "value_upper", "value") == [
        ("5≤", 1, 5, None),
        ("12", 12, 12, 12),
        ("5≤", 1, 5, None),
    ]
    assert str(convicted["period_end"].iloc[2]) == "2016-08-08" and convicted["period_kind"].iloc[2] == "part_year"


def test_the_youth_custody_answer_has_its_total_once_and_as_a_margin(frames: Frames) -> None:
    frame = frames["ycs_dismissals_2024_02_14"]
    assert cells(frame[~frame["is_total"]], "raw_value") == [("1",), ("1",), ("1",), ("0",), ("0",)]
    assert cells(frame[frame["is_total"]], "raw_value", "value") == [("3", 3)]


def test_the_metropolitan_answer_gives_a_count_a_bound_and_a_denominator(frames: Frames) -> None:
    frame = frames["foi_23_028043"]
    held = frame[frame["status"] != "not_supplied"]
    assert cells(held, "raw_value", "value_lower", "value_upper", "value") == [
        ("12", 12, 12, 12),
        ("56 or fewer", 0, 56, None),
        ("over 34,000", 34001, None, None),
    ]
    assert cells(held[held["raw_value"] == "over 34,000"], "measure") == [("workforce",)]


def test_pq_121518_leaves_its_sign_without_an_upper_bound(frames: Frames) -> None:
    masked = frames["pq_121518"].query("raw_value == '~'")
    assert len(masked) > 0
    assert masked["value_upper"].isna().all() and masked["value"].isna().all()


def test_foi_200123029_stands_open_where_nobody_holds_its_tables(frames: Frames) -> None:
    missing = frames["foi_200123029"].query("status == 'not_supplied'")
    assert len(missing) == 12
    assert missing["value_upper"].isna().all() and (missing["value_lower"] == 0).all()


def test_foi_104637_is_read_in_the_order_of_its_columns(frames: Frames) -> None:
    frame = frames["foi_104637"]
    by_year = {label: rows["value"].tolist() for label, rows in frame.groupby("period_as_published", sort=False)}
    assert by_year["2010"] == [17, 7, 16, 40]
    assert by_year["2011"] == [20, 11, 17, 48]
    assert by_year["2015"] == [26, 3, 12, 110]


def test_two_documents_may_differ_about_one_year(frames: Frames) -> None:
    first = frames["foi_104637"].query("stage_or_outcome == 'convicted'")
    second = frames["hc_deb_2013_09_02"].query("stage_or_outcome == 'convicted'")
    in_2010 = [f[f["period_start"].astype(str) == "2010-01-01"]["value"].tolist() for f in (first, second)]
    assert in_2010[0] and in_2010[1] and in_2010[0] != in_2010[1]


def test_reading_again_gives_the_same_bytes(tmp_path: Path) -> None:
    hashes = []
    for name in ("a", "b"):
        settings = Settings(data=str(tmp_path / name))
        acquire("noms_foi/foi_106812", settings, "r1")
        read("noms_foi/foi_106812", settings, "r1")
        hashes.append(Lake(Storage(settings.data_root)).file_hash("candidate", "noms_foi/foi_106812"))
    assert hashes[0] == hashes[1]


def test_what_was_left_to_the_reader_reads_as_it_was_written_out(frames: Frames) -> None:
    """Every column of every row, as it stood when each cell was mapped by hand; a change here is a change of facts."""
    found = {
        ref: hashlib.sha256(frame.sort_values(["table_id", "cell_ref"]).to_csv(index=False).encode()).hexdigest()[:12]
        for ref, frame in frames.items()
    }
    assert found == AS_WRITTEN_OUT
