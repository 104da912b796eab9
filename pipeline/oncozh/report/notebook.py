"""An article in a notebook: its text with the mentions marked, and its evidence table."""

from __future__ import annotations

from oncozh.article import Article, Outcome
from oncozh.report.page import environment


def render_article(article: Article) -> str:
    """The article as an HTML fragment without scripts; whatever the text holds stays text.

    >>> from oncozh.article import Article, Mention
    >>> "&lt;b&gt;" in render_article(Article("a", "<b>ORR", [Mention("m1", "ENDPOINT", 3, 6, "ORR")]))
    True
    """
    template = environment().get_template("notebook.html.j2")
    return template.render(article=article, pieces=_pieces(article), rows=[_row(article, o) for o in article.outcomes])


def _pieces(article: Article) -> list[tuple[str, str | None, str]]:
    """The text in order, as `(text, label, title)`; the label is None between the mentions."""
    pieces: list[tuple[str, str | None, str]] = []
    position = 0
    for m in article.mentions:
        pieces.append((article.text[position : m.start], None, ""))
        pieces.append((m.text, m.label, f"{m.label} · {m.concept}" if m.concept else m.label))
        position = m.end
    pieces.append((article.text[position:], None, ""))
    return pieces


def _row(article: Article, o: Outcome) -> dict[str, str]:
    number = o.value if o.value is not None else "–".join(v for v in (o.low, o.high) if v is not None)
    qualifier = "" if o.qualifier == "=" or not number else o.qualifier
    unit = {"percent": "%", None: "", "ratio": ""}.get(o.unit, f" {o.unit}")
    interval = f"{o.ci_low or '?'}–{o.ci_high or '?'}" if o.ci_low or o.ci_high else ""
    timepoint = f" @{o.timepoint_months:g}" if o.timepoint_months is not None else ""
    return {
        "endpoint": o.endpoint + timepoint,
        "statistic": o.statistic,
        "figure": f"{qualifier}{number}{unit}" if number else "–",
        "CI": interval,
        "intervention": " + ".join(article.slot_texts(o.intervention)),
        "comparator": " + ".join(article.slot_texts(o.comparator)),
        "population": " + ".join(article.slot_texts(o.population)),
        "flags": ", ".join(o.flags),
        "confidence": "" if o.confidence is None else f"{o.confidence:.2f}",
    }
