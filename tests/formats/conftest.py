import pytest

from oncozh.article import Article
from oncozh.formats.marked import parse_marked

EMOJI = (
    "👨‍👩‍👧😀⟦恩扎卢胺|DRUG|enzalutamide⟧（⟦备思复|DRUG⟧）𠮷治疗"
    "⟦KRAS G12C|BIOMARKER⟧⟦前列腺癌|CANCER|prostate cancer⟧，"
    "\r\n⟦ORR|ENDPOINT⟧为⟦43.3%|PERCENT⟧。\u2028⟦28.6 个月|SURVIVAL⟧⟦6~9个月|SURVIVAL⟧"
)
ROWS = """
43.3% ; ORR rate >=43.3 percent ; @36 ; I=备思复+"对照组"+恩扎卢胺 ; C="安慰剂组" ; P=前列腺癌 ; n=29/67 ; flags=a,b
28.6 个月 ; OS median 28.6 month ; ci=20.1..30 ; p=<0.001 ; baseline=6 ; status=hypothetical
28.6 个月 ; AE change 28.6 percent ; dir=increase ; event=恶心 呕吐 ; grade=>=3
ORR ; ORR rate null ; flags=not_reached
"""


@pytest.fixture
def full() -> Article:
    """Something in every field, characters beyond U+FFFF, a family emoji, odd line ends and an odd id."""
    article = parse_marked(EMOJI, ROWS, "文件/a 1:%.x")
    article.source = "corpus/a1.txt"
    article.metadata = {"genre": "abstract", "n": 1}
    article.mentions[0].kind = "generic"
    article.outcomes[0].confidence = 0.875
    return article
