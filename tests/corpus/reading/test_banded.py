"""Tables whose rows are parted by rules or tints and whose columns only by white."""

from corpus.model import Box
from corpus.reading.banded import banded_grids
from corpus.reading.ink import Fill, Rule, Style, Word

STYLE = Style("Serif", 10.0, bold=False, italic=False, colour=0)
COLUMNS = (50.0, 90.0, 300.0, 400.0)


def word(text: str, x: float, base: float) -> Word:
    """A word of 5 points a letter."""
    edges = tuple(x + 5 * k for k in range(len(text) + 1))
    return Word(text, Box(x, base - 8, edges[-1], base + 2), STYLE, base, edges)


def line(base: float, *cells: str) -> list[Word]:
    """A line with a text in each column."""
    words = []
    for start, cell in zip(COLUMNS, cells, strict=False):
        x = start
        for part in cell.split():
            words.append(word(part, x, base))
            x = words[-1].box.x1 + 3
    return words


def page() -> list[Word]:
    """A head and three rows, some of two lines, from y 100 down."""
    return [
        *line(112, "Nr", "Afspraak", "Trekker", "Gereed"),
        *line(132, "1", "Partijen bouwen samen veertig", "Gemeente", "Q1"),
        *line(144, "", "woningen in de nieuwe wijk"),
        *line(164, "2", "De gemeente levert de grond en", "Lommer", ""),
        *line(176, "", "betaalt de straten daar"),
        *line(196, "3", "Lommer sloopt twaalf garages", "Lommer", "2027"),
    ]


def test_rules_between_rows_make_a_grid() -> None:
    rules = [Rule(at, 48, 460) for at in (118, 150, 182, 202)]
    (grid,) = banded_grids(page(), rules, [])
    assert len(grid.xs) == 5
    assert [round(y) for y in grid.ys[1:]] == [118, 150, 182, 202]


def test_tints_between_rows_make_a_grid() -> None:
    fills = [Fill(Box(48, top, 460, bottom), 0xEEEEFF, outlined=False) for top, bottom in ((100, 118), (150, 182))]
    (grid,) = banded_grids(page(), [], fills)
    assert (len(grid.xs), len(grid.cells) // 4) == (5, 4)


def test_rows_under_a_ruled_head_are_parted_at_their_numbers() -> None:
    (grid,) = banded_grids(page(), [Rule(98, 48, 460), Rule(118, 48, 460), Rule(202, 48, 460)], [])
    assert len(grid.ys) - 1 == 4


def test_running_text_between_rules_is_no_table() -> None:
    text = "Wonen is een recht van iedereen en dat geldt ook voor wie weinig verdient of lang moet wachten op een huis"
    words = text.split()
    lines: list[Word] = []
    for k in range(12):
        x = 50.0
        for part in words[k:] + words[:k]:
            if x > 420:
                break
            lines.append(word(part, x, 110 + 12 * k))
            x = lines[-1].box.x1 + 3
    assert banded_grids(lines, [Rule(at, 48, 460) for at in (100, 147, 195, 260)], []) == []


def test_two_columns_of_text_under_a_rule_are_no_table() -> None:
    left, right = "de gemeente zorgt voor grond", "lommer bouwt daar veel huizen"
    words = [w for k in range(10) for w in [*line(110 + 12 * k, "", left), *line(110 + 12 * k, "", "", right)]]
    assert banded_grids(words, [Rule(98, 48, 460), Rule(240, 48, 460)], []) == []
