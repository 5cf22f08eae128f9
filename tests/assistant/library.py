"""Two small agreements with towns, corporations and items that exist nowhere else."""

from __future__ import annotations

from corpus.model import Agreement, BlockKind, Commitment, Party, Role, Span, TrekkerSource
from tests.index.made import agreement_of, page_of

FIRST = page_of(
    1,
    [
        (BlockKind.HEADING, "Beschikbaarheid"),
        (
            BlockKind.PARAGRAPH,
            "De gemeente Elzenrade en Bergzicht Wonen bouwen tot en met 2030 ca. 240 sociale huurwoningen.",
        ),
        (BlockKind.PARAGRAPH, "De taskforce nieuwbouw komt elk kwartaal bijeen. Pré Vooruit stelt de agenda op."),
    ],
)
SECOND = page_of(
    1,
    [
        (BlockKind.HEADING, "Duurzaamheid"),
        (BlockKind.PARAGRAPH, "Lindeborgh plaatst in 2025 zonnepanelen op 80 woningen in Molenwijk."),
    ],
)
_SPAN = Span(1, FIRST.text.index("De taskforce"), len(FIRST.text))

ELZENRADE = agreement_of(
    FIRST,
    agreement_id="elzenrade",
    municipality="Elzenrade",
    years=(2024, 2027),
    parties=(
        Party("Gemeente Elzenrade", Role.MUNICIPALITY),
        Party("Bergzicht Wonen", Role.CORPORATION),
        Party("Pré Vooruit", Role.CORPORATION),
        Party("corporaties", Role.CORPORATION, ("woningcorporaties",), signs=False),
    ),
    commitments=(
        Commitment(
            "k1",
            "J 2.4",
            (_SPAN,),
            FIRST.text[_SPAN.start :],
            title="Taskforce",
            trekker=("Pré Vooruit",),
            trekker_source=TrekkerSource.COLUMN,
            theme="Beschikbaarheid",
        ),
    ),
)
MOLENWIJK = agreement_of(
    SECOND,
    agreement_id="molenwijk",
    municipality="Molenwijk",
    years=(2025, 2025),
    parties=(Party("Gemeente Molenwijk", Role.MUNICIPALITY), Party("Lindeborgh", Role.CORPORATION)),
)
AGREEMENTS: tuple[Agreement, ...] = (ELZENRADE, MOLENWIJK)
