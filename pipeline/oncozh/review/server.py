"""The server of the review application: one page, its static files, and a small JSON interface behind a token.

Every request must name this server as its host; whatever reads or writes data must carry the token in a header, which
no foreign page can make a browser send. There are no cookies, so there is nothing for a forged request to ride on.
"""

from __future__ import annotations

import getpass
import hmac
import ipaddress
import json
import secrets
import socket
import webbrowser
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import uvicorn
from rich.console import Console
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from oncozh.article import (
    DIRECTIONS,
    ENDPOINTS,
    FIGURE_LABELS,
    LABELS,
    QUALIFIERS,
    STATISTICS,
    STATUSES,
    UNITS,
    Article,
)
from oncozh.errors import OutputError
from oncozh.report.html import read_articles, read_failures, read_run
from oncozh.report.page import SCRIPTS, STYLE, article_record, environment, script_safe_json, static_text, strings
from oncozh.review.agreement import agreement, gold_review
from oncozh.review.edits import EditError, Review
from oncozh.review.export import EXPORTS, encoding_of, export_review
from oncozh.review.store import FILE, Store

GOLD = "gold"
MAX_BODY = 256 * 1024
TOKEN_HEADER = "x-oncozh-token"

_PACKAGE = "oncozh.review"
_STATIC = dict.fromkeys((*SCRIPTS, STYLE), "oncozh.report") | {"review.js": _PACKAGE, "review.css": _PACKAGE}
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Desk:
    """What the server serves: the batch, its store, who reviews, and the gold beside them."""

    def __init__(self, out_dir: Path, reviewer: str, gold: Path | None = None) -> None:
        self.out_dir = out_dir
        self.reviewer = reviewer
        self.failures = read_failures(out_dir)
        self.run = read_run(out_dir)
        articles = list(read_articles(out_dir / "articles.jsonl"))
        self.gold: dict[str, Article] = {a.id: a for a in read_articles(gold)} if gold else {}
        self.store = Store(out_dir / FILE, articles)

    def batch(self) -> dict[str, Any]:
        """The whole batch as the page wants it."""
        mine = self.store.reviews(self.reviewer)
        others = {name: self.store.reviews(name) for name in self._others()}
        return {
            "articles": [self._record(r, {n: o[i] for n, o in others.items()}) for i, r in mine.items()],
            "failures": self.failures,
            "run": self.run,
            "strings": strings() | strings(_PACKAGE),
            "reviewer": self.reviewer,
            "kept": self.store.kept,
            "exports": list(EXPORTS),
            "vocabulary": {
                "endpoint": ENDPOINTS, "statistic": STATISTICS, "unit": UNITS, "qualifier": QUALIFIERS,
                "status": STATUSES, "direction": DIRECTIONS, "label": LABELS, "figure_labels": sorted(FIGURE_LABELS),
            },
        }  # fmt: skip

    def record(self, article: str) -> dict[str, Any]:
        """One article as the page wants it."""
        others = {name: self.store.review(article, name) for name in self._others()}
        return self._record(self.store.review(article, self.reviewer), others)

    def agreements(self) -> list[dict[str, Any]]:
        """This reviewer against every other and against the gold."""
        mine = self.store.reviews(self.reviewer)
        result = []
        for name in self._others():
            theirs = self.store.reviews(name)
            result.append({"reviewer": name, **asdict(agreement((r, theirs[i]) for i, r in mine.items()))})
        if self.gold:
            pairs = [(r, gold_review(self.store.base(i), self.gold[i])) for i, r in mine.items() if i in self.gold]
            result.append({"reviewer": GOLD, **asdict(agreement(pairs))})
        return result

    def _others(self) -> list[str]:
        return [name for name in self.store.reviewers() if name != self.reviewer]

    def _record(self, review: Review, others: dict[str, Review]) -> dict[str, Any]:
        article = review.article.id
        decisions = {name: other.decisions for name, other in others.items()}
        if article in self.gold:
            decisions[GOLD] = gold_review(self.store.base(article), self.gold[article]).decisions
        return article_record(review.article) | {
            "decisions": review.decisions,
            "notes": review.notes,
            "finished": review.finished,
            "others": decisions,
        }


