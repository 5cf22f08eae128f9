"""Item numbers, dates and amounts, against naive versions."""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.meaning.amounts import find_amounts, parse_number
from corpus.meaning.dates import find_dates, find_deadline, find_period, is_term
from corpus.meaning.items import item_at_start, item_key, whole_item

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("K1.12", "K 1.12"),
        ("K.1.14", "K 1.14"),
        ("J. 2.7", "J 2.7"),
        ("J\n3.10", "J 3.10"),
        ("M1", "M1"),
        ("A.3", "A.3"),
        ("7.", "7"),
        ("5.2.3", "5.2.3"),
        ("3.2a", "3.2a"),
        ("→ 1.7", "1.7"),
        ("art. 4, lid 2", "Artikel 4 lid 2"),
        ("Afspraak 12:", "12"),
        ("Nr. 4", "4"),
        ("2024", ""),
        ("12 woningen", ""),
        ("De gemeente", ""),
        ("3e kwartaal", ""),
    ],
)
def test_item_numbers(printed: str, label: str) -> None:
    assert whole_item(printed) == label


@given(
    st.sampled_from("KJABM"),
    st.integers(1, 19),
    st.integers(1, 40),
    st.sampled_from(["", " ", ".", ". ", "\n"]),
    st.sampled_from(["", ".", ":"]),
)
def test_every_spelling_of_a_number_is_one_item(letter: str, theme: int, place: int, gap: str, end: str) -> None:
    label = whole_item(f"{letter}{gap}{theme}.{place}{end}")
    assert label == f"{letter} {theme}.{place}"
    assert item_key(label) == item_key(f"{letter.lower()}{theme}.{place}")


@given(st.text(max_size=40))
def test_item_numbers_take_any_text(text: str) -> None:
    found = item_at_start(text)
    assert found is None or (0 < found.end <= len(text) and found.label)


def naive_date(day: date, form: str) -> str:
    """A date as Dutch writes it."""
    return {
        "words": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        "dashes": f"{day.day:02}-{day.month:02}-{day.year}",
        "slashes": f"{day.day}/{day.month}/{day.year}",
        "iso": day.isoformat(),
        "month": f"{MONTHS[day.month - 1]} {day.year}",
        "quarter": f"Q{(day.month - 1) // 3 + 1} {day.year}",
        "kwartaal": f"{['eerste', '2e', 'derde', 'vierde'][(day.month - 1) // 3]} kwartaal van {day.year}",
        "year": f"in {day.year}",
    }[form]


@given(
    st.dates(date(1995, 1, 1), date(2089, 12, 31)),
    st.sampled_from(["words", "dashes", "slashes", "iso", "month", "quarter", "kwartaal", "year"]),
    st.sampled_from(["", "De gemeente doet dit ", "Uiterlijk "]),
)
def test_dates_against_days_written_out(day: date, form: str, before: str) -> None:
    found = find_dates(f"{before}{naive_date(day, form)} met Lommer.")
    assert len(found) == 1
    first, last = found[0].first, found[0].last
    assert first is not None and last is not None and first <= day <= last
    next_day = last + timedelta(days=1)
    length = {"month": 1, "quarter": 3, "kwartaal": 3, "year": 12}.get(form)
    if length is None:
        assert first == last == day
    else:
        assert first.day == next_day.day == 1
        assert (next_day.year * 12 + next_day.month) - (first.year * 12 + first.month) == length


