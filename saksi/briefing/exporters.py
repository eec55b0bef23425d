"""The two exporters that nbconvert, ``jupyter nbconvert`` and JupyterLab's menu find: ``saksi_html``, ``saksi_pdf``."""

from __future__ import annotations

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Bool

from saksi.briefing import html, pdf
from saksi.briefing.document import document_of
from saksi.briefing.lint import check


class _SaksiExporter(Exporter):
    """A notebook through the document model; ``strict`` refuses a briefing that breaks a rule of the linter."""

    strict = Bool(True, help="Refuse to export a briefing that breaks a rule of the linter").tag(config=True)
    export_from_notebook: str

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **kwargs) -> tuple:
        notebook, resources = super().from_notebook_node(nb, resources, **kwargs)
        document = document_of(notebook, resources.get("metadata", {}).get("name", "notebook"))
        if self.strict and document["meta"]["is_briefing"]:
            check(document)
        resources["output_extension"] = self.file_extension
        return self.write(document), resources

    def write(self, document: dict) -> str | bytes:
        """The document in the exporter's format."""
        raise NotImplementedError


class SaksiHTMLExporter(_SaksiExporter):
    """One HTML file that works from disk."""

    export_from_notebook = "Saksi briefing (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def write(self, document: dict) -> str:
        return html.render(document)


class SaksiPDFExporter(_SaksiExporter):
    """A tagged PDF."""

    export_from_notebook = "Saksi briefing (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def write(self, document: dict) -> bytes:
        return pdf.render(document)
