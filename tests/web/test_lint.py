"""The lint itself: each fault is found, and a sound page has none."""

import pytest

from tests.web.lint import fragment_links, page_faults
from tests.web.markup import parse

SOUND = """<!doctype html>
<html lang="en"><head><title>A page · Holdfast</title><link rel="stylesheet" href="/known.css"></head>
<body><main><h1>A page</h1><h2>A part</h2>
<form method="post" action="/known"><fieldset id="S1"><legend>Really?</legend>
<label><input type="radio" name="S1" value="yes"> Yes</label><input type="hidden" name="seen">
<label for="who">Who</label><select id="who" name="who"><option>Me</option></select></fieldset>
<button>Send</button></form>
<table><tr><th scope="row">One</th><td>1</td></tr></table><svg aria-hidden="true"></svg><a href="/known#S1">Up</a>
</main></body></html>"""

FAULTY = {
    "the language is not stated": ('lang="en"', ""),
    "the title is not": ("A page · Holdfast", ""),
    "there are 2 <h1>": ("h2>", "h1>"),
    "there are 0 <main>": ("main>", "section>"),
    "<h3> “A part” follows <h1>": ("h2>", "h3>"),
    "id who stands twice": ('id="S1"', 'id="who"'),
    "<label> points at #who, which is not there": ('id="who"', ""),
    "<select name=who> has no label": ("Who</label>", "</label>"),
    "<input name=S1> has no label": ("> Yes<", "><"),
    "does not begin with its legend": ("legend>", "p>"),
    "<button> says nothing": ("Send", ""),
    "nor is hidden from screen readers": ('aria-hidden="true"', ""),
    "<th> “One” has no scope": (' scope="row"', ""),
    "POST /nowhere leads nowhere": ('action="/known"', 'action="/nowhere"'),
    "GET /nowhere leads nowhere": ('href="/known#S1"', 'href="/nowhere"'),
    "POST /nowhere leads nowhere ": ("<fieldset", '<fieldset data-hx-post="/nowhere"'),
    "<script> stands in the page": ("<main>", "<script>1</script><main>"),
    "<style> stands in the page": ("<main>", "<style>p {}</style><main>"),
    "has a style of its own": ("<fieldset", '<fieldset style="color: red"'),
    "has a handler of its own": ("<fieldset", '<fieldset onclick="go()"'),
    "carries a script": ('href="/known#S1"', 'href="javascript:go()"'),
}
NOT_NESTED = {
    "</fieldset> at": ("</select>", ""),
    "is never closed": ("</body></html>", ""),
    "has an attribute twice": ("<fieldset", '<fieldset class="a" class="b"'),
}


def faults_of(html: str) -> str:
    return "\n".join(f"{fault} " for fault in page_faults(parse(html)[0], "/known", lambda _, path: "known" in path))


def test_a_sound_page_has_no_faults() -> None:
    assert faults_of(SOUND) == ""
    assert parse(SOUND)[1] == []


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_found(fault: str) -> None:
    assert fault in faults_of(SOUND.replace(*FAULTY[fault]))


@pytest.mark.parametrize("fault", NOT_NESTED)
def test_what_is_not_nested_is_found(fault: str) -> None:
    assert fault in "\n".join(parse(SOUND.replace(*NOT_NESTED[fault]))[1])


def test_links_to_a_place_on_a_page_are_gathered_by_page() -> None:
    html = '<a href="#here"></a><a href="/there#a"></a><a href="/there#b"></a><a href="https://example.org/#c"></a>'

    assert fragment_links(parse(html)[0], "/known") == {"/known": {"here"}, "/there": {"a", "b"}}
