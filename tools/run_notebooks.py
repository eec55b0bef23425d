"""Runs the notebooks from top to bottom and keeps their outputs, the same bytes for the same articles.

    python tools/run_notebooks.py [NOTEBOOK...]

What ``saksi briefing`` ships is the briefing notebook without outputs; it is written anew from ``notebooks``.
"""

import argparse
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "saksi" / "briefing" / "briefing.ipynb"


def execute(path: Path) -> nbformat.NotebookNode:
    """The notebook with fresh outputs and without what differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    quiet = ["--IPKernelApp.log_level=40"]
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=900, kernel_name="python3", extra_arguments=quiet, resources=resources).execute()
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
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
        if path.name == SHIPPED.name:
            SHIPPED.write_text(nbformat.writes(bare(executed)) + "\n", encoding="utf-8")
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
