"""The server: what it answers, and to whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from oncozh.article import Article
from oncozh.review.server import MAX_BODY, Desk, create_app

TOKEN = "the-token"
HERE = "http://127.0.0.1:8000"
AUTH = {"X-Oncozh-Token": TOKEN}
CHANGE = {**AUTH, "Origin": HERE}
ACCEPT = {"article": "a1", "edit": {"kind": "decide", "outcome": "o1", "decision": "accepted"}}


@pytest.fixture
def desk(out_dir: Path) -> Iterator[Desk]:
    desk = Desk(out_dir, "li")
    yield desk
    desk.store.close()


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(desk, TOKEN), base_url=HERE) as client:
        yield client


def test_the_page_needs_the_token(client: TestClient) -> None:
    assert client.get("/").status_code == 403
    assert client.get("/?token=other").status_code == 403
    assert client.get("/?token=令牌").status_code == 403
    page = client.get(f"/?token={TOKEN}")
    assert page.status_code == 200
    assert TOKEN not in page.text
    assert "<script>" not in page.text


@pytest.mark.parametrize("headers", [{}, {"X-Oncozh-Token": "other"}, {"Cookie": f"token={TOKEN}"}])
@pytest.mark.parametrize("path", ["/api/batch", "/api/history", "/api/agreement", "/api/export/gold.jsonl"])
def test_data_needs_the_token_in_a_header(client: TestClient, path: str, headers: dict[str, str]) -> None:
    assert client.get(path, headers=headers).status_code == 403
    assert client.get(f"{path}?token={TOKEN}", headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/api/edit", "/api/undo", "/api/redo", "/api/export"])
@pytest.mark.parametrize(
    "headers",
    [
        AUTH,
        {"Origin": HERE},
        {**AUTH, "Origin": "http://evil.example"},
        {**AUTH, "Origin": "null"},
        {**AUTH, "Origin": "http://127.0.0.1:9999"},
        {**AUTH, "Origin": "https://127.0.0.1:8000"},
    ],
)
def test_a_change_comes_from_this_page_alone(
    client: TestClient, desk: Desk, path: str, headers: dict[str, str]
) -> None:
    assert client.post(path, json=ACCEPT, headers=headers).status_code == 403
    assert desk.store.history("a1") == []


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7:8000", "", "[::", "localhost.evil"]
)
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get(f"/?token={TOKEN}", headers={"Host": host}).status_code == 403
    assert client.get("/api/batch", headers={**AUTH, "Host": host}).status_code == 403
    assert client.get("/static/dom.js", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_this_host_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/api/batch", headers={**AUTH, "Host": host}).status_code == 200


def test_an_open_server_answers_to_addresses_but_not_to_names(desk: Desk) -> None:
    with TestClient(create_app(desk, TOKEN, "0.0.0.0"), base_url="http://192.168.1.7:8000") as client:
        assert client.get("/api/batch", headers=AUTH).status_code == 200
        assert client.get("/api/batch", headers={**AUTH, "Host": "evil.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/", f"/?token={TOKEN}", "/static/review.js", "/nowhere", "/api/batch"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_a_preflight_grants_nothing(client: TestClient) -> None:
    headers = {"Origin": "http://evil.example", "Access-Control-Request-Headers": "x-oncozh-token"}
    answer = client.options("/api/edit", headers=headers)
    assert answer.status_code == 403
    assert not [h for h in answer.headers if h.startswith("access-control")]


@pytest.mark.parametrize("name", ["secrets.js", "..%2fserver.py", "%2e%2e/edits.py", "strings.json", "review.html.j2"])
def test_only_the_static_files_are_served(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_the_page_finds_its_files(client: TestClient) -> None:
    page = client.get(f"/?token={TOKEN}").text
    names = [part.split('"')[0] for part in page.split('"/static/')[1:]]
    assert len(names) == 9
    for name in names:
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] in ("text/css", "text/javascript")


def test_the_batch_is_whole_and_escaped(client: TestClient) -> None:
    answer = client.get("/api/batch", headers=AUTH)
    assert not set("<>&") & set(answer.text)
    batch = answer.json()
    assert [a["id"] for a in batch["articles"]] == ["a1", "a2", "evil<b>"]
    assert batch["reviewer"] == "li"


def test_an_edit_is_answered_with_the_article(client: TestClient, desk: Desk) -> None:
    answer = client.post("/api/edit", json=ACCEPT, headers=CHANGE)
    assert answer.status_code == 200
    assert answer.json()["decisions"] == {"o1": "accepted"}
    assert client.post("/api/undo", json={}, headers=CHANGE).json()["decisions"] == {}
    assert client.post("/api/undo", json={}, headers=CHANGE).json() is None
    assert client.post("/api/redo", json={}, headers=CHANGE).json()["decisions"] == {"o1": "accepted"}
    (entry,) = client.get("/api/history?article=a1", headers=AUTH).json()
    assert (entry["reviewer"], entry["undone"]) == ("li", False)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"article": "a9", "edit": {"kind": "finish", "finished": False}}, 404),
        ({"article": "a1", "edit": {"kind": "nothing"}}, 422),
        ({"article": "a1", "edit": {"kind": "finish", "finished": True}}, 422),
        ({"article": "a1"}, 400),
        ({"article": 1, "edit": {}}, 400),
        ([], 400),
    ],
)
def test_a_wrong_edit_is_explained(client: TestClient, body: Any, status: int) -> None:
    answer = client.post("/api/edit", json=body, headers=CHANGE)
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"article": "\\ud800", "edit": {}}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"article=a1", "application/x-www-form-urlencoded", 415),
        (b'{"x": "' + b"x" * MAX_BODY + b'"}', "application/json", 413),
    ],
)
def test_a_body_that_is_no_edit(client: TestClient, content: bytes, kind: str, status: int) -> None:
    answer = client.post("/api/edit", content=content, headers={**CHANGE, "Content-Type": kind})
    assert answer.status_code == status


def test_methods_are_held_apart(client: TestClient) -> None:
    assert client.get("/api/edit", headers=AUTH).status_code == 405
    assert client.get("/api/undo", headers=AUTH).status_code == 405


def test_two_reviewers_see_each_other_and_the_gold(client: TestClient, out_dir: Path) -> None:
    client.post("/api/edit", json=ACCEPT, headers=CHANGE)
    gold = out_dir / "gold.jsonl"
    gold.write_text((out_dir / "articles.jsonl").read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    other = Desk(out_dir, "wang", gold)
    with TestClient(create_app(other, TOKEN), base_url=HERE) as second:
        second.post("/api/edit", json=ACCEPT, headers=CHANGE)
        (first, *_) = second.get("/api/batch", headers=AUTH).json()["articles"]
        assert first["others"] == {"li": {"o1": "accepted"}, "gold": {"o1": "accepted", "o2": "accepted"}}
        results = second.get("/api/agreement", headers=AUTH).json()
    other.store.close()
    assert [(r["reviewer"], r["both"], r["alike"]) for r in results] == [("li", 1, 1), ("gold", 1, 1)]


def test_exports_are_written_and_downloaded(client: TestClient, out_dir: Path) -> None:
    for outcome in ("o1", "o2"):
        decide = {"kind": "decide", "outcome": outcome, "decision": "accepted"}
        client.post("/api/edit", json={"article": "a1", "edit": decide}, headers=CHANGE)
    finish = {"kind": "finish", "finished": True}
    assert client.post("/api/edit", json={"article": "a1", "edit": finish}, headers=CHANGE).json()["finished"]
    paths = client.post("/api/export", json={}, headers=CHANGE).json()
    assert len(paths) == 3
    gold = client.get("/api/export/gold.jsonl", headers=AUTH)
    assert gold.text == (out_dir / "review" / "li" / "gold.jsonl").read_text(encoding="utf-8")
    assert len(Article.from_dict(json.loads(gold.text)).outcomes) == 2
    assert client.get("/api/export/passwd", headers=AUTH).status_code == 404
