"""What stands around a table: caption, corner, the sentence that leads to it, and what they say of period and body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.language.mentions import numbers_in
from ingest.language.periods import Period, find_periods, read_period
from ingest.reading.dating import Times
from ingest.reading.explaining import explains
from ingest.reading.meaning import body_in, has_sense, is_countable, only_people_in
from ingest.reading.qualified import qualifying
from ingest.reading.rules import Policy
from ingest.reading.speaking_for import place_counted
from ingest.tables.grid import Understood
from ingest.tables.heads import corner_like
from ingest.tables.regions import is_title

_NUMBERED = re.compile(
    r"^\W*(?:table|figure|chart|annex|appendix)\s+[0-9A-Z][0-9A-Za-z.]{0,5}\s*[:.–—-]?\s*", re.IGNORECASE
)
_ENCLOSED = re.compile(r"^\((?:caption\s*:?\s*)?(.*)\)$", re.IGNORECASE)
_MARKS = re.compile(
    r"\(\s*[0-9]{1,2}\s*\)|\[(?:note )?[0-9]{1,2}\]|(?<=[a-z])[0-9]{1,2}(?:,[0-9])*(?=[\s,.)]|$)|[*†‡]+|"
    r"[¹²³⁴-⁹]+(?:,\s?[¹²³⁴-⁹]+)*"
)
# A line that says what the rows are, not what is counted.
_AXIS = re.compile(
    r"\W*(?:date|rank|month|year|type|category|grade|role|brief|details?|nature)\b(?! (?:of|to) date)", re.IGNORECASE
)
_STRONG = re.compile(
    r"\b(?:(?:following|below|above) (?:table|figures|data|information)|tables? (?:below|"
    r"shows?|provides?|gives?|sets?)|"
    r"(?:shown|set out|provided|given|listed|detailed|as) (?:below|follows)|"
    r"below is|breakdown|broken down|number of|how many)\b",
    re.IGNORECASE,
)
# `Request: officers dismissed, by rank`: what was asked for, as a heading says it.
_ASKED_FOR = re.compile(
    r"^\W*(?:(?:your |the |this )?(?:request|question|enquiry)|information (?:requested|sought|asked for)|"
    r"(?:q|r)(?=\s?[0-9])|"
    r"subject|requested|sought)\s*(?:no\.?|number)?\s*[0-9]{0,2}[a-z]?\s*[:.–—-]\s+",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:below|following|as follows|table|figures|data)\b|:$", re.IGNORECASE)


@dataclass(frozen=True)
class Surroundings:
    """What a document says outside its tables; `own` is its publisher where it quotes another body."""

    publisher: str
    times: Times
    policy: Policy
    hiding: set[str] = field(default_factory=set)
    nil: set[str] = field(default_factory=set)
    own: str = ""


@dataclass(frozen=True)
class Frame:
    """The words above one table, and what they settle for all its figures; `said` is every one of them, as printed."""

    title: str
    label: str
    around: str
    period: Period | None
    years: list[Period]
    body: str | None
    people: str
    doubts: tuple[str, ...] = ()
    borrowed: bool = False
    whole: str = ""
    said: tuple[str, ...] = ()
    lead: str = ""


def frame_of(table: Understood, above: list[str], publisher: str, own_above: int = 1, below: str = "") -> Frame:
    """The frame of a table under the lines `above` it, the nearest last; `own_above` of them below the last table.

    `below` is the caption that stands under it, where none stands above.
    """
    own = [cell.text.strip() for cell in table.caption if cell.text.strip()]
    if not any(is_title(text) for text in own) and (title := below or _title_above(above, own_above)):
        own.insert(0, title)
    corner = table.corner.text.strip() if table.corner else ""
    if corner and not corner_like(corner):
        own.append(corner)
    titles = ["" if _AXIS.match(text) else bare_title(text) for text in own]
    if not any(titles) and above and _is_heading(above[-1]):
        titles = [bare_title(above[-1])]
        own = [above[-1]]
    words = " ".join(text for text in titles if text)
    borrowed = False
    lead = lead_of(above)
    if lead and not is_countable(words):
        words, borrowed = " ".join([words, bare_title(lead)]).strip(), not words
    if borrowed or not words:
        borrowed, words = (
            (False, bare_title(told)) if (told := qualifying(above, _labels_of(table))) else (borrowed, words)
        )
    around = " ".join([*(_NOTED_YEAR.sub(r"\1 ", text) for text in own), corner, words if borrowed else ""])
    whole = _BY_AXIS.sub("", words)
    words = _without_axes(whole, table)
    years = [m.period for m in find_periods(around)]
    label = own[0] if own else above[-1] if above and re.search(r"[^\W\d_]{2}", above[-1]) else ""
    period, doubts = _one_period(years, above, label)
    said = tuple(dict.fromkeys(text for text in (*own, corner, lead) if text))
    body = next((name for text in (around, *own) if (name := body_in(text))), None) or place_counted(around, publisher)
    other = "" if lead in own else lead
    return Frame(
        words, _short(label), around, period, years, body, only_people_in(words), doubts, borrowed, whole, said, other
    )


def _labels_of(table: Understood) -> set[str]:
    """The words of the labels beside and above the figures."""
    over = {label.text for row in table.rows[:1] for column in row.columns for label in column.labels}
    return over | {cell.text for row in table.rows for cell in (*row.bands, *row.labels)}


def _title_above(above: list[str], own_above: int) -> str:
    """The nearest line above that names a table, over remarks on how to read it, but never over another table."""
    near = above[-max(min(own_above, 6), 1) :]
    return next((text for text in reversed(near) if is_title(text)), "")


_NOTED_YEAR = re.compile(r"((?<![0-9])(?:19|20)[0-9]{2}(?:[/–-][0-9]{2})?)[0-9](?=[\s(,.;:]|$)")
_BY_AXIS = re.compile(
    r",? (?:broken down )?by (?!(?:way|means|police|prison|probation|officers?|"
    r"staff|the|a|an|members?)\b)[\w /&-]{2,40}(?=,|$| for | in | between )",
    re.IGNORECASE,
)


_KNOWN_AXES = re.compile(
    r"\W*by (?:(?:the|each|every|financial|calendar|reporting|year|month|quarter|gender|sex|rank|grade|band|outcome|"
    r"result|type|kind|force|region|area|prison|establishment|age|ethnicity|sanction|and|of (?:outcome|misconduct|"
    r"allegation|sanction))s?\W*)+",
    re.IGNORECASE,
)


def is_plain_title(text: str) -> bool:
    """Whether all that a caption says its table is broken down by are labels it has, like `by gender and year`."""
    return all(_KNOWN_AXES.fullmatch(found.group()) for found in _BY_AXIS.finditer(text))


def _is_heading(text: str) -> bool:
    """Whether the line right above a table is its heading: short, no sentence, and says what is counted."""
    if len(text) >= 160 or re.search(
        r"[.?!;]\W*$|[0-9]\s?%|^\W*(?:date|ref(?:erence)?|request|foi)\b", text, re.IGNORECASE
    ):
        return False
    return has_sense(text) and not numbers_in(text) and not explains(text)


def lead_of(above: list[str]) -> str:
    """The sentence that leads to a table: the nearest that speaks of a table or a number, else of figures; or none."""
    strong = next((text for text in reversed(above[-5:]) if _leads(text)), "")
    return strong or next((t for t in reversed(above[-2:]) if _WEAK.search(t) and not explains(t)), "")


def _leads(text: str) -> bool:
    """Whether a sentence says that figures of something follow, or asks for them."""
    if explains(text) or not is_countable(text):
        return False
    return bool(_STRONG.search(text)) or (_ASKED_FOR.match(text) is not None and has_sense(text))


def bare_title(text: str) -> str:
    """A caption without its number, its brackets and its footnote marks."""
    text = _NOTED_YEAR.sub(r"\1 ", text)
    text = _ASKED_FOR.sub("", _NUMBERED.sub("", text.strip(" *#:\t")), count=1)
    if found := _ENCLOSED.match(text):
        text = found.group(1)
    return " ".join(_MARKS.sub("", text).split()).strip(" :.")


def _without_axes(title: str, table: Understood) -> str:
    """What the labels tell apart is left out of the caption: `for misconduct and gross misconduct` over such bands."""
    axes = [
        {band.text for row in table.rows for band in row.bands},
        {label.text for row in table.rows for label in row.labels},
        {label.text for row in table.rows[:1] for column in row.columns for label in column.labels},
    ]
    for axis in axes:
        words = sorted({bare_title(text) for text in axis if 3 < len(text) < 60}, key=len, reverse=True)
        either = "|".join(re.escape(word) for word in words[:60] if word)
        listed = rf"(?:(?:for|of|by|in|with|between)\s+)?(?:{either})(?:\s*(?:,|and|or|/|&)\s*(?:{either}))+"
        title = re.sub(listed, "", title, flags=re.IGNORECASE) if len(words) > 1 else title
    return " ".join(title.split()).strip(" ,;:")


def _short(text: str) -> str:
    found = _NUMBERED.match(text)
    return (found.group() if found else text[:80]).strip(" :.–—-")


def _one_period(years: list[Period], above: list[str], label: str) -> tuple[Period | None, tuple[str, ...]]:
    """The one period the caption names; else the one of the lines above, in doubt."""
    if len(years) == 1:
        return years[0], ()
    if years:
        return None, ("the caption names several periods",)
    if (found := _NUMBERED.match(label)) and (said := _said_of(found.group().strip(" :.–—-"), above)):
        return said, ()
    for text in reversed(above[-3:]):
        named = [m.period for m in find_periods(text) if m.period.kind != "point"]
        if len(named) == 1:
            sure = bool(re.match(r"\W*(?:(?:reporting|time) )?period\b", text, re.IGNORECASE))
            # A line that is a year and nothing else, right above a table, is its heading.
            sure = sure or (text is above[-1] and named[0].sure and read_period(text.strip(" :.")) is not None)
            return named[0], () if sure else ("the period stands in the prose above",)
        if named:
            return None, ("the prose above names several periods",)
    return None, ("no period",)


_SHOWS = r"(?:below |above )?(?:shows?|gives?|sets? out|covers?|lists?|has|is|contains?|provides?)\b"


def _said_of(name: str, above: list[str]) -> Period | None:
    """The period of the one sentence that says what a table of that name shows."""
    names = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)\s+{_SHOWS}", re.IGNORECASE)
    said = [text for text in above if names.search(text)]
    told = [m.period for text in said for m in find_periods(text) if m.period.kind != "point"]
    return told[0] if len(told) == 1 and told[0].sure else None
