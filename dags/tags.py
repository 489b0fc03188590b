"""The only tags a DAG may carry, so that the page can be filtered without guessing."""

from __future__ import annotations

from enum import StrEnum


class Tag(StrEnum):
    """What a DAG does, how soon somebody must look, how it is run again, and what kind of figures it takes."""

    INGEST = "ingest"
    WAREHOUSE = "warehouse"
    PUBLISH = "publish"
    REVIEW = "review"
    UPKEEP = "upkeep"
    TIER_ONE = "tier:1"
    TIER_TWO = "tier:2"
    TIER_THREE = "tier:3"
    NOW = "run:now"
    INTERVAL = "run:data-interval"
    OFFICIAL_STATISTICS = "kind:official_statistics"
    FOI_DISCLOSURE = "kind:foi_disclosure"
    PARLIAMENTARY_ANSWER = "kind:parliamentary_answer"


def of_kind(kind: str) -> Tag:
    """The tag of a source's kind, as its source.yml gives it."""
    return Tag(f"kind:{kind}")
