"""Toy releases that carry every shape the warehouse has to survive; the figures follow the published ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from toy_lake import Row, ToyLake, exact, financial, hidden, period, without, year

from ingest.acquire.calendar import Calendar
from ingest.acquire.item import Announced
from ingest.settings import Settings

_CONVICTED = {"measure": "convictions", "stage_or_outcome": "convicted", "body": "noms"}
_OFFICERS = _CONVICTED | {"population": "prison_officers", "misconduct_type": "misconduct_in_public_office"}
_STAFF = _CONVICTED | {"population": "prison_staff", "misconduct_type": "corruption"}
_YOUTH = {
    "measure": "dismissals",
    "stage_or_outcome": "dismissed",
    "body": "youth_custody_service",
    "population": "youth_custody_staff",
    "misconduct_type": "inappropriate_relationship",
}
_BAND = {
    "measure": "proceedings",
    "stage_or_outcome": "charged_internally",
    "body": "hmpps",
    "population": "prison_officers_band_3_5",
    "misconduct_type": "inappropriate_relationship",
}
_ROLES = {"measure": "proceedings", "stage_or_outcome": "disciplined", "body": "hmpps", "misconduct_type": "contraband"}
_DOMESTIC = {
    "measure": "allegations",
    "stage_or_outcome": "alleged",
    "body": "northumbria_police",
    "unit": "complaints",
}


def fill(settings: Settings) -> None:
    """Accept all toy releases, park one and quarantine one."""
    toy = ToyLake(settings)
    _prison_convictions(toy)
    _youth_custody(toy)
    _bands_and_roles(toy)
    _police(toy)
    _not_accepted(toy)
    _announced(toy)


def _prison_convictions(toy: ToyLake) -> None:
    to_august = period(date(2016, 1, 1), date(2016, 8, 8), "part_year", "2016 (to 8 August)")
    rows = [
        _OFFICERS | year(2014) | hidden("5≤", 1, 5),
        _OFFICERS | year(2015) | exact(12),
        _OFFICERS | to_august | hidden("5≤", 1, 5),
    ]
    caveat = {
        "kind": "part_year",
        "text": "The figure for 2016 stops on 8 August.",
        "where": {"period_kind": "part_year"},
    }
    finding: Row = {
        "rule": "SUP-402",
        "severity": "warning",
        "cells": [0],
        "cell_refs": ["T1!B2"],
        "meaning": "Fewer numbers are possible than the sign allows.",
        "candidates_left": 4,
        "waived": False,
        "waiver": None,
    }
    toy.accept("noms_foi/foi_106812", "noms", date(2017, 1, 25), rows, caveats=[caveat], findings=[finding])

    pooled = period(date(2010, 1, 1), None, "multi_year", "Total")
    to_date = period(date(2013, 1, 1), None, "part_year", "2013 (to date)")
    counts = {2010: 18, 2011: 20, 2012: 25}
    rows = [_STAFF | year(number) | exact(count) for number, count in counts.items()]
    rows += [_STAFF | to_date | exact(11), _STAFF | pooled | exact(74) | {"is_total": True}]
    toy.accept("hansard_written_answers/hc_2013_09_02", "ministry_of_justice", date(2013, 9, 2), rows)
    counts = {2010: 17, 2011: 20, 2012: 24, 2013: 23}
    rows = [_STAFF | year(number) | exact(count) for number, count in counts.items()]
    toy.accept("noms_foi/foi_104637", "noms", date(2015, 5, 26), rows)


def _youth_custody(toy: ToyLake) -> None:
    pooled = period(date(2019, 1, 1), date(2023, 12, 31), "multi_year", "TOTAL")
    rows = [_YOUTH | pooled | exact(3) | {"is_total": True}]
    rows += [_YOUTH | year(2019 + number) | exact(count) for number, count in enumerate((1, 1, 1, 0, 0))]
    broken = {
        "on": "2019-04-01",
        "body": "youth_custody_service",
        "measures": ["dismissals"],
        "misconduct_types": ["all"],
        "what": "A new unit keeps the records.",
    }
    toy.accept(
        "moj_written_answers/pq_13144",
        "ministry_of_justice",
        date(2024, 2, 14),
        rows,
        body="youth_custody_service",
        breaks=[broken],
    )


def _bands_and_roles(toy: ToyLake) -> None:
    female, male, total = {"gender": "female"}, {"gender": "male"}, {"is_total": True}
    rows = [
        _BAND | financial(2019) | female | exact(9),
        _BAND | financial(2019) | male | exact(3),
        _BAND | financial(2019) | total | exact(12),
        _BAND | financial(2020) | female | hidden("~", 1, None),
        _BAND | financial(2020) | male | hidden("~", 1, None),
        _BAND | financial(2020) | total | exact(11),
        _BAND | financial(2021) | female | without("not_supplied"),
        _BAND | financial(2021) | male | without("not_supplied"),
        _BAND | financial(2021) | total | exact(7),
    ]
    toy.accept("moj_written_answers/pq_121518", "ministry_of_justice", date(2025, 3, 1), rows, body="hmpps")
    roles: dict[str, Any] = {
        "prison_managers": exact(0),
        "prison_officers_band_3_5": exact(19),
        "prison_psychology": hidden("~", 1, 2),
    }
    rows = [_ROLES | financial(2013) | figure | {"population": role} for role, figure in roles.items()]
    rows.append(_ROLES | financial(2013) | exact(20) | {"population": "prison_staff"} | total)
    toy.accept("moj_written_answers/pq_266755", "ministry_of_justice", date(2019, 6, 27), rows, body="hmpps")
    cells = [
        {"measure": "allegations", "stage_or_outcome": "alleged", "body": "hmpps"}
        | year(number)
        | without("not_supplied")
        for number in (2017, 2018)
    ]
    promise = {
        "what": "April to December 2019",
        "body": "hmpps",
        "measure": "allegations",
        "period_start": "2019-04-01",
        "period_end": "2019-12-31",
        "due_on": "2020-11-26",
        "where": "Staff equalities report",
        "exemption": "FOIA s22",
    }
    toy.accept(
        "ministry_of_justice_foi/foi_200123029",
        "ministry_of_justice",
        date(2020, 2, 1),
        cells,
        body="hmpps",
        promises=[promise],
    )


def _police(toy: ToyLake) -> None:
    formal = period(date(2018, 1, 1), date(2019, 6, 30), "multi_year", "2018 to 2019") | {
        "breakdown": "formal_complaint"
    }
    rows = [
        _DOMESTIC | year(2019) | exact(4),
        _DOMESTIC | year(2019) | exact(3) | {"gender": "female"},
        _DOMESTIC | formal | exact(1, "one"),
        _DOMESTIC | period(None, None, "not_stated", "recently") | exact(6),
        _DOMESTIC | period(None, None, "not_stated", "before that") | exact(5),
        _DOMESTIC | period(date(2020, 1, 1), None, "part_year", "2020 so far") | hidden("<5", 1, 4),
    ]
    toy.accept(
        "northumbria_police_foi/foi_248_22", "northumbria_police", date(2022, 3, 31), rows, body="northumbria_police"
    )
    force = {
        "body": "metropolitan_police",
        "misconduct_type": "sexual_activity_on_duty",
        "population": "police_officers",
    }
    pooled = period(date(2017, 1, 1), date(2023, 2, 1), "multi_year", "since 2017")
    words = {"raw_value": "56 or fewer", "value_lower": 0, "value_upper": 56, "status": "bounded"}
    over = {
        "raw_value": "over 34,000",
        "value_lower": 34001,
        "value_upper": None,
        "status": "bounded",
        "is_subject": False,
    }
    rows = [
        force | pooled | exact(12) | {"measure": "dismissals", "stage_or_outcome": "dismissed"},
        force | pooled | words | {"measure": "allegations", "stage_or_outcome": "alleged"},
        force
        | period(date(2023, 2, 1), date(2023, 2, 1), "point", "now")
        | over
        | {"measure": "workforce", "stage_or_outcome": "serving", "misconduct_type": "all"},
    ]
    withheld = [{"what": "Details of each case", "exemption": "FOIA s40(2)"}]
    toy.accept(
        "metropolitan_police_foi/foi_23_028043",
        "metropolitan_police",
        date(2023, 2, 20),
        rows,
        body="metropolitan_police",
        withheld=withheld,
        foi={"asked_on": "2022-12-30", "answered_on": "2023-02-20", "outcome": "full"},
        foi_timing={"answer_due_on": "2023-01-31", "working_days_taken": 35, "statutory_days_taken": 34},
        promises=[
            {"what": "A data set", "body": "metropolitan_police", "measure": "allegations", "due_on": "2023-03-31"},
            {"what": "Another", "body": "metropolitan_police", "measure": "allegations"}
            | {"settled": {"how": "kept", "on": "2023-06-01", "where": "Publication scheme"}},
        ],
    )


def _not_accepted(toy: ToyLake) -> None:
    blocked = "northumbria_police_foi/foi_1247_19"
    toy.know(blocked, "northumbria_police", date(2019, 11, 1), body="northumbria_police")
    finding = {
        "rule": "SUP-301",
        "severity": "critical",
        "cells": [],
        "cell_refs": ["T1!B12"],
        "meaning": "The years add to 32 beside a stated 30.",
        "candidates_left": None,
        "waived": False,
        "waiver": None,
    }
    toy.judge(blocked, "quarantined", [finding], [])
    toy.ledger.enter("northumbria_police_foi/foi_90_23", "needs_mapping", "Two labels wait for a person.", "toy")


def _announced(toy: ToyLake) -> None:
    """One that is out, one put off and still to come, one that is late, one without a day, one cancelled."""
    calendar = Calendar(toy.storage, "hmpps_staff_equalities")
    seen, words = date(2023, 10, 1), ("A toy report", "https://www.gov.uk/toy")
    out = Announced("out", *words, "23 November 2023", "confirmed", due_on=date(2023, 11, 23))
    calendar.put(out, seen)
    calendar.put(replace(out, state="released", released_as="/toy/2023"), date(2023, 11, 25))
    later = Announced("put off", *words, "1 December 2098", "provisional", due_on=date(2098, 12, 1))
    calendar.put(later, seen)
    calendar.put(replace(later, display_date="1 June 2099", due_on=date(2099, 6, 1), note="Checks."), seen)
    calendar.put(Announced("late", *words, "24 November 2022", "confirmed", due_on=date(2022, 11, 24)), seen)
    calendar.put(Announced("in words", *words, "November 2022", "provisional"), seen)
    calendar.put(Announced("off", *words, "1 May 2023", "cancelled", due_on=date(2023, 5, 1)), seen)
