"""A real JupyterLab in a real Chromium: from opening a notebook to a corrected speaker in the briefing.

Needs Chromium (``CHROMIUM`` names it, else Debian's); skipped without it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from saksi.cli import main

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
NOTEBOOK = "2-who-said-what.ipynb"
TOKEN = "for-this-test"
LONG = 120_000
"""Milliseconds to wait for what takes a second or two on a machine that does nothing else."""
NO_NEWS = {"@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}
VIEW = ".saksi-view:not(.saksi-static)"
SPEAKER = "Sri Wulandari"


@dataclass
class Lab:
    """A JupyterLab that serves a project."""

    folder: Path
    url: str
    environment: dict[str, str]

    @property
    def log(self) -> Path:
        return self.folder / "data" / "corrections" / "corrections.jsonl"


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory) -> Iterator[Lab]:
    """JupyterLab on a new project with two of the articles; its settings lie apart from anybody's own."""
    home = tmp_path_factory.mktemp("jupyter")
    folder = tmp_path_factory.mktemp("lab") / "proyek saya"
    assert main(["new", str(folder)]) == 0
    for article in sorted((ROOT / "data" / "articles").glob("*.txt"))[:2]:
        shutil.copy(article, folder / "data" / "articles")
    for plugin, settings in NO_NEWS.items():
        path = home / "settings" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    environment = {
        **os.environ,
        **{f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("RUNTIME", "CONFIG", "DATA")},
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
        "SAKSI_CACHE": str(home / "cache"),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
    }
    port = free_port()
    call = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}",
    ]  # fmt: skip
    with (home / "log.txt").open("wb") as output:
        server = subprocess.Popen(call, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_for(server, f"http://127.0.0.1:{port}/api/status?token={TOKEN}", home / "log.txt")
            yield Lab(folder, f"http://127.0.0.1:{port}", environment)
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait_for(server: subprocess.Popen, url: str, log: Path) -> None:
    """Until the server answers; what it said is told where it does not."""
    until = time.monotonic() + LONG / 1000
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"JupyterLab does not answer:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="module")
def page(browser, lab):
    """Notebook 2, all cells run."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(LONG)
    page.goto(f"{lab.url}/lab/tree/notebooks/{NOTEBOOK}?token={TOKEN}")
    page.locator("#jp-main-statusbar").get_by_text(re.compile(r"\| Idle$")).first.wait_for()
    run_all(page)
    yield page
    page.close()


def menu(page, *names: str) -> None:
    """Chooses in the menu bar, from menu to submenu."""
    page.get_by_role("menuitem", name=names[0], exact=True).click()
    for name in names[1:]:
        page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{name}")).first.click()


PROMPTS = """[...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].map((node) => node.textContent)"""
ALL_RUN = f"""counted => {PROMPTS}.every((words) => Number(words.replace(/\\D/g, "")) > counted)"""


def run_all(page) -> None:
    """Run > Run All Cells, until each cell has a number that is above those of the time before."""
    before = max(int("0" + re.sub(r"\D", "", words)) for words in page.evaluate(PROMPTS))
    menu(page, "Run", "Run All Cells$")
    page.wait_for_function(ALL_RUN, arg=before)
    page.wait_for_selector(VIEW)


def view_of(page):
    view = page.locator(VIEW)
    view.scroll_into_view_if_needed()
    return view


def said(page, words: str) -> None:
    """Waits for what the view says."""
    page.locator(f"{VIEW} .saksi-said", has_text=re.compile(words)).wait_for(timeout=LONG / 4)


def test_all_cells_run_without_an_error(page):
    """Has no cell an error or a warning, and is the view there?"""
    for kind in ("error", "stderr"):
        assert page.locator(f".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.{kind}']").count() == 0
    assert page.locator(VIEW).count() == 1


def test_a_layer_is_switched(page):
    """Does a check box take the colour of its layer away, and give it back?"""
    view = view_of(page)
    mark = view.locator(".saksi-mark.saksi-dates").first
    background = "node => getComputedStyle(node).backgroundColor"
    before = mark.evaluate(background)
    view.locator("input[data-layer=dates]").uncheck()
    assert mark.evaluate(background) != before
    view.locator("input[data-layer=dates]").check()
    assert mark.evaluate(background) == before


def test_keys_move_in_the_view_and_not_in_the_notebook(page):
    """Do arrows, findings, search and Enter work, and is no cell made or deleted by a letter?"""
    view, cells = view_of(page), page.locator(".jp-Notebook .jp-Cell").count()
    view.locator(".saksi-text").focus()
    page.keyboard.press("ArrowRight")
    assert view.locator(".saksi-chosen").count() > 0
    first = view.locator(".saksi-panel h4").inner_text()
    page.keyboard.press("ArrowRight")
    assert view.locator(".saksi-panel h4").inner_text() != first
    page.keyboard.press("n")
    said(page, r"^1 of \d+, ")
    page.keyboard.press("b")
    view.locator("input[data-layer=claims]").focus()
    page.keyboard.press("x")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    view.locator(".saksi-text").focus()
    page.keyboard.press("/")
    page.keyboard.type("kim")
    said(page, r"^1 of \d+ found")
    page.keyboard.press("Enter")
    said(page, r"^2 of \d+ found")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.saksi-panel form') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "saksi-text"


def test_selected_words_become_a_row(page, lab):
    """Is a row made of words selected with the mouse, listed as a decision, and gone after undo?"""
    view = view_of(page)
    box = view.locator(".saksi-text > span").first.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 10, steps=5)
    page.mouse.up()
    view.locator(".saksi-adder select").select_option("dates")
    view.locator(".saksi-add").click()
    said(page, "^saved as")
    assert ":dates:0-" in view.locator(".saksi-panel h4").inner_text()
    view.locator(".saksi-undo").first.click()
    said(page, "is undone$")
    assert [json.loads(line).get("undo") is None for line in lab.log.read_text("utf-8").splitlines()] == [True, False]
    lab.log.unlink()


def test_the_view_takes_the_theme_of_the_lab(page):
    """Is the view dark when JupyterLab is, whatever the system prefers?"""
    paper = f"getComputedStyle(document.querySelector('{VIEW}')).backgroundColor"
    light = page.evaluate(paper)
    menu(page, "Settings", "Theme", "JupyterLab Dark$")
    page.wait_for_selector("[data-jp-theme-light=false]", state="attached")
    assert page.evaluate(paper) != light
    menu(page, "Settings", "Theme", "JupyterLab Light$")
    page.wait_for_selector("[data-jp-theme-light=true]", state="attached")
    assert page.evaluate(paper) == light


def test_both_exports_are_in_the_menu(page, lab):
    """Does File > Save and Export list both formats, and does the server make them?"""
    menu(page, "File", "Save Notebook$")
    menu(page, "File", "Save and Export Notebook As")
    for label in ("Saksi_html", "Saksi_pdf"):
        page.locator(".lm-Menu-itemLabel", has_text=label).wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    for name, begin in (("saksi_html", b"<!doctype html"), ("saksi_pdf", b"%PDF-")):
        address = f"{lab.url}/nbconvert/{name}/notebooks/{NOTEBOOK}?download=true&token={TOKEN}"
        answer = page.request.get(address, timeout=LONG)
        assert (answer.status, answer.body()[: len(begin)].lower()) == (200, begin.lower())


def test_a_correction_reaches_table_page_and_pdf(page, lab):
    """Is a speaker corrected by a click in the log, in the next run's table, in the briefing and in its PDF?"""
    view = view_of(page)
    view.locator(".saksi-mark.saksi-quotes").first.click()
    assert "quotation" in view.locator(".saksi-panel h4").inner_text()
    words = "".join(view.locator(".saksi-chosen").all_text_contents())
    view.locator("input[name=speaker_name]").fill(SPEAKER)
    view.locator("input[name=why]").fill("salah orang")
    page.keyboard.press("Enter")
    said(page, "^saved as")
    assert SPEAKER in view.locator(".saksi-panel dl").inner_text()

    (line,) = lab.log.read_text(encoding="utf-8").splitlines()
    decision = json.loads(line)
    assert decision["target"]["selector"][0]["exact"] == words
    assert (decision["after"]["speaker_name"], decision["why"]) == (SPEAKER, "salah orang")

    run_all(page)
    page.locator(".jp-OutputArea table td", has_text=SPEAKER).first.wait_for(state="attached")

    command = [sys.executable, "-m", "saksi", "briefing", "--quiet"]
    subprocess.run(command, cwd=lab.folder, env=lab.environment, check=True, timeout=4 * LONG / 1000)
    reports = lab.folder / "reports"
    assert SPEAKER in (reports / "briefing.html").read_text(encoding="utf-8")
    assert SPEAKER.replace(" ", "") in letters_of(reports / "briefing.pdf")


def letters_of(path: Path) -> str:
    """The letters of a PDF in the order in which they are drawn, without white space."""
    drawn = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            font: dict[bytes, str] = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    font = characters(page.resources.Font[operands[0]])
                elif str(operator) in ("Tj", "TJ"):
                    pieces = operands[0] if str(operator) == "TJ" else operands
                    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
                    drawn += [font.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)]
    return "".join("".join(drawn).split())


def characters(font: pikepdf.Dictionary) -> dict[bytes, str]:
    """What each code of a font stands for, by its own table."""
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(words.decode()).decode("utf-16-be") for code, words in pairs}
