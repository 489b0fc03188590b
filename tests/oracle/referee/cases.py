"""Seeded cases in the case format: random tables, crooked strings, several releases, every kind of relation."""

from __future__ import annotations

import random
from typing import Any

Case = dict[str, Any]
MASKS = [([1, 2], [1, 2]), ([1, 5], [1, 5]), ([1, 4], [1, 4]), ([1, 3], [0, 3]), ([0, 4], [0, 4]), ([1, 5], [2, 5])]
STRINGS = """nil|None|zero|5*|~†|7 [note 2]|3(p)|4 [r]| 6 |1,234|12,34|1,2345|0,001|∼|～|≤5|5≤|<3|*|-||fewer than 5
up to 10|10 to 12|no more than 3|at least 3|over 34,000|under 5|more than 2|5 or fewer|3 or more|less than 3|-2|3.5|-0
007|[c]|..|c|:|~*|~ †|56 or fewer|12 to 10|between 2 and 4|fewer than 0|fewer than 1|4‡|2 (r) [note 1]|(5)|1 234|N/A
2+|1e3|٣|９|*†|* [note 1]|above 2|not more than 4|-1,234|1,234.5|5 (P)""".replace("\n", "|").split("|")
PERCENTS = ["50%", "33.3%", "0%", "100%", "66.7%", "25%", "20.0%", "67%", "33", "12.5%", "-5%", "~", "n/k", "40 %"]


def a_case(seed: int) -> Case:
    """One case of a family chosen by the seed."""
    rng = random.Random(seed)  # noqa: S311 - cases are made up, not secret
    family = (tables, tangles, histories, strings, chains)[seed % 5]
    case = family(rng)
    case.update(format="sdc-gate-case/1", id=f"s{seed}")
    return case


def a_policy(rng: random.Random, rounds: float = 0.15) -> Case:
    hides, shown = rng.choice(MASKS)
    markers: Case = {"~": {"kind": "masked", "range": list(shown)}}
    if rng.random() < 0.4:
        low = rng.choice([0, 1, 1])
        markers["[s]"] = {"kind": "masked", "range": [low, None], "secondary": True}
    if rng.random() < 0.3:
        markers["*"] = {"kind": "masked", "range": rng.choice([[3, 7], [1, 1], [2, 2], [1, 6], [0, 1]])}
    for symbol, kind in (("-", "zero"), ("..", "not_held"), ("z", "not_applicable")):
        if rng.random() < 0.5:
            markers[symbol] = {"kind": kind}
    markers["(implied)"] = {"kind": "implicit"}
    rounding = None
    if rng.random() < rounds:
        rounding = {"base": rng.choice([2, 3, 5, 10]), "mode": rng.choice(["nearest", "random"])}
    return {
        "stated": "figures in the range are not shown",
        "mask_range": list(hides) if rng.random() < 0.9 else None,
        "zero": rng.choice(["published", "published", "masked", "unspecified"]),
        "markers": markers,
        "rounding": rounding,
        "min_candidates": rng.choice([1, 2, 2, 3, 4]),
    }


def as_published(rng: random.Random, true: int, policy: Case, honest: float = 0.93) -> str:
    """The true value as this policy would show it, most of the time."""
    masked = [s for s, m in policy["markers"].items() if m["kind"] == "masked"]
    fits = [s for s in masked if policy["markers"][s]["range"][0] <= true <= (policy["markers"][s]["range"][1] or true)]
    draw = rng.random()
    if draw > honest:
        return rng.choice([*policy["markers"], str(true + rng.choice([-1, 1, 1])), rng.choice(STRINGS)])
    if fits and (draw < 0.35 or (policy["mask_range"] and policy["mask_range"][0] <= true <= policy["mask_range"][1])):
        return rng.choice(fits)
    if draw > honest - 0.05:
        return rng.choice(
            [f"{true} or fewer", f"at least {true}", "..", f"{max(0, true - 1)} to {true + 2}", "(implied)"]
        )
    if policy["rounding"]:
        base = policy["rounding"]["base"]
        down = true // base * base
        return str(down if 2 * (true - down) <= base else down + base)
    return f"{true:,}"


def release(number: int, rng: random.Random, policy: str | None = "P") -> Case:
    return {
        "id": f"R{number}",
        "publisher": rng.choice(["MoJ", "MoJ", "HMPPS"]),
        "series": rng.choice(["foi", "foi", "digest"]),
        "published": f"20{rng.choice([17, 18, 18, 19])}-0{rng.choice([1, 1, 2])}-01",
        "policy": policy,
    }


