"""What must hold of intervals whatever the case: they are exact, and change only as what is published changes."""

from __future__ import annotations

import copy
import random

from builders.case_files import POLICY, Case, case_of, contradicts, within
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from expectations.cases.case import judged


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, list[int]]:
    """Up to nine figures, some hidden, with true relations between them; and the truth."""
    truth = draw(st.lists(st.integers(0, 6), min_size=3, max_size=7))
    relations: list[Case] = []
    for _ in range(draw(st.integers(1, 4))):
        some = draw(st.lists(st.integers(0, len(truth) - 1), min_size=2, max_size=3, unique=True))
        names = [f"c{cell}" for cell in some]
        value = sum(truth[cell] for cell in some)
        kind = draw(st.sampled_from(["sum", "sum", "sum_le", "linear", "le"]))
        if kind in ("sum", "sum_le") and len(truth) < 9:
            truth.append(value + (draw(st.integers(0, 2)) if kind == "sum_le" else 0))
            relations.append({"type": kind, "total": f"c{len(truth) - 1}", "parts": names})
        elif kind == "le":
            small, big = sorted(some[:2], key=lambda cell: truth[cell])
            relations.append({"type": "le", "small": f"c{small}", "big": f"c{big}"})
        else:
            factors = [draw(st.sampled_from([1, -1, 2, 3])) for _ in some]
            rhs = sum(factor * truth[cell] for factor, cell in zip(factors, some, strict=True))
            terms = [[factor, name] for factor, name in zip(factors, names, strict=True)]
            relations.append({"type": "linear", "terms": terms, "op": draw(st.sampled_from(["==", "<="])), "rhs": rhs})
    return case_of([draw(shown(figure)) for figure in truth], relations), truth


def shown(figure: int) -> st.SearchStrategy[str]:
    ways = ["~"] if 1 <= figure <= 3 else [str(figure), str(figure)]
    return st.sampled_from([*ways, "#"] if figure <= 9 else ways)


def with_raw(case: Case, cell: str, raw: str) -> Case:
    made = copy.deepcopy(case)
    next(one for one in made["cells"] if one["id"] == cell)["raw"] = raw
    return made


@settings(max_examples=40, deadline=None)
@given(cases(), st.data())
def test_every_end_has_a_witness_and_nothing_beyond_it_has(made: tuple[Case, list[int]], data: st.DataObject) -> None:
    case, truth = made
    intervals = judged(case)["intervals"]
    assert all(low <= truth[int(cell[1:])] <= high for cell, (low, high) in intervals.items())
    assume(intervals)
    cell = data.draw(st.sampled_from(sorted(intervals)))
    low, high = intervals[cell]
    beyond = [value for value in (low - 1, high + 1) if value >= 0]
    assert not any(contradicts(with_raw(case, cell, str(end))) for end in {low, high})
    raw = next(one["raw"] for one in case["cells"] if one["id"] == cell)
    least, most = POLICY["markers"][raw]["range"]
    assert all(contradicts(with_raw(case, cell, str(value))) for value in beyond if least <= value <= most)


@settings(max_examples=40, deadline=None)
@given(cases(), st.data())
def test_a_relation_more_never_widens(made: tuple[Case, list[int]], data: st.DataObject) -> None:
    case, truth = made
    cell = data.draw(st.integers(0, len(truth) - 1))
    more = {"type": "at_least", "cell": f"c{cell}", "value": data.draw(st.integers(0, truth[cell]))}
    if data.draw(st.booleans()):
        more = {"type": "at_most", "cell": f"c{cell}", "value": truth[cell] + data.draw(st.integers(0, 3))}
    wide = judged(case)["intervals"]
    narrow = judged({**case, "relations": [*case["relations"], more]})["intervals"]
    assert narrow.keys() == wide.keys()
    assert all(within(narrow[name], wide[name]) for name in wide)


@settings(max_examples=40, deadline=None)
@given(cases(), st.data())
def test_a_mask_more_never_narrows_another(made: tuple[Case, list[int]], data: st.DataObject) -> None:
    case, _ = made
    printed = [one["id"] for one in case["cells"] if one["raw"].isdigit() and int(one["raw"]) <= 9]
    assume(printed)
    before = judged(case)["intervals"]
    after = judged(with_raw(case, data.draw(st.sampled_from(printed)), "#"))["intervals"]
    assert all(within(before[name], after[name]) for name in before)


@settings(max_examples=40, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_names_order_releases_and_empty_columns_change_nothing(
    made: tuple[Case, list[int]], chance: random.Random
) -> None:
    case, _ = made
    expected = judged(case)
    assert judged(case) == expected, "judged twice"
    for change in (renamed, shuffled, split, with_zeros):
        altered = judged(change(copy.deepcopy(case), chance))
        assert altered["verdict"] == expected["verdict"], change.__name__
        assert {n.removeprefix("x-"): ends for n, ends in altered["intervals"].items()} == expected["intervals"]
        assert facts(altered) == facts(expected), change.__name__


def facts(result: Case) -> set[tuple[str, str, str]]:
    return {(f["class"], f["severity"], c.removeprefix("x-")) for f in result["findings"] for c in f["cells"]}


def renamed(case: Case, _: random.Random) -> Case:
    for cell in case["cells"]:
        cell["id"] = f"x-{cell['id']}"
    for relation in case["relations"]:
        for key, value in relation.items():
            if key == "terms":
                relation[key] = [[factor, f"x-{cell}"] for factor, cell in value]
            elif key == "parts":
                relation[key] = [f"x-{cell}" for cell in value]
            elif key in ("total", "small", "big"):
                relation[key] = f"x-{value}"
    return case


def shuffled(case: Case, chance: random.Random) -> Case:
    chance.shuffle(case["cells"])
    chance.shuffle(case["relations"])
    for relation in case["relations"]:
        chance.shuffle(relation.get("parts", []))
        chance.shuffle(relation.get("terms", []))
    return case


def split(case: Case, chance: random.Random) -> Case:
    """The same figures in two releases of one rule."""
    case["releases"].append({**case["releases"][0], "id": "R2", "published": "2020-02-01"})
    for cell in case["cells"][1:-1]:
        cell["release"] = chance.choice(["R", "R2"])
    case["cells"][-1]["release"] = "R2"
    return case


def with_zeros(case: Case, _: random.Random) -> Case:
    """A column of noughts beside the others."""
    for number, relation in enumerate(case["relations"]):
        if "parts" in relation:
            case["cells"].append({"id": f"zero{number}", "release": "R", "raw": "0"})
            relation["parts"].append(f"zero{number}")
    return case


@settings(max_examples=25, deadline=None)
@given(cases())
def test_a_release_loaded_again_adds_nothing(made: tuple[Case, list[int]]) -> None:
    case, _ = made
    again = copy.deepcopy(case)
    again["releases"].append({**case["releases"][0], "id": "R2", "published": "2020-02-01"})
    again["cells"] += [{**cell, "id": f"again-{cell['id']}", "release": "R2"} for cell in case["cells"]]
    again["relations"] += [{"type": "eq", "a": cell["id"], "b": f"again-{cell['id']}"} for cell in case["cells"]]
    once, twice = judged(case), judged(again)
    assert {name: twice["intervals"][name] for name in once["intervals"]} == once["intervals"]
    assert {name: twice["intervals"][f"again-{name}"] for name in once["intervals"]} == once["intervals"]
