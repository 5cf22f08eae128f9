"""Agreed items in running text, for documents that set them apart in no other way."""

import re
from collections.abc import Sequence

from corpus.meaning.drafts import Context, Draft
from corpus.meaning.trekkers import ActingParty
from corpus.meaning.words import folded
from corpus.model import BlockKind

_PROMISES = re.compile(
    r"\b(?:zorgt|zorgen|stelt|stellen|zet|zetten|spant|spannen|draagt|dragen|levert|leveren"
    r"|realiseert|realiseren|bouwt|bouwen|biedt|bieden"
    r"|organiseert|organiseren|onderzoekt|onderzoeken|werkt|werken|neemt|nemen|voert|voeren"
    r"|maakt|maken|houdt|houden|wijst|wijzen|streeft"
    r"|streven|verduurzaamt|verduurzamen|start|starten|brengt|brengen|informeert|informeren"
    r"|spreekt|spreken|zal|zullen|gaat|gaan|faciliteert"
    r"|faciliteren|continueert|continueren|monitort|monitoren|investeert|investeren|verkoopt"
    r"|verkopen|garandeert|garanderen|betrekt|betrekken)\b"
)
_ASIDE = re.compile(
    r"inleiding|voorwoord|vooraf|begrippen|bijlage|inhoud|leeswijzer|samenvatting|overwegingen|terugblik|nationale"
)


class Prose:
    """Paragraphs and bullets in which a party promises something."""

    def drafts(self, context: Context) -> Sequence[Draft]:
        """One draft for each paragraph or bullet with an acting party and a verb of doing."""
        found = []
        for page in context.agreement.pages:
            for block in page.blocks:
                if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
                    continue
                if _ASIDE.search(folded(" ".join(block.heading_path[-2:]))):
                    continue
                draft = Draft(item="", main=(block.span,), heading_path=block.heading_path)
                words = page.text[block.span.start : block.span.end]
                if len(words.split()) >= 6 and _PROMISES.search(folded(words)) and ActingParty().find(draft, context):
                    found.append(draft)
        return found
