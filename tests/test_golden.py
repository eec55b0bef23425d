"""The project's own articles, whole: are their tables what was reviewed?"""

from __future__ import annotations

import importlib.util
from difflib import unified_diff
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
GOLDEN = PROJECT / "tests" / "golden"
_SPEC = importlib.util.spec_from_file_location("write_golden", PROJECT / "tools" / "write_golden.py")
write_golden = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(write_golden)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The golden texts as the program makes them now, with no cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SAKSI_CACHE", raising=False)
        return write_golden.golden_files(write_golden.corpus_of_the_project())


@pytest.mark.parametrize("table", write_golden.COLUMNS)
def test_the_tables_are_as_reviewed(made, table):
    """Do the five articles give the rows that were reviewed? The diff shows which are others."""
    name = f"{table}.txt"
    expected = (GOLDEN / name).read_text("utf-8") if (GOLDEN / name).exists() else ""
    diff = list(
        unified_diff(expected.splitlines(), made[name].splitlines(), f"reviewed/{name}", "now", lineterm="", n=0)
    )
    assert not diff, (
        "\n".join(diff[:60]) + f"\n{len(diff)} lines of difference. If the new rows are right, run `make golden`."
    )


def test_no_golden_table_is_left_over():
    """Is each file among the golden tables one that is compared?"""
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(write_golden.COLUMNS)


def test_a_change_shows(made):
    """Does another value in one row change the golden text, and a long cell show both its ends?"""
    assert "…" in made["quotes.txt"]
    assert len(set(made.values())) == len(made)
