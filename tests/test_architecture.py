"""The import rules of ARCHITECTURE.md hold: run by import-linter from pyproject.toml."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_a_module_imports_only_from_lower_rows() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_check_never_imports_another_check() -> None:
    checks = ROOT.glob("src/limpide/checks/*.py")
    assert [path.name for path in checks if "limpide.checks" in path.read_text()] == []


def test_no_module_runs_over_four_hundred_lines() -> None:
    long = {path.name: n for path in ROOT.glob("src/**/*.py") if (n := len(path.read_text().splitlines())) > 400}
    assert long == {}


def test_heavy_libraries_stay_in_their_one_place() -> None:
    places = {
        "click": {"cli"},
        "jinja2": {"reporting", "review"},
        "textstat": {"language"},
        "language_tool_python": {"tools"},
        "markdown_it": {"readers"},
    }
    for path in ROOT.glob("src/limpide/**/*.py"):
        folder = path.relative_to(ROOT / "src/limpide").parts[0]
        for library in re.findall(r"^\s*(?:import|from) (\w+)", path.read_text(), re.M):
            assert folder in places.get(library, {folder}), f"{path} imports {library}"