def a_cell(rng: random.Random, name: str, raw: str, home: str = "R1") -> Case:
    cell: Case = {"id": name, "release": home, "raw": raw}
    if rng.random() < 0.06:
        cell["subject"] = False
    return cell


def tables(rng: random.Random) -> Case:
    """A small two-way table with its margins, and a fact or two in prose."""
    policy = a_policy(rng)
    height, width = rng.choice([(1, 2), (1, 3), (2, 2), (2, 2), (2, 3), (3, 3)])
    truth = {f"c{i}{j}": rng.choice([0, 1, 1, 2, 2, 3, 4, 6, 9, 20]) for i in range(height) for j in range(width)}
    relations: list[Case] = []
    lines = [[f"c{i}{j}" for j in range(width)] for i in range(height)]
    lines += [[f"c{i}{j}" for i in range(height)] for j in range(width)] if height > 1 else []
    for number, line in enumerate(lines):
        if rng.random() < 0.9:
            truth[f"t{number}"] = sum(truth[c] for c in line) + (rng.choice([0, 2]) if rng.random() < 0.1 else 0)
            kind = "sum" if rng.random() < 0.9 else "sum_le"
            relations.append({"type": kind, "total": f"t{number}", "parts": list(line)})
    tops = [t for t in truth if t.startswith("t")][:height]
    if len(tops) > 1 and rng.random() < 0.6:
        truth["all"] = sum(truth[t] for t in tops)
        relations.append({"type": "sum", "total": "all", "parts": tops})
    cells = [a_cell(rng, name, as_published(rng, value, policy)) for name, value in truth.items()]
    for _ in range(rng.choice([0, 0, 1, 2])):
        relations.append(a_fact(rng, truth, cells))
    rng.shuffle(relations)
    return {"policies": {"P": policy}, "releases": [release(1, rng)], "cells": cells, "relations": relations}


def a_fact(rng: random.Random, truth: dict[str, int], cells: list[Case]) -> Case:
    """A relation that is (mostly) true of two or three cells of the table."""
    names = sorted(truth)
    one, two = rng.sample(names, 2)
    small, big = sorted((one, two), key=lambda c: truth[c])
    kind = rng.choice(["le", "at_least", "at_most", "pct", "linear", "eq", "revises"])
    if kind == "le":
        return {"type": "le", "small": small, "big": big}
    if kind in ("at_least", "at_most"):
        slip = rng.choice([0, 0, 0, 1, -1])
        return {"type": kind, "cell": one, "value": max(0, truth[one] + slip), "evidence": "prose"}
    if kind == "linear":
        factors = [rng.choice([1, 1, -1, 2, 3]) for _ in range(2)]
        rhs = factors[0] * truth[one] + factors[1] * truth[two]
        op = rng.choice(["<=", ">=", "="])
        return {"type": "linear", "terms": [[factors[0], one], [factors[1], two]], "op": op, "rhs": rhs}
    if kind == "pct" and truth[big]:
        decimals = rng.choice([0, 0, 1, 2])
        share = f"{100 * truth[small] / truth[big]:.{decimals}f}%"
        name = f"share{len(cells)}"
        raw = share if rng.random() < 0.9 else rng.choice(PERCENTS)
        cells.append({"id": name, "release": "R1", "raw": raw, "measure": "percent"})
        return {"type": "pct", "pct": name, "num": small, "den": big}
    equal = [n for n in names if n != one and truth[n] == truth[one]]
    if kind == "eq" and equal:
        return {"type": "eq", "a": one, "b": rng.choice(equal)}
    return {"type": "revises", "old": one, "new": two}


def tangles(rng: random.Random) -> Case:
    """Cells and relations at random, true to a hidden truth most of the time."""
    policy = a_policy(rng, rounds=0.1)
    truth = {f"x{i}": rng.choice([0, 1, 2, 2, 3, 4, 5, 8]) for i in range(rng.choice([3, 4, 5, 6]))}
    cells = [a_cell(rng, name, as_published(rng, value, policy, 0.9)) for name, value in truth.items()]
    relations: list[Case] = []
    for _ in range(rng.choice([1, 2, 3, 4])):
        if rng.random() < 0.35:
            parts = rng.sample(sorted(truth), rng.choice([2, 3]))
            total = f"y{len(cells)}"
            value = sum(truth[p] for p in parts)
            cells.append(a_cell(rng, total, as_published(rng, value, policy)))
            truth[total] = value
            relations.append({"type": rng.choice(["sum", "sum", "sum_le"]), "total": total, "parts": parts})
        else:
            relations.append(a_fact(rng, truth, cells))
    return {"policies": {"P": policy}, "releases": [release(1, rng)], "cells": cells, "relations": relations}


