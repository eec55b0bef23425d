"""The documents say what is: packages, tables, commands."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

import pytest

from saksi.cli import COMMANDS, main


def requirements(path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [re.split(r"[\[<>=~! ]", line)[0] for line in lines if line and not line.startswith(("#", "-"))]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"])
def test_each_package_has_a_reason(project, name):
    """Has every requirement its row in docs/dependencies.md, and every row its requirement?"""
    page = (project / "docs/dependencies.md").read_text("utf-8")
    section = next(part for part in page.split("\n## ") if f"(`{name}`)" in part.splitlines()[0])
    assert sorted(re.findall(r"^\| ([\w-]+) \| (?!why|---)", section, re.MULTILINE)) == sorted(
        requirements(project / name)
    )


def test_the_page_of_tables_is_current(project):
    """Does it say what the code declares? `python tools/write_docs.py` writes it anew."""
    spec = importlib.util.spec_from_file_location("write_docs", project / "tools/write_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (project / "docs/tables.md").read_text("utf-8") == module.tables()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_and_option_is_documented(project, command, capsys):
    """Does docs/commands.md name every option? `python tools/write_docs.py` writes it anew."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    page = (project / "docs/commands.md").read_text("utf-8").partition(f"## saksi {command}\n")[2].partition("\n## ")[0]
    for option in re.findall(r"--[a-z-]+", capsys.readouterr().out):
        assert option in page, option


def test_the_commands_run_as_documented(project):
    """Is the console command that the documents name there?"""
    ended = subprocess.run([sys.executable, "-m", "saksi", "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout.startswith("saksi ")
