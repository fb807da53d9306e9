"""What `wxr2 markdown` writes, rendered back by an independent renderer: the text stays, and escapes are few.

    pytest Tests/consumers/test_markdown.py

WXR2  the binary; without it .build/release/wxr2
"""
import html
import os
import random
import re
import subprocess
from pathlib import Path

import cmarkgfm
import html5lib
import pytest
from cmarkgfm.cmark import Options

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
CASES = 600
SECONDS = 60

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Cases</title><link>https://cases.example</link><wp:wxr_version>1.2</wp:wxr_version>
"""
ITEM = """<item><title>case {n}</title>
<content:encoded><![CDATA[<!-- wp:html -->
{body}
<!-- /wp:html -->]]></content:encoded>
<wp:post_id>{id}</wp:post_id><wp:post_name>case-{n}</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type></item>
"""

WORDS = ["a", "tea", "x_y", "2*3", "*", "**", "_b_", "*c*", "`", "``d``", "[e]", "[f](g)", "![h](i)", "<", "<j>", "&lt;",
         "&copy;", "AT&T", "\\", "\\*", "C:\\k", "|", "#", "-", "+", "1.", "2)", "===", "---", "~m~", "“n”", "，", "中文",
         "é", "https://x.example/a_b", "www.x.example/c_d", "$1", "100%", ":o:", "p!", "q?", "r.", "s,", "(t)"]
INLINES = ["b", "i", "a", "code", "sup"]


def inline(choose, depth=0):
    parts = []
    for _ in range(choose.randint(1, 6)):
        tag = choose.choice(INLINES)
        if depth < 2 and choose.random() < 0.25:
            content = inline(choose, depth + 1) if tag != "code" else html.escape(choose.choice(WORDS))
            if tag == "a":
                content = f'<a href="https://y.example/{choose.randint(1, 9)}">{re.sub("</?a[^>]*>", "", content)}</a>'
            else:
                content = f"<{tag}>{content}</{tag}>"
            parts.append(content)
        else:
            parts.append(html.escape(choose.choice(WORDS), quote=False))
    return " ".join(parts)


def body(seed):
    choose = random.Random(seed)
    kinds = ["<p>{}</p>", "<h2>{}</h2>", "<blockquote><p>{}</p></blockquote>", "<ul><li>{}</li><li>{}</li></ul>",
             "<ol><li>{}<ul><li>{}</li></ul></li></ol>", "<p>{}<br>{}</p>",
             "<table><tr><td>{}</td><td>{}</td></tr></table>", "<pre>{}</pre>"]
    blocks = []
    for _ in range(choose.randint(1, 4)):
        kind = choose.choice(kinds)
        blocks.append(kind.format(*(inline(choose) for _ in range(kind.count("{}")))))
    return "\n".join(blocks)


def render(markdown):
    return cmarkgfm.markdown_to_html_with_extensions(
        markdown, options=Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
        extensions=["table", "strikethrough", "autolink", "tasklist"])


def visible(fragment):
    # The addresses of links in code stand in a comment behind it.
    fragment = re.sub(r"<!--.*?-->", "", fragment, flags=re.DOTALL)
    tree = html5lib.parseFragment(fragment, container="div", namespaceHTMLElements=False)
    return "".join(" ".join(tree.itertext()).split())


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("markdown")
    bodies = {n: body(n) for n in range(CASES)}
    items = "".join(ITEM.format(n=n, id=n + 1, body=text) for n, text in bodies.items())
    (folder / "cases.xml").write_text(HEAD + items + "</channel></rss>\n", encoding="utf-8")
    command = [WXR2, "markdown", folder / "cases.xml", "--output", folder / "out", "--shortcodes", "keep", "--quiet"]
    subprocess.run(command, check=True, timeout=SECONDS)
    result = {}
    for file in (folder / "out").rglob("*.md"):
        number = re.search(r"case-(\d+)", str(file.relative_to(folder)))
        if number:
            text = file.read_text(encoding="utf-8")
            markdown = re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.S)
            result[int(number[1])] = (bodies[int(number[1])], markdown)
    assert len(result) == CASES
    return result


def test_the_text_stays(converted):
    lost = [n for n, (source, markdown) in converted.items() if visible(source) != visible(render(markdown))]
    assert not lost, f"{len(lost)} of {CASES}, first {converted[lost[0]]}"


def test_few_escapes_are_needless(converted):
    needless = total = 0
    for _, markdown in converted.values():
        if "```" in markdown or "`" in markdown:
            continue
        rendered = render(markdown)
        for match in re.finditer(r"\\(?=[!-/:-@\[-`{-~])", markdown):
            total += 1
            needless += render(markdown[:match.start()] + markdown[match.end():]) == rendered
    assert total > 50
    assert needless <= 0.1 * total, f"{needless} of {total}"
