"""Where a pattern is tried at all: the letters that decide it miss none of its matches."""

from __future__ import annotations

import re

import pytest

from oncozh.outcomes import endpoints, events, former
from oncozh.outcomes.items import SPACES


def test_spaces_are_all_that_a_pattern_takes_for_white_space() -> None:
    assert "".join(re.findall(r"\s", "".join(map(chr, range(0x110000))))) == SPACES


@pytest.mark.parametrize(
    "words",
    [
        "1、3、5年",
        "12个月时的",
        "半年",
        "三年期的累积",
        "5-year",
        "30 d",
        "2 周内的总体",
        "1年和3年间年龄标化",
        "10年预估",
    ],
)
def test_time_points_hold_no_other_letters(words: str) -> None:
    assert endpoints._TIMES.fullmatch(words) is not None
    assert not words.strip(endpoints._IN_TIMES)
    assert words[-1] in endpoints._TIMES_END


@pytest.mark.parametrize(
    "words", ["≥3级", "3-4级治疗相关的", "任意级别", "iii或iv度血液学", "二级及更高级别毒副", "严重 "]
)
def test_grades_hold_no_other_letters(words: str) -> None:
    grade = events._GRADE.search(words)
    assert grade is not None
    assert not grade[0].strip(events._IN_GRADE)
    assert words[-1] in events._GRADE_ENDS


@pytest.mark.parametrize(
    "words", ["未", "未行", "未曾使用", "没有", "不适合", "不耐受", "难以", "无法", "失去", "错过了"]
)
def test_denials_end_in_their_letters(words: str) -> None:
    assert former._DENIED.search(words) is not None
    assert words[-1] in former._DENIAL_ENDS
