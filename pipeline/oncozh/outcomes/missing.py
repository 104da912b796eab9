"""Claims whose figure is grammatically missing: 实现5年生存率突破, 复发率降低至,"""

from __future__ import annotations

import re
from dataclasses import replace

from oncozh.figures import OTHER, Number
from oncozh.outcomes.blocks import ABSENT, Block, Figure
from oncozh.outcomes.context import Context, State
from oncozh.outcomes.distribution import Cell
from oncozh.outcomes.items import Endpoint
from oncozh.outcomes.population import POPULATION
from oncozh.outcomes.rows import Row, new_row
from oncozh.outcomes.segments import Sentence, segment_of
from oncozh.outcomes.treatments import treatments_of

_ACHIEVES = re.compile(r"(?:实现|取得|获得|迎来)[^，。；,;]{0,6}$")
_MISSING = re.compile(
    r"(?:的)?(?:大幅|显著|历史性|重大)?(?:突破|飞跃)(?=[，,。；;]|而|，)|(?:提升|提高|降低|下降|降|延长|升|减少|增加)[至到](?=[，,。；;、])"
)
_BEGINS = frozenset("的大显历重突飞提降下延升减增")  # one of which opens every match of `_MISSING`


def missing_rows(ctx: Context, s: Sentence, state: State) -> list[Row]:
    """The rows of a sentence's endpoints that are claimed without a figure."""
    text = ctx.text
    rows = []
    for e in s.endpoints:
        if e.code == "-" or text[e.end : e.end + 1] not in _BEGINS:
            continue
        m = _MISSING.match(text, e.end)
        if m is None or (m[0].endswith("突破") and not _ACHIEVES.search(text, max(s.start, e.start - 12), e.start)):
            continue
        rows.append(_missing_row(ctx, s, state, e))
    return rows


def _missing_row(ctx: Context, s: Sentence, state: State, e: Endpoint) -> Row:
    figure = Figure(Number(e.start, e.end, OTHER, ""), e.start, e.end, ABSENT, None)
    alone = replace(s, endpoints=[], trials=[], institutions=[], carries=ctx.study.mode)
    seg = segment_of(ctx, alone, s.start, Block([figure], [], e.start, e.end), [])
    population = [m for m in s.names if m.label in POPULATION and seg.clause <= m.start < e.start]
    row = new_row(ctx, seg, figure, Cell(e, e.times[0] if e.times else None, None), population, own=True)
    row.flags = ["missing_value"]
    row.refs = treatments_of(ctx, seg, state)
    row.statistic = "median" if e.form == "time" else "rate"
    return row
