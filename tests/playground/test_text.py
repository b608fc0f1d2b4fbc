"""Formatting as Telegram does it: HTML, and what it finds by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.errors import ApiError
from playground.text import format_text
from playground.text.entity import utf16_length

SCRAPS = (
    *("<b>", "</b>", "<i>", "</i>", "<a href='x.id'>", "</a>", "<code>", "</code>", "<pre>", "</pre>"),
    *(
        "<blockquote>",
        "</blockquote>",
        "&amp;",
        "<",
        " ",
        "\n",
        "\r",
        "👍",
        "a",
        "https://a.id",
        "@budi",
        "/x",
    ),
)


def parts(text: str, mode: str = "") -> list[tuple[str, str]]:
    """Each entity's kind and the characters it covers."""
    result = format_text(text, mode)
    units = result.text.encode("utf-16-le")
    return [
        (e["type"], units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le"))
        for e in result.entities
    ]


def refusal(text: str, mode: str = "HTML") -> str:
    with pytest.raises(ApiError) as error:
        format_text(text, mode)
    assert error.value.code == 400
    return error.value.description.removeprefix("Bad Request: ").removeprefix("can't parse entities: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>a</b><strong>b</strong>", [("bold", "ab")]),
        ("<i>a</i> <em>b</em>", [("italic", "a"), ("italic", "b")]),
        ("<u>a</u> <ins>b</ins>", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s> <strike>b</strike> <del>c</del>", [("strikethrough", x) for x in "abc"]),
        ("<code>a</code> <pre>b</pre>", [("code", "a"), ("pre", "b")]),
        ("<blockquote>a</blockquote>", [("blockquote", "a")]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", "a")]),
        ("<a href='https://contoh.go.id'>a</a>", [("text_link", "a")]),
        ("👍🏽 <b>👍🏽</b>", [("bold", "👍🏽")]),
        ("<b>a<i>b</i></b>", [("bold", "ab"), ("italic", "b")]),
        (
            "<b>lihat https://a.id ya</b>",
            [("bold", "lihat "), ("url", "https://a.id"), ("bold", "https://a.id"), ("bold", " ya")],
        ),
        ("<code>https://a.id</code>", [("code", "https://a.id")]),
        ("satu<b></b> dua", []),
        ("&lt;b&gt; &amp; &quot; &#65; &#x42; &nbsp; &", []),
    ],
)
def test_html(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text, "HTML") == expected


def test_html_character_references() -> None:
    assert format_text("&lt;&gt;&amp;&quot;&#65;&#x42;&nbsp;&", "HTML").text == '<>&"AB&nbsp;&'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        (
            "&#xd800;",
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units",
        ),
    ],
)
def test_wrong_html(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/lapor hari ini", [("bot_command", "/lapor")]),
        ("/lapor@contoh_bot x/y //z", [("bot_command", "/lapor@contoh_bot")]),
        ("hai @budi_c dan a@b", [("mention", "@budi_c")]),
        ("surat ke budi.c@dinas.contoh.go.id ya", [("email", "budi.c@dinas.contoh.go.id")]),
        (
            "buka contoh.go.id/a?b=c, lalu (https://x.id/y).",
            [("url", "contoh.go.id/a?b=c"), ("url", "https://x.id/y")],
        ),
        ("berkas laporan.pdf dan 1.5 jam", []),
        ("#kinerja #2026 #a1", [("hashtag", "#kinerja"), ("hashtag", "#a1")]),
        ("$USD", [("cashtag", "$USD")]),
        ("tg://resolve?domain=x", [("url", "tg://resolve?domain=x")]),
        ("👍 /lapor", [("bot_command", "/lapor")]),
    ],
)
def test_found_by_itself(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_spaces_around_and_control_characters_go() -> None:
    assert format_text("  \n satu\tdua\r\n\u202etiga \n").text == "satu dua\ntiga"
    assert parts(" \n <b>  satu  </b> ", "HTML") == [("bold", "  satu")]


@pytest.mark.parametrize("mode", ["rtf", "MarkdownV2"])
def test_another_parse_mode_than_html_is_refused(mode: str) -> None:
    assert refusal("a", mode) == "unsupported parse_mode"


@settings(max_examples=300)
@given(st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join), st.sampled_from(["HTML", ""]))
def test_whatever_is_sent_entities_lie_inside_the_text_and_never_cross(text: str, mode: str) -> None:
    try:
        result = format_text(text, mode)
    except ApiError:
        return
    spans = [(e["offset"], e["offset"] + e["length"]) for e in result.entities]
    assert all(0 <= start < end <= utf16_length(result.text) for start, end in spans)
    for a, b in spans:
        for c, d in spans:
            apart = b <= c or d <= a
            inside = (a <= c and d <= b) or (c <= a and b <= d)
            assert apart or inside
