"""Whole processes measured in turn, so that a change of the machine's speed touches all alike."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Field = Literal["cpu", "wall", "memory"]


class Cost(NamedTuple):
    """CPU of the process and its children, wall time, both in seconds; peak memory of the largest in MB."""

    cpu: float
    wall: float
    memory: float


def once(command: Sequence[str], *, cwd: str | None = None) -> Cost:
    """The cost of one run, its output thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    process.returncode = 0
    return Cost(cpu, wall, used.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], *, runs: int, cwd: str | None = None) -> dict[str, list[Cost]]:
    """Every command `runs` times, one after the other in each round, after one round that does not count."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            cost = once(command, cwd=cwd)
            if number:
                costs[name].append(cost)
    return costs


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], field: Field) -> float:
    """The median, over rounds, of our cost by theirs."""
    return statistics.median(a / b for a, b in zip(_column(ours, field), _column(theirs, field), strict=True))


def median(costs: Sequence[Cost], field: Field) -> float:
    return statistics.median(_column(costs, field))


def _column(costs: Sequence[Cost], field: Field) -> list[float]:
    return [cost._asdict()[field] for cost in costs]
