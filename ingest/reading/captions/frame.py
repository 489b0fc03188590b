"""What stands around a table: caption, corner, the sentence that leads to it, and what they say of period and body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.language.glosses import without_glosses
from ingest.language.mentions import numbers_in
from ingest.language.periods import Period
from ingest.reading.captions.caption_sentences import caption_among, named_above
from ingest.reading.captions.caption_times import one_period, year_alone
from ingest.reading.captions.caption_words import (
    ASKED_FOR,
    BY_AXIS,
    NOTED_YEAR,
    bare_title,
    labels_of,
    own_words,
    says_itself,
    short_name,
    title_above,
    without_axes,
)
from ingest.reading.captions.leads import (
    asks_several,
    governs,
    heading_of_several,
    is_phrase,
    since_question,
    without_opening,
)
from ingest.reading.captions.qualified import points_back, qualifying
from ingest.reading.captions.speaking_for import place_counted, place_on_a_line
from ingest.reading.signs.rules import Policy, defines_sign
from ingest.reading.times.asked_period import since_last_question
from ingest.reading.times.dating import Times
from ingest.reading.words.explaining import explains, up_to_what_is_given
from ingest.reading.words.furniture import heads_a_reply
from ingest.reading.words.meaning import body_in, has_sense, is_countable, only_people_in
from ingest.tables.grid import Understood

# A line that says what the rows are, not what is counted.
_AXIS = re.compile(
    r"\W*(?:date|rank|month|year|type|category|grade|role|brief|details?|nature)\b(?! (?:of|to) date)", re.IGNORECASE
)
_STRONG = re.compile(
    r"\b(?:(?:following|below|above) (?:table|figures|data|information)|tables? (?:below|"
    r"shows?|provides?|gives?|sets?)|"
    r"(?:shown|set out|provided|given|listed|detailed|as) (?:below|follows)|"
    r"below is|break(?:ing)? ?down|broken down|number of|how many)\b",
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
    """The words above one table, and what they settle for all its figures; `said` is every one of them, as printed.

    `borrowed` is a title taken from a sentence above; it `governs` where it leads to this table and to one thing.
    `sums` are the title for the total rows and the total columns.
    """

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
    governs: bool = False
    sums: tuple[str, str] = ("", "")

    def title_of(self, is_row: bool, is_column: bool) -> str:
        """The title for a figure: a total row is of all that the rows tell apart, not of what the columns do."""
        if is_row and is_column:
            return self.whole
        return self.sums[0] if is_row else self.sums[1] if is_column else self.title


def frame_of(
    table: Understood, above: list[str], publisher: str, own_above: int = 1, below: str = "", touching: str = ""
) -> Frame:
    """The frame of a table under the lines `above` it, the nearest last; `own_above` of them below the last table.

    `below` is the caption that stands under it, where none stands above; `touching` stands right on top of it.
    """
    given = up_to_what_is_given(above)
    if (left := own_above - len(above) + len(given)) > 0:
        above, own_above = given, left
    corner = table.corner.text.strip() if table.corner else ""
    own, titles = _titles(table, corner, above, own_above, below, touching)
    lead = lead_of(since_question(above))
    whole, borrowed = _worded(" ".join(text for text in titles if text), lead, above, table)
    around = " ".join([*(NOTED_YEAR.sub(r"\1 ", text) for text in own), corner, whole if borrowed else ""])
    whole = BY_AXIS.sub("", whole)
    words = without_axes(whole, table)
    years = [m.period for m in without_glosses(around)]
    label = own[0] if own else named_above(above)
    period, doubts = one_period(years, since_last_question(above), label)
    if not years and own_above and above and (heading := year_alone(above[-1])):
        period, doubts = heading, ()
    is_own = borrowed and governs(lead, above)
    return Frame(
        title=without_opening(words) if is_own else words,
        label=short_name(label),
        around=around,
        period=period,
        years=years,
        body=_whose((around, *own), above[-own_above:] if own_above else [], publisher),
        people=("" if borrowed and asks_several(lead) else only_people_in(words))
        or only_people_in(heading_of_several(label, above)),
        doubts=doubts,
        borrowed=borrowed,
        whole=whole,
        said=tuple(dict.fromkeys(text for text in (*own, corner, lead) if text)),
        lead="" if lead in own else lead,
        governs=is_own,
        sums=(without_axes(whole, table, beside=False), without_axes(whole, table, above=False)),
    )


def _whose(texts: tuple[str, ...], lines: list[str], publisher: str) -> str | None:
    """The body that the words of a table name, the caption first; else the place that these or a line above say."""
    named = next((name for text in texts if (name := body_in(text))), None)
    return named or place_counted(texts[0], publisher) or place_on_a_line(lines, texts[0].strip(), publisher)


def _titles(
    table: Understood, corner: str, above: list[str], own_above: int, below: str, touching: str
) -> tuple[list[str], list[str]]:
    """The lines that are a table's own, as printed and as titles; else the heading right above it."""
    own = own_words(table, corner, below or title_above(above, own_above))
    titles = ["" if _AXIS.match(text) or heads_a_reply(text) else bare_title(text) for text in own]
    near = above[-min(own_above, _NEAR) :] if own_above else []
    if near and all(map(year_alone, near)):
        near = above[-_NEAR:]  # nothing but a year of its own: it goes on under the heading of the table before
    headings = [text for text in near if year_alone(text) is None][-1:]
    is_bare = not any(titles) or (own == [corner] and len(corner.split()) == 1)  # one word heads its column
    if is_bare and headings and _is_heading(headings[0]):
        return headings, [bare_title(headings[0])]
    if not any(titles) and (sentence := caption_among(above[-min(own_above, _NEAR) :] if own_above else [])):
        return [sentence], [bare_title(sentence)]
    return ([touching, *own], [bare_title(touching)]) if is_bare and touching else (own, titles)


def _worded(title: str, lead: str, above: list[str], table: Understood) -> tuple[str, bool]:
    """What is counted, and whether a sentence above says so rather than the table's own title."""
    title, lead = ("", title) if points_back(title) else (title, lead)
    words, borrowed = title, False
    if lead and not is_countable(title) and (is_countable(lead) or not says_itself(table)):
        words, borrowed = " ".join([title, bare_title(lead)]).strip(), not title
    named = labels_of(table) | ({lead} if points_back(lead) else set())
    if (borrowed or not words) and (told := qualifying(above, named)) and not asks_several(told):
        return bare_title(told), False
    return words, borrowed


def _is_heading(text: str) -> bool:
    """Whether the line right above a table is its heading: short, no sentence, and says what is counted."""
    text = text.rstrip(" .") if is_phrase(text) else text
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
    if explains(text) or defines_sign(text) or not is_countable(text):
        return False
    return bool(_STRONG.search(text)) or (ASKED_FOR.match(text) is not None and has_sense(text))


_NEAR = 4
