"""How names of parties look in Dutch agreements: the patterns they stand in, their roles, their short forms."""

import re
from typing import NamedTuple

from corpus.meaning.words import folded
from corpus.model import Party, Role

_CAPITAL = r"(?:['’][st]-)?[A-ZÉÈËÏÖÜ][\wéèëïöüÉÈË&'’/\-]*"
_JOINT = r"(?:[ ](?:van|de|der|den|het|voor|in|aan|op|&|te|ten|ter|’t|'t)(?=[ ](?:de[ ]|het[ ])?[A-Z]))"
_KIND = (
    r"(?:gemeente|woningcorporaties?|corporaties?|wooncorporaties?|stichting|woningstichting|woonstichting"
    r"|woningbouwvereniging|huurdersverenigingen|huurdersvereniging|huurdersorganisaties?|bewonersraad|huurdersraad)"
)
NAME = rf"(?:{_KIND}[ ])?{_CAPITAL}(?:{_JOINT}*[ ]{_CAPITAL})*"
_NOTE = r"(?:[ ]?\([^()\n]{2,60}\))?"
_PLACE = (
    rf"{_CAPITAL}(?:[ ](?:aan|de|den|op|bij|van)(?:[ ](?:den|de|der"
    rf"|het))?(?=[ ][A-Z])[ ]{_CAPITAL}|[ ](?:en[ ](?=Rijen|Waal|Hem|IJssel|Maas|Berg))?{_CAPITAL})?"
)
_ITEM = rf"(?:(?:de|het)[ ])?{NAME}{_NOTE}"
_NEXT = rf"(?:[ ]?,[ ]?(?:en[ ]|alsmede[ ])?|[ ]en[ ]|[ ]alsmede[ ]){_ITEM}"
_LIST = rf"{_ITEM}(?:{_NEXT}){{0,14}}"
_TENANTS = (
    r"(?:[Hh]uurders(?:vereniging|belangen(?:vereniging)?|belangen|belang|raad|platform|koepel|organisatie|stichting"
    r"|federatie|collectief|overleg|vertegenwoordiging)?|[Bb]ewoners(?:raad|kern|platform"
    r"|belangen|vereniging|vertegenwoordiging)|HBV|HBO|HV|SHB)"
)
_HOUSING_FORM = (
    r"(?:[Ww]oning(?:stichting|bouwvereniging|vereniging|bouwstichting|corporatie|beheer)"
    r"|[Ww]oon(?:stichting|corporatie|bedrijf)"
    r"|[Cc]orporatie|[Ss]tichting)"
)
_HOUSING_WORD = re.compile(
    r"(?:wonen|woon\w*|\w*woon|woning\w*|woningen|\w*wonen|\w*goed|\w*wonings?tichting"
    r"|volkshuisvesting|huisvesting|vesting"
    r"|\w*veste|\w*vester|bouwvereniging|leefgoed)$"
)
_TENANT_WORD = re.compile(r"(?:\w*huurder\w*|bewoner\w*|hbv|hbo|hv|shb|huurdersraad|\w*bewoners\w*)$")
_MUNICIPAL_WORD = re.compile(r"(?:gemeente|gemeentes|college)$")
_GENERIC = re.compile(
    r"(?:programma|thema|pact|beleid\w*|wethouder|afdeling|visie|nota|bijlage|artikel|hoofdstuk"
    r"|woonvisie|woondeal|nationale"
    r"|prestatie\w*|jaar\w*|kader\w*|monitor\w*|ministerie|minister|provincie|regio\w*"
    r"|stadsregio|rijk|aedes|woonbond|vng|wmo"
    r"|woningwet|huisvestingswet|huisvestingsverordening|wet|woonlasten\w*|woonruimte\w*"
    r"|woonfraude|woonoverlast|woonwagen\w*"
    r"|passend|betaalbaar|duurzaam|langer|prettig|veilig|samen|meer|goed|zorg|ouder"
    r"|wonings?markt\w*|woonservice|woonzorg\w*|woningbouw\w*|woningtoewijzing|woningvoorraad"
    r"|woningruil|woningsplitsing|toekomstbestendige?|inleiding|begrippen\w*|werkgroep)$"
)

