"""Treatments that the patients of a study had before it, or never had, told by the words right beside their names."""

from __future__ import annotations

import re

from oncozh.outcomes.items import Group

_AFTER_IT = re.compile(
    r"(?:类药物|药物|单药)?(?:治疗)?(?:过?程?中|后|时|期间)?(?:出现)?(?:疾病)?"
    r"(?:进展|失败|耐药|复发|不耐受|经治|暴露)(?!率|或|风险|期|时间|及死亡|和死亡)"
)
_AFTER_IT_BEGINS = frozenset("类药单治过程中后时期出疾进失耐复不经暴")
_DENIED = re.compile(r"(?:[未无不]|未(?:[行做用经曾]|接受|使用|曾|用过|行过|接受过|使用过|曾接受|曾使用)|没有)$")
_LONGEST_DENIAL = 4


def is_former(text: str, g: Group) -> bool:
    """A失败后, A经治, 未接受A, 未用过A: no treatment that the study gives."""
    if text[g.end : g.end + 1] in _AFTER_IT_BEGINS and _AFTER_IT.match(text, g.end):
        return True
    return _DENIED.search(text, max(0, g.start - _LONGEST_DENIAL), g.start) is not None
