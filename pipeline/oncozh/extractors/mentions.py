"""All mentions of a text that are no figures, sorted and disjoint."""

from __future__ import annotations

from functools import cache
from operator import attrgetter

from oncozh.article import Mention
from oncozh.extractors.biomarkers import extend_biomarkers
from oncozh.extractors.drugs import STEMS, drug_shapes, find_unseen_drugs
from oncozh.extractors.institutions import (
    ACTS,
    HEADS,
    extend_institutions,
    find_unseen_institutions,
    institution_shapes,
)
from oncozh.extractors.names import find_names
from oncozh.extractors.shapes import Triggers
from oncozh.extractors.short_forms import find_short_forms
from oncozh.extractors.stages import find_stages
from oncozh.extractors.trials import find_trials
from oncozh.lexicon import Entry, Lexicon
from oncozh.matching import Scan


@cache
def name_ends() -> Triggers:
    """The words that unseen names end in."""
    return Triggers({**STEMS, **HEADS, **ACTS})


def find_mentions(scan: Scan, lexicon: Lexicon) -> tuple[list[Mention], list[tuple[int, int, Entry]]]:
    """The mentions with ids, and the endpoint and event hits that outcomes are made from.

    Args:
        scan: the hits of the text.
        lexicon: the one the scan was made with; names that it lacks are found by the shapes it teaches.
    """
    names, inner = find_names(scan, lexicon)
    extend_biomarkers(scan.text, names)
    extend_institutions(scan.text, names)
    candidates = names + find_stages(scan.text)
    triggers = name_ends().find(scan.folded)
    stems = [t for t in triggers if t[2] in STEMS]
    heads = [t for t in triggers if t[2] not in STEMS]
    candidates += find_unseen_drugs(scan.text, scan.folded, drug_shapes(lexicon), stems, names)
    candidates += find_unseen_institutions(scan.text, scan.folded, institution_shapes(lexicon), heads, candidates)
    candidates += find_trials(scan.text)
    candidates += find_short_forms(scan.text, candidates)
    taken = bytearray(len(scan.text))
    out = []
    # Of overlapping candidates the longer wins.
    for m in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
        start, end = m.start, m.end
        if taken.find(1, start, end) >= 0:
            continue
        taken[start:end] = b"\x01" * (end - start)
        out.append(m)
    out.sort(key=attrgetter("start"))
    for i, m in enumerate(out):
        m.id = f"n{i}"
    inner = [h for h in inner if taken.find(1, h[0], h[1]) < 0]
    return out, inner
