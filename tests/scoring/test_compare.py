import pytest

from oncozh.formats.marked import parse_marked
from oncozh.formats.records import write_records
from oncozh.scoring.compare import compare, compare_pairs, mcnemar
from oncozh.scoring.gold import pair_articles

GOLD = "⟦A药|DRUG⟧的⟦ORR|ENDPOINT⟧为⟦43%|PERCENT⟧，⟦B药|DRUG⟧为⟦30%|PERCENT⟧"
GOLD_ROWS = "43% ; ORR rate 43 percent ; I=A药\n30% ; ORR rate 30 percent ; I=B药"
A = "⟦A药的|DRUG⟧⟦ORR|ENDPOINT⟧为⟦43%|PERCENT⟧，⟦B药|DRUG⟧为⟦30%|PERCENT⟧"
A_ROWS = "43% ; DCR rate 43 percent\n30% ; ORR rate 30 percent ; I=B药"
B = "⟦A药|DRUG⟧的⟦ORR|ENDPOINT⟧为⟦43%|PERCENT⟧，B药为⟦30%|PERCENT⟧"
B_ROWS = "43% ; ORR rate 43 percent ; I=A药\n30% ; ORR rate 30 percent"


def run(text: str, rows: str):
    return pair_articles([parse_marked(GOLD, GOLD_ROWS)], [parse_marked(text, rows)]).pairs


@pytest.mark.parametrize(
    ("repaired", "broken", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (3, 3, 1.0), (6, 0, 2 / 64), (5, 1, 14 / 64), (1, 5, 14 / 64)],
)
def test_mcnemar_is_a_fair_coin(repaired, broken, p):
    assert mcnemar(repaired, broken) == pytest.approx(p)


def test_a_thousand_places_are_no_trouble():
    assert mcnemar(3000, 0) == 0.0
    assert mcnemar(1000, 1000) == 1.0


def test_what_b_repaired_and_broke():
    found = compare_pairs(run(A, A_ROWS), run(B, B_ROWS))
    told = {(c.of, c.kind, c.text, c.a, c.b) for c in found.changes if c.of != "mentions, all"}
    assert told == {
        # One boundary is one place, though it shows as missed and as extra.
        ("mentions, the four labels", "repaired", "A药的", "A药的 DRUG", "A药 DRUG"),
        ("mentions, the four labels", "broken", "B药", "B药 DRUG", "-"),
        ("outcome core", "repaired", "43%", "DCR rate 43 percent", "ORR rate 43 percent"),
        ("whole row", "repaired", "43%", "DCR rate 43 percent", "ORR rate 43 percent ; intervention=A药"),
        ("whole row", "broken", "30%", "ORR rate 30 percent ; intervention=B药", "ORR rate 30 percent"),
    }
    core = found.tests["outcome core"]
    assert (core.f1_a, core.f1_b, core.difference, core.repaired, core.broken, core.p_value) == (
        0.5,
        1.0,
        0.5,
        1,
        0,
        1.0,
    )
    assert core.interval == (0.5, 0.5)


def test_a_run_against_itself_changes_nothing():
    found = compare_pairs(run(A, A_ROWS), run(A, A_ROWS))
    assert found.changes == []
    assert {t.difference for t in found.tests.values()} == {0.0}


def test_files(tmp_path):
    paths = {}
    for name, marked in {"gold": (GOLD, GOLD_ROWS), "a": (A, A_ROWS), "b": (B, B_ROWS)}.items():
        paths[name] = tmp_path / f"{name}.jsonl"
        write_records([parse_marked(*marked)], paths[name])
    assert compare(paths["a"], paths["b"], paths["gold"]).tests["outcome core"].repaired == 1
