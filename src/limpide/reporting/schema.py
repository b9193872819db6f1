"""The JSON Schema of `limpide.report/1`, made from the types that write it: `python -m limpide.reporting.schema`."""

from pathlib import Path
from typing import Final

import msgspec

from limpide.reporting.shape import ReportFile

PATH: Final = Path(__file__).with_name("report.schema.json")


def schema() -> str:
    """The schema as JSON text, the same at each call."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "limpide.report/1"}
    made.update(msgspec.json.schema(ReportFile))
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


if __name__ == "__main__":
    PATH.write_text(schema(), encoding="utf-8")
