"""Making a briefing: a notebook executed with parameters, exported by both exporters, written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from saksi.briefing.document import SKIPPED
from saksi.briefing.files import write_whole
from saksi.briefing.sections import Briefing
from saksi.tables import Corpus

FORMATS = {"html": "saksi_html", "pdf": "saksi_pdf"}
_QUIET = ["--IPKernelApp.log_level=40"]
"""The kernel warns of its transport on every start; what fails is told by the cell that fails."""
Progress = Callable[[str], None]


class BriefingError(RuntimeError):
    """A notebook that could not be executed: the message names its cell and the fault."""


def build(
    notebook: Path | None,
    parameters: Mapping[str, object],
    reports: Path,
    figures: Path | None = None,
    lang: str = "en",
    progress: Progress | None = None,
) -> list[Path]:
    """Executes *notebook* with *parameters* and writes ``briefing.html`` and ``briefing.pdf`` into *reports*.

    Args:
        notebook: a notebook with a cell tagged ``parameters``; without one, the briefing that saksi ships.
        parameters: values for that cell (``articles`` or ``tables``, ``glosses``); ``lang`` and ``figures`` are added.
        reports: folder of the two files.
        figures: folder that the notebook writes its figures to; none are written without it.
        progress: called with a line before each step.

    Raises:
        BriefingError: if a cell fails.
        LintError: if the briefing says what no row holds.
    """
    tell = progress or (lambda step: None)
    found = Path(notebook) if notebook else shipped()
    values = {**parameters, "lang": lang, "figures": str(figures) if figures else None}
    tell("executing the notebook")
    executed = execute(nbformat.read(found, as_version=4), values, found.parent)
    contents = {}
    for ending in FORMATS:
        tell(f"exporting {ending}")
        contents[ending] = exported(executed, ending, found.stem)
    return [write_whole(Path(reports) / f"briefing.{ending}", content) for ending, content in contents.items()]


def export(corpus: Corpus, folder: Path | str, lang: str = "en", glosses: Path | str | None = None) -> list[Path]:
    """Writes ``briefing.html`` and ``briefing.pdf`` on a corpus at hand into *folder*."""
    notebook = executed_here(Briefing(corpus, lang, glosses))
    contents = {ending: exported(notebook, ending) for ending in FORMATS}
    return [write_whole(Path(folder) / f"briefing.{ending}", content) for ending, content in contents.items()]


def execute(notebook: NotebookNode, values: Mapping[str, object], folder: Path) -> NotebookNode:
    """The notebook with *values* put in behind its ``parameters`` cell, executed in *folder*.

    Raises:
        BriefingError: naming the cell that failed and its fault.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    prepared = with_parameters(notebook, values)
    try:
        NotebookClient(
            prepared,
            timeout=1800,
            kernel_name="python3",
            extra_arguments=_QUIET,
            resources={"metadata": {"path": str(folder)}},
        ).execute()
    except CellExecutionError as error:
        raise BriefingError(f"the notebook stopped: {error.ename}: {error.evalue}") from None
    return prepared


def executed_here(briefing: Briefing) -> NotebookNode:
    """The briefing notebook on a corpus at hand, filled in this process: what a kernel would show, without one."""
    notebook = nbformat.read(shipped(), as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code" and not SKIPPED & set(cell.metadata.get("tags", ())):
            shown = eval(cell.source, {"briefing": briefing})
            data = json.loads(json.dumps(shown._repr_mimebundle_()))
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data)]
    return notebook


def with_parameters(notebook: NotebookNode, values: Mapping[str, object]) -> NotebookNode:
    """A copy of the notebook with a cell ``injected-parameters`` behind the one tagged ``parameters``."""
    copy = nbformat.from_dict(notebook)
    lines = "\n".join(f"{name} = {value!r}" for name, value in values.items())
    cell = nbformat.v4.new_code_cell(lines, metadata={"tags": ["injected-parameters"]}, id="injected-parameters")
    tags = [set(c.metadata.get("tags", ())) for c in copy.cells]
    at = next((number for number, t in enumerate(tags) if "parameters" in t), -1)
    cells = [c for c, t in zip(copy.cells, tags, strict=True) if "injected-parameters" not in t]
    copy.cells = [*cells[: at + 1], cell, *cells[at + 1 :]]
    return copy


def exported(notebook: NotebookNode, ending: str, name: str = "briefing") -> bytes:
    """The executed notebook through the exporter for *ending*, found as nbconvert finds it."""
    from nbconvert.exporters import get_exporter

    exporter = get_exporter(FORMATS[ending])()
    content, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": name}})
    return content.encode() if isinstance(content, str) else content


def shipped() -> Path:
    """The briefing notebook that the package carries."""
    return Path(str(resources.files("saksi.briefing").joinpath("briefing.ipynb")))
