"""Arms of one drug in several doses beside arms of another: 尼洛替尼300 mg组、400 mg组和伊马替尼组."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.outcomes.items import Group

_DOSE = re.compile(r"\s?[（(]?(?P<dose>\d+(?:\.\d+)?\s?(?:mg|μg|g|Gy)(?:/kg|/m2)?)(?![A-Za-z])")
_DOSE_KEY = re.compile(r"(?P<dose>\d+(?:\.\d+)?(?:MG|ΜG|G|GY)(?:/KG|/M2)?)(?:剂量)?组")


def name_doses(
    text: str, named: list[tuple[Group, str]], phrases: list[Group], names: dict[str, Mention], parted: str
) -> None:
    """Gives arms that only their dose tells apart their drug and the dose's own words, where other arms get another drug.

    Args:
        text: the article.
        named: the arms of a study with their keys.
        phrases: its treatments.
        names: the mentions by their ids.
        parted: what the keys begin with of arms that have no name (一份吃A300 mg，一份吃A400 mg).
    """
    drugs = _given_in_doses(text, phrases, names)
    several = {drug for drug, doses in drugs.items() if len(doses) > 1}
    for g, _ in named:
        m = names.get(g.refs[0]) if len(g.refs) == 2 else None
        if m is not None and _drug(m) in drugs.keys() - several and _DOSE.match(g.refs[1]):
            g.refs = g.refs[:1]  # 尼洛替尼300 mg组和伊马替尼400 mg组: the drug tells them apart
    if not several or len(several) == len(_drugs_of(phrases, names)):
        return
    called = {key: text[g.start : g.end] for g, key in named if _DOSE_KEY.fullmatch(key)}
    for g, key in named:
        m = names.get(g.refs[0]) if g.refs else None
        if m is not None and key.startswith(parted) and len(g.refs) == 1 and _drug(m) in several:
            dose = _DOSE.match(text, m.end)
            if dose is not None:
                g.refs = [*g.refs, _named_by(dose["dose"], called)]
            continue
        of = _DOSE_KEY.fullmatch(key)
        if of is not None and not any(r in names for r in g.refs):
            whose = [doses[of["dose"]] for drug, doses in drugs.items() if drug in several and of["dose"] in doses]
            if len(whose) == 1:
                g.refs = [whose[0], *g.refs]


def _key(dose: str) -> str:
    return dose.replace(" ", "").upper()


def _named_by(dose: str, called: dict[str, str]) -> str:
    """The name of the arm that gets a dose, where the text has one; else the dose."""
    return next(
        (name for key, name in called.items() if key.startswith(_key(dose)) and key[len(_key(dose))] in "剂组"), dose
    )


def _given_in_doses(text: str, phrases: list[Group], names: dict[str, Mention]) -> dict[str, dict[str, str]]:
    """By drug the doses that stand after its name, each with the mention that it stands after."""
    out: dict[str, dict[str, str]] = {}
    for p in phrases:
        m = names.get(p.refs[0]) if len(p.refs) == 1 else None
        if m is None or m.label != "DRUG":
            continue
        dose = _DOSE.match(text, m.end)
        if dose is not None:
            out.setdefault(_drug(m), {}).setdefault(_key(dose["dose"]), m.id)
    return out


def _drugs_of(phrases: list[Group], names: dict[str, Mention]) -> set[str]:
    return {_drug(m) for p in phrases for r in p.refs if (m := names.get(r)) is not None and m.label == "DRUG"}


def _drug(m: Mention) -> str:
    return m.concept or m.text