GROUPS: dict[str, tuple[str, Role | None]] = {
    "corporaties": ("corporaties", Role.CORPORATION),
    "woningcorporaties": ("corporaties", Role.CORPORATION),
    "wooncorporaties": ("corporaties", Role.CORPORATION),
    "woningbouwcorporaties": ("corporaties", Role.CORPORATION),
    "woningbouwverenigingen": ("corporaties", Role.CORPORATION),
    "verhuurders": ("corporaties", Role.CORPORATION),
    "corporatie": ("corporaties", Role.CORPORATION),
    "woningcorporatie": ("corporaties", Role.CORPORATION),
    "wooncorporatie": ("corporaties", Role.CORPORATION),
    "verhuurder": ("corporaties", Role.CORPORATION),
    "huurdersorganisaties": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersorganisatie": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurderorganisaties": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersverenigingen": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersvereniging": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersbelangenverenigingen": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersbelangenorganisaties": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersvertegenwoordiging": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersvertegenwoordigingen": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurderskoepel": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurdersraad": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "ho's": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "ho": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurders": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "huurders(organisaties)": ("huurdersorganisaties", Role.TENANT_ORGANISATION),
    "gemeenten": ("gemeenten", Role.MUNICIPALITY),
    "gemeentes": ("gemeenten", Role.MUNICIPALITY),
    "partijen": ("partijen", None),
}
"""Words for groups of parties, folded, with the group's name and the role of its members (None: all)."""

SINGULARS: dict[str, Role] = {
    "corporatie": Role.CORPORATION,
    "woningcorporatie": Role.CORPORATION,
    "wooncorporatie": Role.CORPORATION,
    "huurdersorganisatie": Role.TENANT_ORGANISATION,
    "huurdersvereniging": Role.TENANT_ORGANISATION,
    "huurdersvertegenwoordiging": Role.TENANT_ORGANISATION,
    "huurderskoepel": Role.TENANT_ORGANISATION,
    "huurdersraad": Role.TENANT_ORGANISATION,
}
"""Words for one party of a kind; they mean a party of that role where there is only one."""


class NamePattern(NamedTuple):
    """Where a party's name stands: `expression` has a group `name` (one name or a listing).

    `role` is what the place tells about it, None when only the name itself can tell; `signs` whether such a
    place is only given to parties to the agreement.
    """

    expression: re.Pattern[str]
    role: Role | None
    signs: bool


_CORPORATION_FORM = (
    r"(?:Wonen|Woondiensten|Woonservice|Woongoed|Woonstichting|Woonbedrijf|Woningen|Woonpartners|Vastgoed)"
)
_NOT_WOON = (
    r"(?!(?:visie|deal|zorg|last|ruimte|fraude|overlast|wagen|bond|wijk|vorm|milieu|akkoord"
    r"|agenda|programma|fonds|beleid"
    r"|ning|kost|gebied|genot|concept|wens|behoefte|plaats|bele|crisis|sector|opgave|cultuur"
    r"|situatie|omgeving|comfort)[\w-]*)"
)
DOES = (
    r"(?:stelt|zorgt|voert|draagt|biedt|werkt|onderzoekt|verhuurt|wijst|realiseert|neemt|start"
    r"|maakt|zet|gaat|spant|levert"
    r"|investeert|verkoopt|bouwt|verduurzaamt|informeert|organiseert|faciliteert|continueert"
    r"|monitort|streeft|heeft|houdt)"
)

