"""The figures of speed and memory that limpide claims, each beside a peer measured in the same run.

    python benchmarks/bench.py [--runs 7] [--peers FOLDER]

FOLDER holds `vale` and `node_modules` (axe-core, playwright-core); `make bench` fills it. A peer that is not there is
said not to have run.
"""

import argparse
import compileall
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import processes
import texts
import vale
import within

ROOT = Path(__file__).parents[1]
LIMPIDE = [sys.executable, "-m", "limpide"]
WORDS = 50_000
VALE_SETS = {"vale": vale.short_lists, "vale-lists": vale.our_lists}
"""Vale with 18 rules, their lists short; the same with the word lists that limpide has."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", type=Path, default=ROOT / "benchmarks" / ".peers")
    asked = parser.parse_args()
    compileall.compile_dir(str(ROOT / "src"), quiet=1)  # as pip does for an installed copy, but not for a checkout
    with tempfile.TemporaryDirectory() as folder:
        for name, lists in VALE_SETS.items():
            vale.install(Path(folder, name), lists())
        _whole_processes(Path(folder), asked.peers, asked.runs)
        _words_a_second(Path(folder), asked.peers, asked.runs)
        for content in (texts.page_of(80_000), texts.framework_page(80_000, sheet=280_000)):
            _page_rules(Path(folder), asked.peers, content)
    within.growth()


def _whole_processes(folder: Path, peers: Path, runs: int) -> None:
    page = folder / "article.html"
    page.write_text(texts.article_page(1000), encoding="utf-8")
    options = ["--languagetool", "off", "--fail-on", "never", "--quiet", "--output", str(folder / "report.html")]
    commands = {"limpide": [*LIMPIDE, "audit", str(page), *options], **_peer_commands(page, folder, peers)}
    costs = processes.in_turn(commands, runs=runs, cwd=str(folder))
    print(f"\nWhole processes, a page of 1,000 words, HTML report written; medians of {runs} rounds")
    for name in costs:
        print(_row(name, costs))


def _row(name: str, costs: Mapping[str, Sequence[processes.Cost]]) -> str:
    own, ours = costs[name], costs["limpide"]
    cpu, wall = processes.median(own, "cpu") * 1000, processes.median(own, "wall") * 1000
    row = f"  {name:8s} CPU {cpu:6.0f} ms   wall {wall:6.0f} ms   peak {processes.median(own, 'memory'):4.0f} MB"
    if own is ours:
        return row
    cpu, wall = processes.ratio(ours, own, "cpu"), processes.ratio(ours, own, "wall")
    return f"{row}   limpide / {name}: CPU {cpu:.2f}, wall {wall:.2f}"


def _peer_commands(page: Path, folder: Path, peers: Path) -> dict[str, list[str]]:
    commands: dict[str, list[str]] = {}
    program, chromium, node = peers / "vale", shutil.which("chromium"), shutil.which("node")
    if program.exists():
        commands |= {name: _vale(program, folder / name, page) for name in VALE_SETS}
    else:
        print("vale: not run (not in the peers' folder)")
    if (peers / "node_modules" / "axe-core").exists() and chromium and node:
        script = Path(__file__).parent / "peers" / "axe.mjs"
        commands["axe"] = [node, str(script), str(peers / "node_modules"), chromium, str(page)]
    else:
        print("axe-core: not run (node, Chromium or the module is missing)")
    return commands


def _page_rules(folder: Path, peers: Path, content: str) -> None:
    """Our page rules beside axe-core on the same page: both on a page already there, then with its loading."""
    ours = within.page_rules(content.encode())
    chromium, node = shutil.which("chromium"), shutil.which("node")
    if not ((peers / "node_modules" / "axe-core").exists() and chromium and node):
        return
    page = folder / "page.html"
    page.write_text(content, encoding="utf-8")
    script = Path(__file__).parent / "peers" / "axe_times.mjs"
    command = [node, str(script), str(peers / "node_modules"), chromium, str(page), "8"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    rounds = [tuple(map(float, line.split())) for line in printed][2:]
    theirs = within.Times(*map(statistics.median, zip(*rounds, strict=True)))
    print(f"  axe-core: loading {theirs.loading:.0f} ms, rules {theirs.judging:.0f} ms")
    print(f"  axe-core / limpide: rules {theirs.judging / ours.judging:.1f}, loading too {sum(theirs) / sum(ours):.1f}")


def _words_a_second(folder: Path, peers: Path, runs: int) -> None:
    """Over a long Markdown file: Vale's CPU with its start taken off; ours warm, on a text not seen before."""
    ours = within.words_a_second(texts.markdown(WORDS, seed=2))
    print(f"\nLanguage rules, {WORDS:,} words of Markdown, one core: limpide {ours:,.0f} words/s, reading included")
    for name in VALE_SETS if (peers / "vale").exists() else ():
        theirs = WORDS / _cpu_of_vale(folder, peers / "vale", folder / name, max(1, runs // 2))
        print(f"  {name} {theirs:,.0f} words/s; limpide / {name}: {ours / theirs:.2f}")


def _cpu_of_vale(folder: Path, program: Path, rules: Path, runs: int) -> float:
    """Seconds for the long text, less those for a sentence."""
    long, short = folder / "long.md", folder / "short.md"
    long.write_text(texts.markdown(WORDS), encoding="utf-8")
    short.write_text("Une phrase.\n", encoding="utf-8")
    commands = {path.name: _vale(program, rules, path) for path in (long, short)}
    costs = processes.in_turn(commands, runs=runs, cwd=str(folder))
    return processes.median(costs["long.md"], "cpu") - processes.median(costs["short.md"], "cpu")


def _vale(program: Path, rules: Path, text: Path) -> list[str]:
    return [str(program), f"--config={rules / '.vale.ini'}", str(text)]


if __name__ == "__main__":
    main()
