"""The vocabulary of WAI-ARIA, and what an author's `role` comes to."""

from collections.abc import Mapping
from typing import Final

from limpide.page.element import Element
from limpide.page.focus import takes_focus

_ROLES: Final = """
    alert alertdialog application article banner blockquote button caption cell checkbox code columnheader
    combobox comment complementary contentinfo definition deletion dialog directory document emphasis feed
    figure form generic grid gridcell group heading img image insertion link list listbox listitem log main mark
    marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option
    paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox
    sectionfooter sectionheader separator slider spinbutton status strong subscript suggestion superscript
    switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem
    graphics-document graphics-object graphics-symbol doc-abstract doc-acknowledgments doc-afterword
    doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon
    doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph
    doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index
    doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part
    doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc
"""
_GLOBAL: Final = """
    aria-atomic aria-braillelabel aria-brailleroledescription aria-busy aria-controls aria-current
    aria-describedby aria-description aria-details aria-dropeffect aria-flowto aria-grabbed aria-keyshortcuts
    aria-label aria-labelledby aria-live aria-owns aria-relevant aria-roledescription
"""
ROLES: Final = frozenset(_ROLES.split())
"""Every role that is not abstract: WAI-ARIA 1.2 and the 1.3 draft, Graphics, DPUB."""

GLOBAL_ATTRIBUTES: Final = frozenset(_GLOBAL.split())
"""Attributes that make a presentational role void; `aria-hidden` does not."""

_SAME: Final[Mapping[str, str]] = {"presentation": "none", "image": "img"}


def explicit(element: Element) -> str | None:
    """The first token of `role` that is a role; `presentation` is said "none", `image` "img"."""
    written = element.attrs.get("role")
    if not written:
        return None
    token = next((token for token in written.lower().split() if token in ROLES), None)
    return _SAME.get(token, token) if token else None


def resists_presentation(element: Element) -> bool:
    """Whether a presentational role is void: the element takes focus or has a global ARIA attribute."""
    return takes_focus(element) or any(name in GLOBAL_ATTRIBUTES for name in element.attrs)
