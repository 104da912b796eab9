from __future__ import annotations

import json
from pathlib import Path

import pytest

from oncozh.article import Article, Mention, Outcome
from oncozh.formats.marked import parse_marked

TEXT = (
    "😀⟦恩扎卢胺|DRUG|enzalutamide⟧治疗⟦前列腺癌|CANCER⟧的"
    "⟦ORR|ENDPOINT⟧为⟦43.3%|PERCENT⟧，⟦DCR|ENDPOINT⟧为⟦60%|PERCENT⟧，备思复除外。"
)
ROWS = """\
43.3% ; ORR rate 43.3 percent ; I=恩扎卢胺 ; P=前列腺癌
60% ; DCR rate 60 percent ; I=恩扎卢胺 ; flags=ambiguous_endpoint
"""


def make_article(name: str = "a1") -> Article:
    article = parse_marked(TEXT, ROWS, name)
    article.outcomes[0].confidence = 0.9
    article.outcomes[1].confidence = 0.4
    return article


def hostile_article() -> Article:
    text = "</script><img src=x onerror=\"document.title='owned'\">\u202eORR\u200b为43.3%。"
    start = text.index("43.3%")
    return Article(
        "evil<b>", text, [Mention("m1", "PERCENT", start, start + 5, "43.3%", value="43.3", unit="percent")],
        [Outcome("o1", "m1", "ORR", "rate", "43.3", unit="percent", intervention=["<img src=x onerror=alert(1)>"])],
        metadata={"title": "</title><script>document.title='owned'</script>"},
    )  # fmt: skip


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def articles() -> list[Article]:
    return [make_article(), make_article("a2"), hostile_article()]


@pytest.fixture
def out_dir(tmp_path: Path, articles: list[Article]) -> Path:
    lines = [json.dumps(a.to_dict(), ensure_ascii=False) for a in articles]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path
