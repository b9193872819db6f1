"""Questions about several elements at once: how many, about what, and in whose quotation marks."""

from limpide import readers
from limpide.auditing import audit
from limpide.glossary import Glossary
from limpide.model import Source
from limpide.rules import load


def test_many_headings_are_asked_about_together_eight_at_a_time_each_once() -> None:
    source = "".join(f"<h2>Quai {number}</h2>" for number in (*range(10), 3))

    read = readers.read(Source("page.html", source.encode()))
    (rule,) = (rule for rule in load() if rule.id == "heading-text-clear")

    first, second = audit(read.document, [rule], {}, page=read.page, glossary=Glossary()).results[0].findings

    assert second.data["texts"] == "“Quai 8”, “Quai 9”"
    assert second.data["texts_fr"] == "«\u00a0Quai 8\u00a0», «\u00a0Quai 9\u00a0»"
    assert first.data["texts"].count("Quai") == 8
