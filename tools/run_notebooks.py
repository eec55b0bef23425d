"""Runs the notebooks from top to bottom and keeps their outputs, the same bytes for the same articles.

    python tools/run_notebooks.py [NOTEBOOK...]

What the package ships for `saksi briefing` and `saksi new` are the same notebooks without outputs; they are
written anew from ``notebooks``. The output of a cell tagged ``interactive`` needs a kernel and is not kept.
"""

import argparse
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = {"briefing.ipynb": ROOT / "saksi" / "briefing"}
"""Where the package keeps a notebook that is not among those of the lab."""
OF_THE_LAB = ROOT / "saksi" / "lab" / "notebooks"
OF_THE_PROJECT = {"5-accuracy.ipynb"}
"""Notebooks that need what only this project has, the gold."""


def execute(path: Path) -> nbformat.NotebookNode:
    """The notebook with fresh outputs and without what differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    quiet = ["--IPKernelApp.log_level=40"]
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=900, kernel_name="python3", extra_arguments=quiet, resources=resources).execute()
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if "interactive" in cell.metadata.get("tags", ()):
            cell.outputs = []
    return notebook


def bare(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without outputs and counts."""
    copy = nbformat.from_dict(notebook)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", type=Path)
    for path in parser.parse_args().notebooks or sorted((ROOT / "notebooks").glob("*.ipynb")):
        executed = execute(path)
        path.write_text(nbformat.writes(executed) + "\n", encoding="utf-8")
        if path.name not in OF_THE_PROJECT:
            shipped = SHIPPED.get(path.name, OF_THE_LAB) / path.name
            shipped.parent.mkdir(exist_ok=True)
            shipped.write_text(nbformat.writes(bare(executed)) + "\n", encoding="utf-8")
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
