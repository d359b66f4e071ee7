"""Text as Markdown: what a parser would take for its own is shown as it was written."""

import pytest

from app.wording.markdown import bullets, escaped, labelled, link, paragraphs, strong, table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, and a full stop.", "plain words, and a full stop."),
        ("a|b", r"a\|b"),
        ("`code`", r"\`code\`"),
        ("# no heading", r"\# no heading"),
        ("<b>no HTML</b>", r"\<b\>no HTML\</b\>"),
        ("[no](link)", r"\[no\](link)"),
        ("*no* _emphasis_ ~struck~", r"\*no\* \_emphasis\_ \~struck\~"),
        ("&amp; stays five letters", r"\&amp; stays five letters"),
        ("$no$ formula", r"\$no\$ formula"),
        (r"a\b", r"a\\b"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("= no heading", r"\= no heading"),
        ("1. no list", r"1\. no list"),
        ("12) no list", r"12\) no list"),
        ("15 duties", "15 duties"),
        ("in-between 1. stays", "in-between 1. stays"),
        ("two\nlines", "two lines"),
        ("", ""),
    ],
)
def test_nothing_in_a_text_is_taken_for_markdown(text: str, shown: str):
    assert escaped(text) == shown


def test_a_cell_cannot_break_its_table():
    assert table(["A", "B"], [[escaped("x|y"), "z"]], centred=["B"]) == "| A | B |\n| --- | :-: |\n| x\\|y | z |"


def test_an_address_cannot_break_its_link():
    assert link("A [title]", "https://example.org/a(b) c") == r"[A \[title\]](https://example.org/a%28b%29%20c)"


def test_a_label_without_text_is_no_line():
    assert labelled("Effort", "") == ""
    assert labelled("Effort", "up to a week") == "**Effort:** up to a week"


def test_parts_without_text_leave_no_gap():
    assert paragraphs([strong("a"), "", bullets(["b", "c"])]) == "**a**\n\n- b\n- c"
