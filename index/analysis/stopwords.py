"""Words that say nothing about what a Dutch text or question is about."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    aan af al als alle allen alles alleen altijd ander andere anders af afgelopen alsnog alsook alvast
    bij binnen ben bent beide beiden bijvoorbeeld bv behoudens betreffende bovendien
    daar daarbij daardoor daarin daarmee daarna daarnaast daarom daarop daartoe daaruit daarvan daarvoor dan dat de
    deze der den des die dit doch doen doet doe door dus dient dienen
    echter een eens eerst eigen elk elke elkaar en enige enkele enzovoort er erbij erg ermee erop eruit ervan
    ervoor even
    gaan gaat ga ge gebeurt gebeuren geen geweest geworden gehad gedaan graag
    haar had hadden heb hebben hebt heeft heel hele hem hen het hier hierbij hierin hiermee hierop hiervan hiervoor hij
    hoe hoeveel hoewel hun
    ieder iedere iemand iets ik in indien is inzake
    ja je jij jou jouw jullie
    kan kon konden kunnen kunt krijgen krijgt krijg komen komt kom
    laat laten langs
    maar maken maakt maak me mede mee meer men met mij mijn mijne moet moeten mocht mogen mag
    na naar naast namelijk nadat niet niets nog nogal nu
    of om omdat onder ons onze ook op over overig overige opdat
    per precies
    reeds rond
    samen sinds slechts sommige staan staat steeds
    te tegen ten tenzij ter terug terwijl tijdens toch toe toen tot totdat tussen
    u uit uw uitsluitend
    vaak van vanaf vanuit vanwege veel vele verder via volgens voor vooral voordat voorts
    waar waarbij waardoor waarin waarmee waarom waarop waaruit waarvan waarvoor wanneer want waren was wat we weer
    weet weten wel welk welke wen werd werden wie wij wil willen wilt worden wordt word wordende
    ze zeer zelf zich zij zijn zo zoals zodat zodra zonder zou zouden zowel zullen zult zal
    eruit erover daarover hierover waarover daartegen daartussen waartegen waartoe
    gezegd zeggen zegt vertellen vertel noem noemen genoemd genoemde vermeld staand
    graag alstublieft aub dank
    """.split()
)
