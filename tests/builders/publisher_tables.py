"""Tables as publishers keep them on the desk, in every shape they come in; all figures are invented."""

from __future__ import annotations

from builders.workbooks import ods, ods_row, xlsx

RULE = 'threshold: 4\nzero: published\nmarkers: {"*": masked, "#": secondary}\n'

WITH_NOTES = """\
Table 3: Officers dismissed by year and gender,,,
Invented figures,,,
,,,
Year,Male,Female,Total
,,,
2018,"1,010",#,"1,013"
2019,8,9,17
2020,12,0,12
Total,"1,030",#,"1,042"
,,,
Note: figures of 4 or fewer are shown as *,,,
Source: a made-up force,,,
"""
MERGED = """\
Table 1,,,,,,,
,2018,,,2019,,,
Force,Male,Female,Total,Male,Female,Total,All years
Avon,10,*,13,20,6,26,39
Kent,11,7,18,#,#,25,43
Total,21,#,31,#,#,51,82
"""
SEVERAL = """\
Table 1: Dismissed,,
Year,Male,Female
2018,10,5
2019,*,6
Total,13,11

Table 2: Resigned,,
Rank,2018,2019
Constable,10,20
Sergeant,5,7
All,15,27
[note 1] A footnote,,
"""
TOTALS_FIRST = """\
Force,Total,Male,Female
All forces,60,30,30
Avon,20,*,18
Kent,20,10,10
Surrey,20,18,*
"""
SUBTOTALS = """\
Grade,2018,2019
Male officers,10,11
Female officers,5,6
Total officers,15,17
Male staff,*,20
Female staff,9,8
Total staff,12,28
Grand total,27,45
"""
PERCENT = """\
Force,Dismissed,Cases,% dismissed
Avon,*,40,10%
Kent,10,50,20.0%
Surrey,20,60,33.3%
Devon,#,80,12%
Total,44,230,19.1%
"""
SECTIONS = """\
Force,Male,Female,Total
Officers,,,
Avon,10,*,14
Kent,11,7,18
Total,21,#,32
Staff,,,
Avon,7,8,15
Kent,9,9,18
Total,16,17,33
"""
SIDE_BY_SIDE = """\
Year,Male,Total,,Rank,2018,2019
2018,5,10,,PC,7,8
2019,6,11,,Sgt,9,10
,,,,Total,16,18
"""
TIDY = """\
Force,Year,Gender,Count
Avon,2018,Male,10
Avon,2018,Female,*
Avon,2018,Total,13
Kent,2018,Male,12
Kent,2018,Female,6
Kent,2018,Total,18
"""
TWO_BREAKDOWNS = """\
Force,Total,Male,Female,White,Minority ethnic,Not stated
Avon,20,12,8,10,5,5
Kent,30,20,10,15,9,6
Surrey,25,*,22,14,6,5
"""
ROUNDED = "Year,Male,Female,Total\n2018,10,5,20\n2019,15,10,20\n2020,25,15,40\n"
WRONG_TOTAL = "Force,Male,Female,Total\nAvon,10,5,16\nKent,7,8,15\nSurrey,6,6,12\n"
MASKED_TOTAL = "Force,Male,Female,Total\nAvon,*,#,*\nKent,7,8,15\n"
SIGNS = "Force;Male;Female;Total\nAvon;10;;15\nKent;<5;6;9\nSurrey;7;[c];10\n"

_GRID = [
    ["Dismissed by gender", None, None, None],
    ["Year", "Male", "Female", "Total"],
    [2018, 10, "*", 13],
    [2019, 8, 9, 17],
    ["Figures of 4 or fewer are hidden.", None, None, None],
]


def as_xlsx() -> bytes:
    """A sheet with a table, one without, and one whose percentages are kept as shares of one."""
    shares: list[list[str | int | float | None]] = [
        ["Force", "Dismissed", "Cases", "% dismissed"],
        ["Avon", "*", 40, 0.1],
        ["Kent", 10, 50, 0.2],
        ["Surrey", 20, 60, 1 / 3],
    ]
    return xlsx({"About": [["Figures are invented."]], "Gender": _GRID, "Shares": shares})


def as_ods() -> bytes:
    return ods("".join(ods_row(*("" if cell is None else cell for cell in row)) for row in _GRID))
