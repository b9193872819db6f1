"""The text of a rewriting: the source with its sentences replaced, everything between them as it was."""

from limpide.drafting import Rewrite


def rewritten(rewrite: Rewrite) -> str:
    """The whole source, markup and all, each sentence that was changed in its place."""
    source = rewrite.document.source
    parts: list[str] = []
    done = 0
    for woven in sorted(sentence.woven for sentence in rewrite.sentences if sentence.woven is not None):
        if woven.span.start >= done:
            parts.extend((source[done : woven.span.start], woven.text))
            done = woven.span.end
    return "".join((*parts, source[done:]))
