"""Takes the pictures of the READMEs from the articles of corpus/: `make pictures`.

Needs Playwright (`pip install -r requirements/browser.txt`), Chromium and a font with Chinese characters.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import socket
import struct
import sys
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import uvicorn
from playwright.sync_api import Page, sync_playwright

from oncozh.cli import main
from oncozh.review.server import Desk, create_app

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 800
MOST_BYTES = 250_000
LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}

# Hands a screenshot's pixels over as base64, so that no library is needed that reads images.
PIXELS = """async (png) => {
    const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = "";
    for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
    return btoa(text);
}"""


def summary(page: Page) -> None:
    """The report as it opens, on hazard ratios."""
    page.wait_for_selector("#forest svg")
    page.select_option("#forest-controls select", "PFS ratio")


def evidence(page: Page) -> None:
    """A row of the evidence table whose sentence holds most of what the row says."""
    page.click("[data-tab=evidence]")
    page.fill("#search", "HARMONi-2")
    page.locator("#table tr[data-index]", has_text="0.51").first.click()


def review(page: Page) -> None:
    """The review as it opens, on the row that most needs a look, behind a few decisions."""
    page.wait_for_selector("#table tr[data-index]")
    for key in "axa":
        page.keyboard.press(key)
    page.locator("#progress", has_text=re.compile(r"\b3\b")).wait_for()
    page.select_option("#filter-decision", "")
    page.focus("#table")
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("j")


@contextmanager
def served(out: Path) -> Iterator[str]:
    """The address of a review of a run's results."""
    desk = Desk(out, "reviewer")
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(desk, "token"), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/?token=token"
    finally:
        server.should_exit = True
        thread.join()
        desk.store.close()


def take(browser: Any, address: str, locale: str, steps: Callable[[Page], None]) -> npt.NDArray[np.uint8]:
    """What a page shows after some steps, as rows of RGB pixels."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale=locale, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    steps(page)
    page.wait_for_timeout(400)  # marks fade in
    shot = base64.b64encode(page.screenshot()).decode()
    page.goto("about:blank")  # the pages' own policies admit no script from here
    pixels = base64.b64decode(page.evaluate(PIXELS, shot))
    context.close()
    return np.frombuffer(pixels, np.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, :3]


def small_png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG with the picture's 256 commonest colours, each other colour drawn as the nearest of them."""
    colours, where, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-counts, kind="stable")[:256]]
    distances = ((colours[:, None].astype(int) - palette[None].astype(int)) ** 2).sum(2)
    lines = distances.argmin(1).astype(np.uint8)[where.reshape(-1)].reshape(HEIGHT, WIDTH)
    body = b"".join(b"\0" + line.tobytes() for line in lines)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def take_all() -> int:
    """Writes every picture into docs/pictures/; 1 where one is too large."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("no Chromium: apt-get install chromium", file=sys.stderr)
        return 1
    os.chdir(ROOT)
    PICTURES.mkdir(exist_ok=True)
    too_large = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language, locale in LANGUAGES.items():
            out = Path(folder) / language  # one each: the decisions of a review stay in its folder
            if main(["extract", "corpus/*.txt", "--out", str(out), "--quiet"]) != 0:
                return 1
            report = (out / "report.html").as_uri()
            with served(out) as review_address:
                for steps, address in ((summary, report), (evidence, report), (review, review_address)):
                    picture = small_png(take(browser, address, locale, steps))
                    path = PICTURES / f"{steps.__name__}.{language}.png"
                    path.write_bytes(picture)
                    print(f"{path.relative_to(ROOT)}  {len(picture):,} bytes")
                    too_large |= len(picture) > MOST_BYTES
        browser.close()
    if too_large:
        print(f"a picture is larger than {MOST_BYTES:,} bytes", file=sys.stderr)
    return int(too_large)


if __name__ == "__main__":
    sys.exit(take_all())
