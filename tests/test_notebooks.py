"""The notebooks: do they run from top to bottom, are they kept clean, is what the package ships the same?"""

import json
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from saksi.cli import main

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SHIPPED = [
    ROOT / "saksi" / "briefing" / "briefing.ipynb",
    *sorted((ROOT / "saksi" / "lab" / "notebooks").glob("*.ipynb")),
]
NAMES = [path.stem for path in NOTEBOOKS]
UNCLEAN = re.compile(r"/home/|/root/|/tmp/|Warning|Traceback|application/vnd\.jupyter\.widget-state")


def sources(path: Path) -> list[str]:
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_notebook_runs(path: Path):
    """Does every cell run, on a fresh kernel, without an error?"""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources=resources).execute()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_kept_outputs_are_clean(path: Path):
    """Are there outputs, and in them no error, no warning, no path of a machine, no state of a widget?"""
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source]
    assert any(cell.outputs for cell in code)
    for cell in code:
        for output in cell.outputs:
            assert output.output_type != "error"
            words = json.dumps({k: v for k, v in output.get("data", {}).items() if not k.startswith("image/")})
            assert not UNCLEAN.search(words + output.get("text", "")), cell.source


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_shipped_notebook_is_the_kept_one(path: Path):
    """Is the notebook that the package ships the same, without outputs? If not: `make notebooks`."""
    assert sources(path) == sources(ROOT / "notebooks" / path.name)
    assert not any(cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_folder_is_a_parameter(path: Path):
    """Can another folder be put in, as papermill does it?"""
    tags = [tag for cell in nbformat.read(path, as_version=4).cells for tag in cell.metadata.get("tags", ())]
    assert tags.count("parameters") == 1


@pytest.mark.slow
def test_project_of_ones_own(tmp_path: Path, monkeypatch):
    """Does a new project outside the program's tree give a briefing with two commands?"""
    folder = tmp_path / "proyek saya"
    assert main(["new", str(folder)]) == 0
    words = 'Menteri Aruna tiba di Kairo pada Senin (3/2/2025). "Kami siap berunding," kata Aruna.\n'
    (folder / "data" / "articles" / "satu.txt").write_text(words, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert main(["briefing", "--quiet"]) == 0
    assert {p.name for p in (folder / "reports").iterdir()} >= {"briefing.html", "briefing.pdf"}


def test_new_does_not_touch_what_is_there(tmp_path: Path, capsys):
    """Is a folder that holds something refused?"""
    (tmp_path / "file").write_text("x")
    assert main(["new", str(tmp_path)]) == 2
    assert "Name a new folder" in capsys.readouterr().err
