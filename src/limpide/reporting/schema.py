"""The JSON Schemas of what limpide writes, made from the types that write it: `python -m limpide.reporting.schema`."""

from pathlib import Path
from typing import Final

import msgspec

from limpide.reporting.rewrite import RewriteData
from limpide.reporting.shape import ReportFile

PATH: Final = Path(__file__).with_name("report.schema.json")
REWRITE_PATH: Final = Path(__file__).with_name("rewrite.schema.json")


def schema() -> str:
    """The schema of `limpide.report/1` as JSON text, the same at each call."""
    return _schema("limpide.report/1", ReportFile)


def rewrite_schema() -> str:
    """The schema of `limpide.rewrite/1` as JSON text, the same at each call."""
    return _schema("limpide.rewrite/1", RewriteData)


def _schema(title: str, shape: type) -> str:
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    made.update(msgspec.json.schema(shape))
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


if __name__ == "__main__":
    PATH.write_text(schema(), encoding="utf-8")
    REWRITE_PATH.write_text(rewrite_schema(), encoding="utf-8")