NAME_PATTERNS: tuple[NamePattern, ...] = (
    NamePattern(re.compile(rf"\b(?:[Gg]emeente|GEMEENTE)[ ](?P<name>{_PLACE})"), Role.MUNICIPALITY, signs=False),
    NamePattern(re.compile(rf"(?i:\bnamens)[ ](?:de[ ]|het[ ])?(?P<name>{NAME})"), None, signs=True),
    NamePattern(
        re.compile(
            rf"(?i:afspraken|overeenkomst"
            rf"|afspraken\W+\w+)[ ](?:\d{{4}}\S*[ ])?tussen[ ](?P<name>{_LIST})"
        ),
        None,
        signs=True,
    ),
    NamePattern(re.compile(rf"(?P<name>\b(?:[Dd]e[ ])?[Gg]emeente[ ]{_CAPITAL}(?:{_NEXT}){{2,14}})"), None, signs=True),
    NamePattern(
        re.compile(rf"(?:[Bb]estuurder|[Dd]irecteur)(?:[ ]van)?,?[ ](?P<name>{NAME})"), Role.CORPORATION, signs=True
    ),
    NamePattern(
        re.compile(
            rf"(?:[Vv]oorzitter|[Ss]ecretaris|[Bb]estuurslid"
            rf"|[Pp]enningmeester)(?:[ ]van)?,?[ ](?:de[ ])?(?P<name>{NAME})"
        ),
        Role.TENANT_ORGANISATION,
        signs=True,
    ),
    NamePattern(
        re.compile(rf"[Ww]ethouder[ ](?:[\w&,]+[ ]){{0,4}}gemeente[ ](?P<name>{_PLACE})"), Role.MUNICIPALITY, signs=True
    ),
    NamePattern(
        re.compile(rf"(?P<name>{_HOUSING_FORM}[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}})"), Role.CORPORATION, signs=False
    ),
    NamePattern(
        re.compile(
            rf"(?P<name>(?:Stichting[ ])?(?:{_CAPITAL}[ ])?{_TENANTS}(?:[ ](?:van|voor|de|der"
            rf"|het))*[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}})"
        ),
        Role.TENANT_ORGANISATION,
        signs=False,
    ),
    NamePattern(
        re.compile(
            rf"(?P<name>{_CAPITAL}[ ](?:Huurderskoepel|Huurdersraad|Huurdersplatform"
            rf"|Huurdersvereniging"
            rf"|Bewonersraad))"
        ),
        Role.TENANT_ORGANISATION,
        signs=False,
    ),
    NamePattern(
        re.compile(rf"(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL})?[ ]{_CORPORATION_FORM})\b"), Role.CORPORATION, signs=False
    ),
    NamePattern(re.compile(rf"(?P<name>\bWonen[ ]{_CAPITAL}(?:[ ]{_CAPITAL})?)"), Role.CORPORATION, signs=False),
    NamePattern(re.compile(rf"(?P<name>\bWoon{_NOT_WOON}[a-z]{{3,}}\b)"), Role.CORPORATION, signs=False),
    NamePattern(
        re.compile(
            rf"(?:huurders|[\w-]*woningen|bezit|consultants"
            rf"|huurbeleid)[ ]van[ ](?P<name>{_CAPITAL}(?:[ ]{_CAPITAL})?)"
        ),
        Role.CORPORATION,
        signs=False,
    ),
    NamePattern(
        re.compile(
            rf"(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL})?)[ ](?:verhuurt|verkoopt|bouwt|verduurzaamt|sloopt"
            rf"|renoveert)\b"
        ),
        Role.CORPORATION,
        signs=False,
    ),
    NamePattern(
        re.compile(rf"(?:^|[.!?:•–-][ ])(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL})?)[ ]{DOES}\b", re.MULTILINE),
        None,
        signs=False,
    ),
    NamePattern(
        re.compile(
            rf"(?:[Pp]artijen|[Oo]ndergetekenden|[Dd]eelnemers"
            rf"|[Cc]ontractpartijen)(?:[ ]zijn)?[ ]?[:,][ ]?(?P<name>{_LIST})"
        ),
        None,
        signs=True,
    ),
)

HEADING_NAME = re.compile(
    r"^(?:BIJDRAGE|INZET|Bijdrage|Inzet|Prestaties|Taken)[ ](?:VAN[ ]|van[ ])?(?:DE[ ]"
    r"|de[ ])?(?P<name>[A-Z][\w&-]+(?:[ ][A-Z][\w&-]+){0,3})$",
    re.MULTILINE,
)
"""A heading that gives what follows to a party."""


def is_municipality(name: str) -> bool:
    """Whether a name says that it is a municipality."""
    return role_of_name(name) is Role.MUNICIPALITY


def role_of_name(name: str) -> Role:
    """The role that a name's own words give away, `Role.OTHER` when they do not."""
    words = folded(name).split()
    if not words or _GENERIC.match(words[0]):
        return Role.OTHER
    if any(_TENANT_WORD.match(word) for word in words):
        return Role.TENANT_ORGANISATION
    if _MUNICIPAL_WORD.match(words[0]):
        return Role.MUNICIPALITY
    return Role.CORPORATION if any(_HOUSING_WORD.match(word) for word in words) else Role.OTHER


def is_generic(name: str) -> bool:
    """Whether a capitalised phrase opens with a word of policy or place rather than a party's name."""
    words = folded(name).split()
    return bool(words and _GENERIC.match(words[0]))


def stripped_name(name: str) -> str:
    """A name without its legal form or kind in front ("Stichting Merelhof" -> "Merelhof")."""
    bare = re.sub(
        r"^(?:de\s+|het\s+)?(?:(?:gemeente|stichting|vereniging|woningcorporatie|wooncorporatie"
        r"|corporatie|woningstichting"
        r"|woonstichting|woningbouwvereniging|woningbouwstichting|woningvereniging|coöperatie)\s+)+(?=\S)",
        "",
        " ".join(name.split()),
        flags=re.IGNORECASE,
    )
    return bare.strip(" .,:;")


def short_forms(party: Party) -> list[str]:
    """Forms by which a text may call a party: its first word, its last, its initials."""
    bare = stripped_name(party.name).split()
    forms = []
    if party.role is Role.CORPORATION and len(bare) == 2 and _HOUSING_WORD.match(folded(bare[1])):
        forms = [bare[0]] if len(bare[0]) > 2 and not _HOUSING_WORD.match(folded(bare[0])) else []
    initials = "".join(word[0] for word in party.name.split() if word[0].isupper())
    return [*forms, initials] if len(initials) > 2 else forms
