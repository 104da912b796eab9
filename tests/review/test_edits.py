"""Edits: each makes a version that keeps the contract, or says why not and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from oncozh.article import Article
from oncozh.review.edits import ACCEPTED, ADDED, EDITED, REJECTED, EditError, Review, apply_edit, replay


def figure_edit(**changes: Any) -> dict[str, Any]:
    return {"kind": "edit_outcome", "outcome": "o1", "changes": changes}


def test_a_decision_is_kept_and_reopened(article: Article) -> None:
    accept = {"kind": "decide", "outcome": "o1", "decision": "accepted"}
    review = replay(article, [accept, {"kind": "decide", "outcome": "o2", "decision": "rejected"}])
    assert review.decisions == {"o1": ACCEPTED, "o2": REJECTED}
    assert [o.id for o in review.kept().outcomes] == ["o1"]
    reopened = apply_edit(review, {"kind": "decide", "outcome": "o1", "decision": None})
    assert reopened.undecided() == ["o1"]


def test_an_edited_row_is_a_decided_one(article: Article) -> None:
    review = replay(article, [figure_edit(value="43.4", population=["m2", "转移性"], timepoint_months=6)])
    (row, _) = review.article.outcomes
    assert (row.value, row.population, row.timepoint_months) == ("43.4", ["m2", "转移性"], 6.0)
    assert review.decisions == {"o1": EDITED}
    assert article.outcomes[0].value == "43.3"


def test_a_new_row_stands_where_its_figure_does(article: Article) -> None:
    changes = {"figure": "m4", "endpoint": "CR", "statistic": "rate", "value": "43.3", "unit": "percent"}
    review = replay(article, [{"kind": "add_outcome", "changes": changes}])
    assert [(o.id, o.endpoint) for o in review.article.outcomes] == [("o1", "ORR"), ("r1", "CR"), ("o2", "DCR")]
    assert review.decisions == {"r1": ADDED}


def test_a_mention_is_added_by_code_points(article: Article) -> None:
    start = article.text.index("备思复")
    new = {"kind": "add_mention", "start": start, "end": start + 3, "label": "DRUG", "concept": "enfortumab vedotin"}
    review = replay(article, [new])
    (mention,) = [m for m in review.article.mentions if m.id == "n1"]
    assert (mention.text, mention.concept) == ("备思复", "enfortumab vedotin")
    assert [m.start for m in review.article.mentions] == sorted(m.start for m in review.article.mentions)


def test_a_mention_changes_its_label_and_span(article: Article) -> None:
    mention = article.mention("m1")
    edit = {"kind": "edit_mention", "mention": "m1", "changes": {"label": "THERAPY", "end": mention.end + 2}}
    changed = replay(article, [edit]).article.mention("m1")
    assert (changed.label, changed.text) == ("THERAPY", "恩扎卢胺治疗")


def test_a_figure_reads_its_value_from_its_span(article: Article) -> None:
    mention = article.mention("m4")
    edit = {"kind": "edit_mention", "mention": "m4", "changes": {"end": mention.end - 1}}
    changed = replay(article, [edit]).article.mention("m4")
    assert (changed.text, changed.value, changed.flags) == ("43.3", "43.3", ["implied_percent"])


def test_a_deleted_mention_takes_its_rows_and_leaves_the_slots(article: Article) -> None:
    without_figure = replay(article, [{"kind": "delete_mention", "mention": "m4"}])
    assert [o.id for o in without_figure.article.outcomes] == ["o2"]
    without_drug = replay(article, [{"kind": "delete_mention", "mention": "m1"}])
    assert [o.intervention for o in without_drug.article.outcomes] == [[], []]


def test_notes_are_set_and_cleared(article: Article) -> None:
    review = replay(article, [{"kind": "note", "outcome": "o1", "text": " 查原文 "}, {"kind": "note", "text": "整篇"}])
    assert review.notes == {"o1": "查原文", "": "整篇"}
    assert apply_edit(review, {"kind": "note", "outcome": "o1", "text": ""}).notes == {"": "整篇"}


def test_an_article_is_finished_when_all_rows_are_decided(article: Article) -> None:
    with pytest.raises(EditError, match="undecided rows: 2"):
        replay(article, [{"kind": "finish", "finished": True}])
    decide = [{"kind": "decide", "outcome": o, "decision": "accepted"} for o in ("o1", "o2")]
    review = replay(article, [*decide, {"kind": "finish", "finished": True}])
    assert review.finished
    assert not apply_edit(review, figure_edit(value="1")).finished


def test_a_kept_record_has_no_confidence(article: Article) -> None:
    assert all(o.confidence is None for o in Review(article).kept().outcomes)
    assert article.outcomes[0].confidence == 0.9


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ({}, "unknown kind"),
        ({"kind": "decide", "outcome": "o9", "decision": "accepted"}, "no row 'o9'"),
        ({"kind": "decide", "outcome": "o1", "decision": "maybe"}, "accepted, rejected or open"),
        (figure_edit(), "must name the fields"),
        (figure_edit(id="x"), "no such field: id"),
        (figure_edit(confidence=1), "no such field"),
        (figure_edit(value="1e5"), "value must be a number"),
        (figure_edit(events="-3"), "events must be a whole number"),
        (figure_edit(endpoint="XYZ"), "unknown endpoint"),
        (figure_edit(endpoint=None), "endpoint must be given"),
        (figure_edit(unit="parsec"), "unknown unit"),
        (figure_edit(figure="m1"), "is a DRUG"),
        (figure_edit(direction="sideways"), "direction is"),
        (figure_edit(timepoint_months="six"), "number of months"),
        (figure_edit(timepoint_months=float("nan")), "number of months"),
        (figure_edit(population=["x" * 400]), "at most 300"),
        (figure_edit(population=["x"] * 50), "at most 40"),
        (figure_edit(population="m1"), "must be a list"),
        ({"kind": "add_outcome", "changes": {"endpoint": "OS"}}, "needs its figure, statistic"),
        ({"kind": "add_outcome", "changes": {"figure": "m99", "endpoint": "OS", "statistic": "rate"}}, "no mention"),
        ({"kind": "add_mention", "start": 0, "end": 99999, "label": "DRUG"}, "no such stretch"),
        ({"kind": "add_mention", "start": True, "end": 2, "label": "DRUG"}, "no such stretch"),
        ({"kind": "add_mention", "start": 1, "end": 3, "label": "DRUG"}, "overlaps '恩扎卢胺'"),
        ({"kind": "add_mention", "start": 0, "end": 1, "label": "EMOJI"}, "unknown label"),
        ({"kind": "add_mention", "start": 0, "end": 1, "label": "PERCENT"}, "holds no figure"),
        ({"kind": "edit_mention", "mention": "m1", "changes": {"start": "0"}}, "must be an offset"),
        ({"kind": "edit_mention", "mention": "m4", "changes": {"label": "DRUG"}}, "is a DRUG"),
        ({"kind": "delete_mention", "mention": "m99"}, "no mention 'm99'"),
        ({"kind": "note", "text": "x" * 5000}, "at most 4000"),
        ({"kind": "note", "text": 5}, "a note is text"),
        ({"kind": "finish", "finished": "yes"}, "true or false"),
    ],
)
def test_a_refused_edit_says_why_and_changes_nothing(article: Article, edit: dict[str, Any], message: str) -> None:
    review = Review(article)
    before = article.to_dict()
    with pytest.raises(EditError, match=message):
        apply_edit(review, edit)
    assert article.to_dict() == before
    assert review == Review(article)