def histories(rng: random.Random) -> Case:
    """Several releases: rules that change or stay, the same statistic twice, year-to-date figures."""
    policies = {"P": a_policy(rng, 0.05), "Q": a_policy(rng, 0.05)}
    if rng.random() < 0.6:
        policies["Q"] = {**policies["P"], "stated": "the same in other words", "min_candidates": 3}
    count = rng.choice([2, 2, 3, 4])
    releases = [release(n, rng, rng.choice(["P", "P", "Q", None])) for n in range(1, count + 1)]
    for one in releases:
        if rng.random() < 0.3:
            one["policy_change_declared"] = True
    cells: list[Case] = []
    truth: dict[str, int] = {}
    relations: list[Case] = []
    for one in releases:
        policy = policies[one["policy"]] if one["policy"] else {**policies["P"], "markers": {}, "rounding": None}
        running = rng.choice([0, 1, 2, 6])
        for month in ("mar", "jun"):
            name = f"{one['id']}_{month}"
            running += rng.choice([0, 1, 2, 7])
            truth[name] = running
            raw = as_published(rng, running, policy, 0.95) if policy["markers"] else str(running)
            cells.append(a_cell(rng, name, raw, one["id"]))
        if one["policy"] and rng.random() < 0.5:
            name = f"{one['id']}_spring"
            cells.append({"id": name, "release": one["id"], "raw": "(implied)"})
            truth[name] = truth[f"{one['id']}_jun"] - truth[f"{one['id']}_mar"]
            parts = [f"{one['id']}_mar", name]
            relations.append({"type": "sum", "total": f"{one['id']}_jun", "parts": parts})
    for _ in range(rng.choice([0, 1, 2])):
        relations.append(a_fact(rng, truth, cells))
    for cell in cells:
        if cell.get("measure") == "percent":
            cell["release"] = releases[0]["id"]
    rng.shuffle(releases)
    return {"policies": policies, "releases": releases, "cells": cells, "relations": relations}


def strings(rng: random.Random) -> Case:
    """Crooked strings, each on its own or inside one sum."""
    policy = a_policy(rng, rounds=0.3)
    bare = rng.random() < 0.15
    cells = [a_cell(rng, f"s{i}", rng.choice([*STRINGS, *policy["markers"]])) for i in range(rng.choice([2, 3, 5]))]
    cells += [
        {"id": f"p{i}", "release": "R1", "raw": rng.choice(PERCENTS), "measure": "percent"}
        for i in range(rng.choice([0, 1]))
    ]
    relations: list[Case] = []
    if rng.random() < 0.4:
        relations.append({"type": "sum", "total": "s0", "parts": ["s1"]})
    if len(cells) > 2 and cells[-1]["id"] == "p0":
        relations.append({"type": "pct", "pct": "p0", "num": "s0", "den": "s1"})
    home = release(1, rng, None if bare else "P")
    return {"policies": {"P": policy}, "releases": [home], "cells": cells, "relations": relations}


def chains(rng: random.Random) -> Case:
    """Two tangles in two releases: side by side, or tied by one statistic that both publish."""
    one, two = tangles(rng), tangles(rng)
    names = {cell["id"]: f"{cell['id']}_later" for cell in two["cells"]}
    for cell in two["cells"]:
        cell.update(id=names[cell["id"]], release="R2")
    relations = [*one["relations"], *(renamed(relation, names) for relation in two["relations"])]
    for _ in range(rng.choice([0, 1, 2])):
        a, b = rng.choice(one["cells"])["id"], rng.choice(two["cells"])["id"]
        relations.append(rng.choice([{"type": "eq", "a": a, "b": b}, {"type": "le", "small": a, "big": b}]))
    relations = [r for r in relations if r["type"] == "pct" or not any("share" in c for c in str(r).split("'"))]
    rng.shuffle(relations)
    return {
        "policies": {"P": one["policies"]["P"], "Q": two["policies"]["P"]},
        "releases": [release(1, rng), release(2, rng, "Q")],
        "cells": [*one["cells"], *two["cells"]],
        "relations": relations,
    }


def renamed(relation: Case, names: dict[str, str]) -> Case:
    """The relation with the cells of the second tangle under their new names."""

    def other(value: Any) -> Any:
        if isinstance(value, list):
            return [other(entry) for entry in value]
        return names.get(value, value) if isinstance(value, str) else value

    return {key: value if key in ("type", "op", "evidence") else other(value) for key, value in relation.items()}
