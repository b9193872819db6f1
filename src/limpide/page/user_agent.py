"""What browsers style by default, of the properties of which facts are made (HTML, “Rendering”)."""

from typing import Final

SHEET: Final = """
html, body, address, blockquote, center, dialog, div, dl, dd, dt, fieldset, figure, figcaption, footer, form, header,
hr, legend, listing, main, p, plaintext, pre, search, xmp, article, aside, h1, h2, h3, h4, h5, h6, hgroup, nav, section,
dir, menu, ol, ul, details, summary, optgroup, option, noframes, frameset, frame { display: block }
[hidden], area, base, basefont, datalist, head, link, meta, noembed, noscript, param, rp, script, style, template,
title, input[type=hidden i], dialog:not([open]), [popover], audio:not([controls]) { display: none }
[hidden=until-found i] { display: block }
dialog[popover][open] { display: block }
li, details > summary:first-of-type { display: list-item }
dialog { position: absolute }
[popover] { position: fixed }
table { display: table; text-indent: 0 }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row }
td, th { display: table-cell }
th { font-weight: bold; text-align: center }
ruby { display: ruby }
rt { display: ruby-text }
input, select, button, textarea, meter, progress, img, video, audio, marquee { display: inline-block }
img, video { display: inline }
input, select, button, textarea {
  letter-spacing: initial; word-spacing: initial; line-height: initial; text-transform: initial; text-indent: initial;
  font-size: 13.3333px; font-style: initial; font-weight: initial; text-align: start; color: fieldtext
}
input[type=submit i], input[type=reset i], input[type=button i], button { text-align: center; color: buttontext }
button, input[type=submit i], input[type=reset i], input[type=button i] { background-color: buttonface }
input:not([type]), input[type=text i], input[type=search i], input[type=email i], input[type=url i], input[type=tel i],
input[type=password i], input[type=number i], textarea, select { background-color: field }
a:any-link { color: linktext; text-decoration: underline }
strong, b { font-weight: bolder }
h1, h2, h3, h4, h5, h6 { font-weight: bold }
h1 { font-size: 2em }
h2 { font-size: 1.5em }
h3 { font-size: 1.17em }
h5 { font-size: 0.83em }
h6 { font-size: 0.67em }
small { font-size: smaller }
big { font-size: larger }
sub, sup { font-size: smaller }
rt { font-size: 50% }
code, kbd, samp, tt, pre, listing, plaintext, xmp { font-size: 13px }
cite, dfn, em, i, var, address { font-style: italic }
u, ins { text-decoration: underline }
s, strike, del { text-decoration: line-through }
abbr[title], acronym[title] { text-decoration: underline }
mark { background-color: mark; color: marktext }
ol { list-style-type: decimal }
ul, menu, dir { list-style-type: disc }
ul ul, ol ul { list-style-type: circle }
center { text-align: center }
pre, textarea, listing, plaintext, xmp { white-space: pre }
nobr { white-space: nowrap }
[align=left i] { text-align: left }
[align=right i] { text-align: right }
[align=center i], [align=middle i] { text-align: center }
[align=justify i] { text-align: justify }
svg:not(:root) { overflow: hidden }
defs, symbol, clippath, mask, lineargradient, radialgradient, pattern, marker, filter, metadata { display: none }
annotation, annotation-xml { display: none }
"""
