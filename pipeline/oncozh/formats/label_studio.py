"""Label Studio JSON: one task an article, mentions as regions of a `Labels` control on a `Text` object.

Label Studio counts code points since its front end's pull request 308 ("Should calculate offsets by code points" in
its own tests); before that it counted UTF-16 code units (HumanSignal/label-studio#1347). Code points are written;
reading, a region's own text tells which of the two a file means. Label Studio edits spans and labels; all else of the
record travels in the task's data as `oncozh`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from oncozh.article import LABELS, Article
from oncozh.errors import ContractError, ReadError
from oncozh.formats.offsets import Offsets, Unit
from oncozh.formats.records import carried, renumber, restore, write_bytes


def label_config() -> str:
    """The labelling configuration that the tasks of `write_label_studio` need."""
    labels = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in LABELS)
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{labels}\n  </Labels>\n'
        '  <Text name="text" value="$text"/>\n</View>\n'
    )


def write_label_studio(articles: Iterable[Article], path: Path, unit: Unit = "codepoint") -> int:
    """Writes the tasks with one annotation each, and beside them the labelling configuration; says how many.

    Raises:
        ContractError: a mention ends inside one of the tool's characters.
        OutputError: the file cannot be written.
    """
    tasks = [_task(a, unit) for a in articles]
    write_bytes(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", path)
    write_bytes(label_config(), path.with_suffix(".config.xml"))
    return len(tasks)


def _task(article: Article, unit: Unit) -> dict[str, Any]:
    offsets = Offsets(article.text, unit)
    where = f"article {article.id!r}"
    regions = [
        {
            "id": m.id,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": offsets.to_tool(m.start, where),
                "end": offsets.to_tool(m.end, where),
                "text": m.text,
                "labels": [m.label],
            },
        }
        for m in renumber(article).mentions
    ]
    return {"data": {"text": article.text, "oncozh": carried(article)}, "annotations": [{"result": regions}]}


def read_label_studio(path: Path) -> list[Article]:
    """The articles of a Label Studio JSON export: of each task its annotation, or its prediction where it has none.

    Raises:
        ReadError: the file is not a JSON list of tasks.
        ContractError: a task breaks the contract or has the annotations of several people; the message names the task.
    """
    try:
        tasks = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as e:
        raise ReadError(f"{path}: {e.strerror}") from None
    except ValueError as e:
        raise ReadError(f"{path}: not JSON ({e})") from None
    if not isinstance(tasks, list):
        raise ReadError(f"{path}: expected a list of tasks")
    return [_article(task, f"{path}, task {number}", number) for number, task in enumerate(tasks, 1)]


def _article(task: dict[str, Any], where: str, number: int) -> Article:
    data = task.get("data") or {}
    text = data.get("text")
    if not isinstance(text, str):
        raise ContractError(f"{where}: no `data.text`")
    annotations = [a for a in task.get("annotations") or [] if not a.get("was_cancelled")]
    if len(annotations) > 1:
        raise ContractError(f"{where}: {len(annotations)} annotations; export one annotator at a time")
    chosen = annotations or (task.get("predictions") or [])[:1]
    result = chosen[0].get("result", []) if chosen else []
    regions = [r for r in result if r.get("type") in ("labels", "hypertextlabels")]
    if len(regions) < len(result):
        raise ContractError(f"{where}: results other than labels (relations, choices …) have no place in a record")
    spans = _spans(text, [r["value"] for r in regions], where)
    return restore(data.get("oncozh") or {}, text, spans, str(task.get("id", number)), where)


def _spans(text: str, values: list[dict[str, Any]], where: str) -> list[tuple[int, int, str]]:
    units: tuple[Unit, ...] = ("codepoint", "utf16")
    labels = [_label(v, where) for v in values]
    for unit in units:
        offsets = Offsets(text, unit)
        try:
            spans = [
                (offsets.from_tool(v["start"], where), offsets.from_tool(v["end"], where), label)
                for v, label in zip(values, labels, strict=True)
            ]
        except ContractError:
            if unit == units[-1]:
                raise
            continue
        # A region without its text cannot contradict the unit.
        if all(text[s:e] == v.get("text", text[s:e]) for (s, e, _), v in zip(spans, values, strict=True)):
            return spans
    raise ContractError(f"{where}: the regions' offsets do not hold their texts")


def _label(value: dict[str, Any], where: str) -> str:
    labels = value.get("labels") or value.get("hypertextlabels") or []
    if len(labels) != 1:
        raise ContractError(f"{where}: a region has {len(labels)} labels, not one")
    return str(labels[0])
