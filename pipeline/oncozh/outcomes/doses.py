"""Arms of one treatment in several doses beside others: 尼洛替尼300 mg组、400 mg组和伊马替尼组."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.outcomes.items import Group

_DOSE = re.compile(r"\s?[（(]?(?P<dose>\d+(?:\.\d+)?\s?(?:mg|μg|g|Gy)(?:/kg|/m2)?)(?![A-Za-z])")
_DOSE_KEY = re.compile(r"(?P<dose>\d+(?:\.\d+)?(?:MG|ΜG|G|GY)(?:/KG|/M2)?)(?:剂量)?组")
_LEVEL_KEY = re.compile(r"(?P<level>[高低])剂量组")


def name_doses(
    text: str, named: list[tuple[Group, str]], phrases: list[Group], names: dict[str, Mention], parted: str
) -> None:
    """Gives arms that only their dose tells apart what they get and the dose's own words, where other arms get something else.

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
    if not several or (len(several) == len(_drugs_of(phrases, names)) and "安慰剂" not in text):
        return
    called = {
        key: words[0] for g, key in named
        if _DOSE_KEY.fullmatch(key) and (words := [r for r in g.refs if r not in names])
    }  # fmt: skip
    for g, key in named:
        m = names.get(g.refs[0]) if g.refs else None
        if m is not None and key.startswith(parted) and len(g.refs) == 1 and _drug(m) in several:
            dose = _DOSE.match(text, m.end)
            if dose is not None:
                g.refs = [*g.refs, _named_by(dose["dose"], called)]
            continue
        of = _DOSE_KEY.fullmatch(key)
        level = _LEVEL_KEY.fullmatch(key)
        if (of is None and level is None) or any(r in names for r in g.refs):
            continue
        if of is not None:
            whose = [doses[of["dose"]] for drug, doses in drugs.items() if drug in several and of["dose"] in doses]
            if len(whose) == 1:
                g.refs = [*whose[0], *g.refs]
        elif level is not None and len(several) == 1:
            doses = drugs[next(iter(several))]
            meant = (max if level["level"] == "高" else min)(doses, key=_amount)
            g.refs = [*doses[meant], _named_by(meant, called, g.refs[0])]
    _name_listed(text, named, phrases, names, several, called)


_NEXT_DOSE = re.compile(r"[^。；;\n%]{0,40}")


def _name_listed(
    text: str, named: list[tuple[Group, str]], phrases: list[Group], names: dict[str, Mention],
    several: set[str], called: dict[str, str],
) -> None:  # fmt: skip
    """A960 mg联合B、A240 mg联合B或C: the doses tell two arms apart."""
    listed: dict[int, re.Match[str]] = {}
    before: tuple[str, re.Match[str]] | None = None
    for p in phrases:
        m = names.get(p.refs[0])
        dose = _DOSE.match(text, m.end) if m is not None and m.start == p.start and _drug(m) in several else None
        if m is None or dose is None:
            before = None
            continue
        if (
            before is not None
            and before[0] == _drug(m)
            and before[1]["dose"] != dose["dose"]
            and _NEXT_DOSE.fullmatch(text, before[1].end(), p.start)
        ):
            listed |= {before[1].start(): before[1], dose.start(): dose}
        before = (_drug(m), dose)
    arms = {g.start: g for g, _ in named} if listed else {}
    for p in phrases if listed else ():
        m = names.get(p.refs[0])
        of = listed.get(m.end) if m is not None else None
        if of is not None:
            p.refs = [*p.refs, _named_by(of["dose"], called)]
            p.end = max(p.end, of.end())
            if p.start in arms:
                arms[p.start].refs = list(p.refs)


def _amount(dose: str) -> float:
    amount = re.match(r"[\d.]+", dose)
    return float(amount[0]) if amount is not None else 0.0


def _key(dose: str) -> str:
    return dose.replace(" ", "").upper()


def _named_by(dose: str, called: dict[str, str], otherwise: str = "") -> str:
    """The name of the arm that gets a dose, where the text has one; else the dose, or other words for it."""
    names = (name for key, name in called.items() if key.startswith(_key(dose)) and key[len(_key(dose))] in "剂组")
    return next(names, otherwise or dose)


def _given_in_doses(text: str, phrases: list[Group], names: dict[str, Mention]) -> dict[str, dict[str, list[str]]]:
    """By drug the doses that stand after its name, each with all that is given in that dose."""
    out: dict[str, dict[str, list[str]]] = {}
    for p in phrases:
        m = names.get(p.refs[0])
        if m is None or m.label != "DRUG" or (len(p.refs) > 1 and m.start != p.start):
            continue
        dose = _DOSE.match(text, m.end)
        if dose is not None:
            out.setdefault(_drug(m), {}).setdefault(_key(dose["dose"]), list(p.refs))
    return out


def _drugs_of(phrases: list[Group], names: dict[str, Mention]) -> set[str]:
    return {_drug(m) for p in phrases for r in p.refs if (m := names.get(r)) is not None and m.label == "DRUG"}


def _drug(m: Mention) -> str:
    return m.concept or m.text