def create_app(desk: Desk, token: str, host: str = "127.0.0.1") -> Starlette:
    """The application.

    Args:
        desk: what it serves.
        token: what a request must carry.
        host: the address it listens on; requests that name another host are refused.
    """
    page = _page()

    async def show(request: Request) -> Response:
        given = request.query_params.get("token", "")
        if not hmac.compare_digest(given.encode(), token.encode()):
            return PlainTextResponse("Open the address that `oncozh review` printed; its token is missing here.\n", 403)
        return HTMLResponse(page)

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _STATIC:
            raise HTTPException(404)
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        return Response(static_text(name, _STATIC[name]), media_type=kind)

    async def batch(request: Request) -> Response:
        return _data(desk.batch())

    async def edit(request: Request) -> Response:
        body = await _json(request)
        article, change = body.get("article"), body.get("edit")
        if not isinstance(article, str) or not isinstance(change, dict):
            raise HTTPException(400, "an edit is an object with `article` and `edit`")
        try:
            desk.store.edit(article, desk.reviewer, change)
        except KeyError:
            raise HTTPException(404, f"no article {article!r}") from None
        except EditError as e:
            raise HTTPException(422, str(e)) from None
        return _data(desk.record(article))

    async def undo(request: Request) -> Response:
        article = desk.store.undo(desk.reviewer)
        return _data(None if article is None else desk.record(article))

    async def redo(request: Request) -> Response:
        article = desk.store.redo(desk.reviewer)
        return _data(None if article is None else desk.record(article))

    async def history(request: Request) -> Response:
        return JSONResponse(desk.store.history(request.query_params.get("article", "")))

    async def agree(request: Request) -> Response:
        return JSONResponse(desk.agreements())

    async def export(request: Request) -> Response:
        paths = export_review(desk.store, desk.reviewer, desk.out_dir)
        return JSONResponse([str(p) for p in paths])

    async def download(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in EXPORTS:
            raise HTTPException(404)
        text = EXPORTS[name](desk.store, desk.reviewer)
        return Response(text.encode(encoding_of(name)), media_type="application/octet-stream")

    return Starlette(
        routes=[
            Route("/", show),
            Route("/static/{name}", static),
            Route("/api/batch", batch),
            Route("/api/edit", edit, methods=["POST"]),
            Route("/api/undo", undo, methods=["POST"]),
            Route("/api/redo", redo, methods=["POST"]),
            Route("/api/history", history),
            Route("/api/agreement", agree),
            Route("/api/export", export, methods=["POST"]),
            Route("/api/export/{name}", download),
        ],
        middleware=[Middleware(Guard, token=token, host=host)],
        exception_handlers={HTTPException: _refused, OutputError: _failed},
    )


class Guard:
    """Refuses requests for another host, from another origin, or without the token; puts the headers on all answers."""

    def __init__(self, app: ASGIApp, token: str, host: str) -> None:
        self._app = app
        self._token = token.encode()
        self._names = {"localhost", host.lower()}
        # A name can be made to point here by whoever owns it, an address cannot: open servers take any address.
        self._any_address = host in ("0.0.0.0", "::")
        if self._any_address:
            self._names.add(socket.gethostname().lower())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", []),
                    *((k.encode(), v.encode()) for k, v in _HEADERS.items()),
                ]
            await send(message)

        reason = self._refusal(Request(scope))
        if reason is not None:
            await JSONResponse({"error": reason}, 403)(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)

    def _refusal(self, request: Request) -> str | None:
        host = request.headers.get("host", "")
        if not self._is_ours(host):
            return "this server does not answer for that host"
        origin = request.headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return "requests from other pages are refused"
        if not request.url.path.startswith("/api/"):
            return None
        if request.method != "GET" and origin is None:
            return "a change must say which page it comes from"
        if not hmac.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), self._token):
            return "the token is missing or wrong"
        return None

    def _is_ours(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        if name in self._names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self._any_address


def serve(out_dir: Path, gold: Path | None, host: str, port: int, reviewer: str | None, open_browser: bool) -> None:
    """Serves until interrupted; see `oncozh.review.run_review`."""
    console = Console(stderr=True, highlight=False)
    desk = Desk(out_dir, (reviewer or getpass.getuser()).strip() or "reviewer", gold)
    token = secrets.token_urlsafe(24)
    try:
        # It listens from here on, so that the browser finds it before uvicorn has started.
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as e:
        desk.store.close()
        raise OutputError(f"cannot listen on {host}, port {port}: {e.strerror}") from e
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    if ":" in shown:
        shown = f"[{shown}]"
    address = f"http://{shown}:{listener.getsockname()[1]}/?{urlencode({'token': token})}"
    console.print(f"Review by {desk.reviewer}: {address}", soft_wrap=True, markup=False)
    console.print("Every decision is saved at once. Ctrl+C ends the server.")
    if not _loopback(host):
        console.print("Others on the network can reach this server; what it sends is not encrypted.", style="yellow")
    if desk.store.kept:
        console.print(f"Extracted anew, but kept as reviewed: {', '.join(desk.store.kept)}", markup=False)
    if open_browser:
        webbrowser.open(address)
    config = uvicorn.Config(create_app(desk, token, host), log_level="warning", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        desk.store.close()


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _page() -> str:
    template = environment(_PACKAGE).get_template("review.html.j2")
    words = strings() | strings(_PACKAGE)
    return template.render(strings=words, title_key="app.review", style=STYLE, scripts=(*SCRIPTS, "review.js"))


async def _json(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise HTTPException(415, "an edit is sent as application/json")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise HTTPException(413, f"an edit is at most {MAX_BODY} bytes")
    try:
        value = json.loads(body)
        # A lone surrogate passes as JSON, but no file can hold it; UnicodeEncodeError is a ValueError.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise HTTPException(400, "no JSON") from None
    if not isinstance(value, dict):
        raise HTTPException(400, "an edit is one JSON object")
    return value


def _data(value: Any) -> Response:
    return Response(script_safe_json(value), media_type="application/json")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code)


async def _failed(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 500)
