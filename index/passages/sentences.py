"""Where Dutch sentences end."""

from __future__ import annotations

import re

# Abbreviations after which a full stop ends no sentence, without their own full stops.
_ABBREVIATIONS = frozenset(
    """
    a a.d a.h.v a.s a.u.b aanv afb afd afz alg art artt b.d b.g.g b.v b.v.d bijl bijv blz bv bw c.a c.q c.s ca
    cf cie d.d d.i d.m.v d.w.z dd dhr dir div dr drs e.a e.d e.e.a e.v e.v.a em enz etc evt excl fig fr g.g.d
    gem gld h.o.h hfst hr i.c i.c.m i.g.v i.h.a i.h.b i.h.k.v i.i.g i.m i.o i.o.m i.o.v i.p.v i.r.t i.s.m
    i.t.t i.v.m i.z ing ir incl inkl inw jl jhr jr k.k kg km l.b.v l.o lid lit m.a.w m.b.t m.b.v m.e m.i
    m.i.v m.m m.m.v m.n m.u.v max mej mevr mgr min mln mld mr mrd mw n.a.v n.m n.n.b n.o n.t.b n.v.t n.w nl no
    nov nr nrs o.a o.b.v o.g.v o.i.d o.l.v o.m o.v o.v.v okt okt ong p p.d p.j p.m p.p p.p.p.d p.w pag par plm
    prof q.q red resp s.v.p sept secr st st.b stg str t.a.v t.b.v t.g.v t.h.v t.m t.n.v t.o t.o.v t.w t.w.v t.z.t
    tel u.d v v.a v.d v.h v.l.n.r v.m v.o vgl vh vlg vm vnl voorz w.o w.v.t.t.k wg wnd wo z.a z.b.b z.g z.g.a.n
    z.i z.o.z z.s.m zgn jan feb mrt apr jun jul aug sep okt dec
    """.split()
)
_END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s+(?P<next>["'“‘(\[]*\S))""")
_LAST_WORD = re.compile(r"[\w.&]+$")
_OPENING = "\"'“‘(["


def sentence_ends(text: str) -> list[int]:
    """Offsets just after each sentence of `text`, its end included; [] for a text of white space.

    A full stop ends no sentence after an abbreviation ("o.a.", "art. 3.2", "dhr."), after an initial, or
    before a small letter. A blank line and a bullet end one as well.
    """
    ends = {match.end() for match in _END.finditer(text) if _ends_sentence(text, match)}
    ends |= {match.start() for match in re.finditer(r"\n\s*\n|\n(?=\s*[•▪■●○◦✓✔–-]\s)", text)}
    stripped = len(text.rstrip())
    if not stripped:
        return []
    first = len(text) - len(text.lstrip())
    return [*sorted(end for end in ends if first < end < stripped), stripped]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, without the white space around it; together they hold all words."""
    spans = []
    start = 0
    for end in sentence_ends(text):
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            spans.append((start, stop))
        start = end
    return spans


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = match.group("next").lstrip(_OPENING)
    if following and following[0].islower():
        return False
    if match.group()[0] != ".":
        return True
    before = _LAST_WORD.search(text, 0, match.start())
    if before is None:
        return True
    word = before.group().strip(".").lower()
    is_initial = len(word) == 1 and word.isalpha() and before.group()[-1].isupper()
    if is_initial or word in _ABBREVIATIONS:
        return False
    is_list_number = word.replace(".", "").isdigit() and _starts_line(text, before.start())
    return not is_list_number


def _starts_line(text: str, start: int) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    return not text[line_start:start].strip()
