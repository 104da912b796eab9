"""Marked text: the readable form in which gold is written and tests are stated.

A text carries its mentions inline, as `⟦恩扎卢胺|DRUG⟧` or `⟦恩扎卢胺|DRUG|enzalutamide⟧`. Its outcomes follow one
a line, fields parted by ` ; `:

    43.3% ; ORR rate 43.3 percent ; n=29/67 ; I=恩扎卢胺 ; P=前列腺癌 ; flags=implied_percent

The first field is the text of the figure (`43.3%#2` is the second mention with that text), the second the endpoint,
the statistic, then qualifier, value and unit (`null` for a missing value). Then in any order: `@60` the time point in
months; `I= C= P= inst= trial= phase=` the slots, parts joined by `+`, own words in double quotes; `ci=0.3..0.9`,
`p=<0.001`, `n=29/67` (or `n=29`), `baseline=6`, `dir=increase`, `event=`, `grade=`, `status=`, `flags=a,b`.

A broken mark, an unknown word or a text that no mention holds is an error: nothing is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from oncozh.article import DIRECTIONS, ENDPOINTS, LABELS, STATISTICS, STATUSES, UNITS, Article, Mention, Outcome
from oncozh.errors import ContractError
from oncozh.figures import BARE, COUNT, DURATION, FOLD, walk
from oncozh.folding import fold

_MARK = re.compile(r"⟦([^⟦⟧]*)⟧")
_VALUE = re.compile(r"(?P<q>>=|<=|[<>~=])?(?P<low>-?\d+(?:\.\d+)?)(?:\.\.(?P<high>-?\d+(?:\.\d+)?))?$")
_SLOTS = {
    "I": "intervention", "C": "comparator", "P": "population",
    "inst": "institution", "trial": "trial", "phase": "phase",
}  # fmt: skip
_PLAIN = {"baseline": "baseline", "event": "event", "grade": "grade", "p": "p_value"}
_PHASES = {"ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "一": 1, "二": 2, "三": 3, "四": 4}


def parse_marked(marked: str, outcomes: str = "", article_id: str = "marked") -> Article:
    """The article that a marked text and its outcome lines state.

    Raises:
        ContractError: the markup is broken, with the place of the fault.
    """
    plain: list[str] = []
    mentions: list[Mention] = []
    length = position = 0
    for m in _MARK.finditer(marked):
        before = marked[position : m.start()]
        _no_stray(before, article_id)
        parts = m[1].split("|")
        if len(parts) not in (2, 3) or not parts[0]:
            raise ContractError(f"{article_id}: broken mark ⟦{m[1]}⟧")
        text, label = parts[:2]
        if label not in LABELS:
            raise ContractError(f"{article_id}: unknown label in ⟦{m[1]}⟧")
        plain += [before, text]
        start = length + len(before)
        length = start + len(text)
        mention = Mention(f"m{len(mentions) + 1}", label, start, length, text)
        if len(parts) == 3:
            mention.concept = parts[2]
        mentions.append(mention)
        position = m.end()
    _no_stray(marked[position:], article_id)
    plain.append(marked[position:])
    article = Article(article_id, "".join(plain), mentions)
    _spread_concepts(article)
    _figure_values(article)
    for number, line in enumerate((ln for ln in outcomes.splitlines() if ln.strip()), 1):
        article.outcomes.append(_outcome(line, number, article))
    article.check()
    return article


def parse_marked_file(text: str, name: str) -> Article:
    """An article file: `key: value` lines, `---`, the marked text, `---`, the outcome lines.

    Raises:
        ContractError: as `parse_marked`, or a part or the id is missing.
    """
    parts = re.split(r"^---\n", text, flags=re.M)
    if len(parts) != 3:
        raise ContractError(f"{name}: {len(parts)} parts, expected header, text and outcomes parted by lines of ---")
    header: dict[str, str] = {}
    for line in parts[0].splitlines():
        if line.strip():
            key, colon, value = line.partition(":")
            if not colon:
                raise ContractError(f"{name}: header line without a colon: {line!r}")
            header[key.strip()] = value.strip()
    if "id" not in header:
        raise ContractError(f"{name}: the header lacks an id")
    article = parse_marked(parts[1].strip("\n"), parts[2], header.pop("id"))
    article.metadata = dict(header)
    return article


def to_marked(article: Article) -> tuple[str, str]:
    """The marked text of an article and its outcome lines, such that `parse_marked` gives them back."""
    out = []
    position = 0
    for m in article.mentions:
        out.append(article.text[position : m.start])
        out.append(f"⟦{m.text}|{m.label}{'|' + m.concept if m.concept else ''}⟧")
        position = m.end
    out.append(article.text[position:])
    return "".join(out), "\n".join(outcome_line(o, article) for o in article.outcomes)


def outcome_line(o: Outcome, article: Article) -> str:
    """One outcome in the notation of this module."""
    figure = article.mention(o.figure)
    same = [m for m in article.mentions if m.text == figure.text and m.label == figure.label]
    fields = [figure.text + (f"#{same.index(figure) + 1}" if len(same) > 1 else "")]
    value = f"{o.low}..{o.high}" if o.low is not None else o.value or "null"
    qualifier = "" if o.qualifier == "=" else o.qualifier
    fields.append(f"{o.endpoint} {o.statistic} {qualifier}{value}" + (f" {o.unit}" if o.unit else ""))
    if o.timepoint_months is not None:
        fields.append(f"@{o.timepoint_months:g}")
    ids = {m.id: m.text for m in article.mentions}
    for short, slot in _SLOTS.items():
        refs = getattr(o, slot)
        if refs:
            fields.append(f"{short}=" + "+".join(ids.get(r, f'"{r}"') for r in refs))
    if o.ci_low is not None or o.ci_high is not None:
        fields.append(f"ci={o.ci_low or ''}..{o.ci_high or ''}")
    if o.events is not None or o.total is not None:
        fields.append(f"n={o.events or ''}" + (f"/{o.total}" if o.total is not None else ""))
    for short, name in _PLAIN.items():
        if getattr(o, name) is not None:
            fields.append(f"{short}={getattr(o, name)}")
    if o.direction:
        fields.append(f"dir={o.direction}")
    if o.status != "reported":
        fields.append(f"status={o.status}")
    if o.flags:
        fields.append(f"flags={','.join(o.flags)}")
    return " ; ".join(fields)


def _no_stray(text: str, article_id: str) -> None:
    if "⟦" in text or "⟧" in text:
        raise ContractError(f"{article_id}: a mark is not closed near {text[-30:]!r}")


def _spread_concepts(article: Article) -> None:
    """A concept written at the first occurrence of a name holds for all of them."""
    known: dict[tuple[str, str], str] = {}
    for m in article.mentions:
        if m.concept:
            known.setdefault((m.label, m.text), m.concept)
    for m in article.mentions:
        m.concept = m.concept or known.get((m.label, m.text))


def _figure_values(article: Article) -> None:
    for m in article.mentions:
        if m.label in ("PERCENT", "SURVIVAL", "RATIO", "FOLD"):
            _figure_value(m, article.id)
        elif m.label == "PHASE":
            m.value = _phase_value(m.text)


def _figure_value(m: Mention, article_id: str) -> None:
    folded = fold(m.text)
    negative = folded.startswith("-")
    numbers = walk(folded[negative:], bytearray(len(folded)))
    if not numbers:
        raise ContractError(f"{article_id}: no figure in ⟦{m.text}|{m.label}⟧")
    n = numbers[0]
    low = "-" + n.low if negative else n.low
    if n.high is not None and n.form != COUNT:
        m.low, m.high = low, n.high
    else:
        m.value = low
    if m.label == "PERCENT":
        m.unit = n.unit if n.unit in ("percent", "percentage_point") else "percent"
        if n.form == BARE and "/" not in m.text:
            m.flags = ["implied_percent"]
    elif m.label == "SURVIVAL":
        m.unit = n.unit if n.form == DURATION else None
    elif m.label == "FOLD":
        m.unit = "fold" if n.form == FOLD else None


def _phase_value(text: str) -> str | None:
    found = re.findall(r"ⅳ|ⅲ|ⅱ|ⅰ|iv|i{1,3}|[1-4一二三四]", text.lower())
    values = [_PHASES[f] if f in _PHASES else int(f) for f in found]
    if not values:
        return None
    return str(values[0]) if len(set(values)) == 1 else f"{sum(values[:2]) / 2:g}"


def _outcome(line: str, number: int, article: Article) -> Outcome:
    where = f"{article.id}, outcome {number} ({line.strip()!r})"
    fields = [f.strip() for f in line.split(" ; ")]
    if len(fields) < 2:
        raise ContractError(f"{where}: needs a figure and what it reports, parted by ' ; '")
    figure = _figure(fields[0], article, where)
    words = fields[1].split()
    if len(words) not in (3, 4) or words[0] not in ENDPOINTS or words[1] not in STATISTICS:
        raise ContractError(f"{where}: {fields[1]!r} is not ENDPOINT statistic value unit")
    o = Outcome(f"o{number}", figure.id, words[0], words[1])
    if words[2] != "null":
        m = _VALUE.match(words[2])
        if m is None:
            raise ContractError(f"{where}: {words[2]!r} is no value")
        o.qualifier = m["q"] or "="
        if m["high"] is not None:
            o.low, o.high = m["low"], m["high"]
        else:
            o.value = m["low"]
    if len(words) == 4:
        o.unit = _word(words[3], UNITS, where)
        if figure.label != "ENDPOINT":
            figure.unit = o.unit
    if figure.label != "ENDPOINT" and o.qualifier != "=":
        figure.qualifier = o.qualifier
    for f in fields[2:]:
        _fill(o, f, figure, article, where)
    return o


def _fill(o: Outcome, f: str, figure: Mention, article: Article, where: str) -> None:
    if f.startswith("@"):
        try:
            o.timepoint_months = float(f[1:])
        except ValueError:
            raise ContractError(f"{where}: {f!r} is no time point") from None
        return
    key, equals, value = f.partition("=")
    if not equals or not value:
        raise ContractError(f"{where}: {f!r} is no field")
    if key in _SLOTS:
        setattr(o, _SLOTS[key], list(_refs(value, figure, article, where)))
    elif key in _PLAIN:
        setattr(o, _PLAIN[key], value)
    elif key == "ci":
        low, _, high = value.partition("..")
        o.ci_low, o.ci_high = low or None, high or None
    elif key == "n":
        events, _, total = value.partition("/")
        o.events, o.total = events or None, total or None
    elif key == "dir":
        o.direction = _word(value, DIRECTIONS, where)
    elif key == "status":
        o.status = _word(value, STATUSES, where)
    elif key == "flags":
        o.flags = value.split(",")
    else:
        raise ContractError(f"{where}: unknown field {key!r}")


def _word(word: str, vocabulary: tuple[str, ...], where: str) -> str:
    if word not in vocabulary:
        raise ContractError(f"{where}: {word!r} is none of {', '.join(vocabulary)}")
    return word


def _figure(text: str, article: Article, where: str) -> Mention:
    name, _, ordinal = text.partition("#")
    labels = ("PERCENT", "SURVIVAL", "RATIO", "FOLD", "ENDPOINT")
    same = [m for m in article.mentions if m.text == name and m.label in labels]
    if not same:
        raise ContractError(f"{where}: no figure {name!r} is marked")
    if len(same) > 1 and not ordinal:
        raise ContractError(f"{where}: {len(same)} figures {name!r} are marked; say which, as {name}#2")
    index = int(ordinal or 1) - 1
    if index >= len(same):
        raise ContractError(f"{where}: only {len(same)} figures {name!r} are marked")
    return same[index]


def _refs(value: str, figure: Mention, article: Article, where: str) -> Iterator[str]:
    for quoted, name in re.findall(r'"([^"]+)"|([^+"]+)', value):
        if quoted:
            yield quoted
            continue
        same = [m for m in article.mentions if m.text == name]
        if not same:
            raise ContractError(f"{where}: no mention {name!r} (own words go in double quotes)")
        # Of several mentions the last before the figure, else the first after it.
        before = [m for m in same if m.start <= figure.start]
        yield (before[-1] if before else same[0]).id