@given(st.integers(29, 99), st.integers(13, 99), st.integers(2000, 2040))
def test_impossible_days_are_left_out(day: int, month: int, year: int) -> None:
    assert all(found.first is None or found.first.day < 29 for found in find_dates(f"{day}-{month}-{year}"))
    assert find_dates(f"31 februari {year}")[:1] == () or find_dates(f"31 februari {year}")[0].first != date(
        year, 2, 28
    )


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Dit is gereed in Q1 2024.", "in Q1 2024"),
        ("Partijen ronden dit af vóór 1 juli 2025.", "vóór 1 juli 2025"),
        ("Uiterlijk 15 december is het klaar.", "Uiterlijk 15 december"),
        ("Dat doen wij doorlopend.", "doorlopend"),
        ("De bouw is eind 2027 klaar.", "eind 2027"),
        ("Medio 2025 volgt een evaluatie.", "Medio 2025"),
        ("Zij bouwen tot en met 2030 veel.", "tot en met 2030"),
        ("Op 12 juli 2021 is een akkoord getekend.", ""),
        ("Sinds 2019 werken wij samen.", ""),
        ("De huur is € 2.024 per jaar.", ""),
    ],
)
def test_deadlines(text: str, deadline: str) -> None:
    assert find_deadline(text) == deadline


def test_history_is_no_deadline() -> None:
    assert find_deadline("In 2023 is gestart, in 2025 is het klaar.", 2024) == "in 2025"


@pytest.mark.parametrize(
    "cell", ["Q1 2024", "T2", "Doorlopend", "T1 en daarna doorlopend", "1 juli 2025", "Q3-Q4 2025"]
)
def test_cells_that_are_terms(cell: str) -> None:
    assert is_term(cell)


@pytest.mark.parametrize("cell", ["Gemeente", "Lommer bouwt in 2025 veertig woningen in de Akkers", ""])
def test_cells_that_are_no_terms(cell: str) -> None:
    assert not is_term(cell)


@given(st.integers(2000, 2080), st.integers(1, 10), st.sampled_from(["-", " – ", " t/m ", " tot en met ", "/"]))
def test_periods(first: int, n_years: int, sign: str) -> None:
    assert find_period(f"Afspraken {first}{sign}{first + n_years}") == (first, first + n_years)


def naive_number(value: int, cents: int | None) -> str:
    """A number with points per thousand and a comma, digit by digit."""
    digits = str(value)
    groups: list[str] = []
    while digits:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    return ".".join(groups) + (f",{cents:02}" if cents is not None else "")


@given(st.integers(0, 10**9), st.none() | st.integers(0, 99))
def test_numbers_against_a_naive_writer(value: int, cents: int | None) -> None:
    assert parse_number(naive_number(value, cents)) == Decimal(value) + Decimal(cents or 0) / 100


@given(
    st.integers(1, 10**7),
    st.none() | st.integers(0, 99),
    st.sampled_from(["€ {}", "€{}", "{} euro", "EUR {}"]),
    st.integers(1990, 2080),
)
def test_amounts_with_price_level(value: int, cents: int | None, form: str, year: int) -> None:
    found = find_amounts(f"een huur van {form.format(naive_number(value, cents))} (prijspeil {year}) per maand")
    assert [(a.value, a.unit, a.price_level) for a in found] == [
        (Decimal(value) + Decimal(cents or 0) / 100, "EUR", year)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ca. 390 sociale huurwoningen", [(Decimal(390), "sociale huurwoningen", True)]),
        ("92,5% van de vrijkomende woningen", [(Decimal("92.5"), "%", False)]),
        ("0,5 procentpunt lager", [(Decimal("0.5"), "procentpunt", False)]),
        ("jaarlijks € 75 miljoen extra", [(Decimal(75_000_000), "EUR", False)]),
        ("op 12 juli 2024 en in 2025", []),
        ("afspraak 3.2 en K 1.12", []),
        ("de 2e aftoppingsgrens", []),
    ],
)
def test_amounts(text: str, expected: list[tuple[Decimal, str, bool]]) -> None:
    assert [(amount.value, amount.unit, amount.about) for amount in find_amounts(text)] == expected


@given(st.text(alphabet="0123456789.,€% abe-/", max_size=30))
def test_amounts_lie_in_the_text_in_order(text: str) -> None:
    found = find_amounts(text)
    assert all(text[a.start : a.end] == a.words for a in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
