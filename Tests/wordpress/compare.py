"""Compares what WordPress shows of an archive with what `wxr2 markdown` has made of it.

    compare.py PAGES.jsonl FOLDER

PAGES.jsonl is what render.php prints, FOLDER what `wxr2 markdown` has written. KNOWN names differences that have a
reason. Words and code are compared in their
order, links and pictures as a set, responses in their order with depth, name and words. A line for each difference; the
status is 1 if there is any.
"""

import difflib
import html
import json
import pathlib
import re
import sys

import cmarkgfm
import html5lib
from cmarkgfm.cmark import Options

HIDDEN = {"script", "style", "noscript", "template", "head"}
BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "br", "figure", "figcaption", "section", "details", "summary", "caption", "img", "video", "audio", "iframe",
}
HEADING = re.compile(r"^## (?:One response|\d+ responses) to “.*$", re.M)


# What a bare WordPress 6.1 does not show, by address and kind of difference.
KNOWN = {
    ("https://kettle.example.org/2025/04/twelve-locks-before-breakfast/", "words"): "footnotes came with 6.3",
    ("https://kettle.example.org/2025/04/twelve-locks-before-breakfast/", "links"): "footnotes came with 6.3",
    ("https://kettle.example.org/about/", "words"): "the form is Jetpack's",
}


def tree(markup):
    return html5lib.parseFragment(markup, namespaceHTMLElements=False)


def rendered(markdown):
    return tree(
        cmarkgfm.markdown_to_html_with_extensions(
            markdown,
            options=Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
            extensions=["table", "strikethrough", "autolink", "tasklist"],
        )
    )


def text(node):
    """The text that a browser shows, with a line end around blocks."""
    parts = []

    def walk(node):
        if not isinstance(node.tag, str) or node.tag in HIDDEN:
            return
        ends = "\n" if node.tag in BLOCKS else ""
        parts.extend((ends, node.text or ""))
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        parts.append(ends)

    walk(node)
    return "".join(parts)


def words(node):
    # The signs for “back to the text” behind footnotes are the renderers' own.
    # Themes draw the dash before the source of a quotation.
    return [word for word in text(node).split() if not re.fullmatch("↩[\ufe0e\ufe0f]?|—", word)]


def address(value):
    return html.unescape(value or "").strip()


def links(node):
    found = {address(a.get("href")) for a in node.iter("a")}
    # WordPress links pictures of a gallery to their pages, which the archive does not have.
    return {link for link in found if link and not link.startswith("#") and "attachment_id=" not in link}


def pictures(node):
    return {address(image.get("src")) for image in node.iter("img")} - {""}


def code(node):
    blocks = [pre for pre in node.iter("pre") if "wp-block-verse" not in pre.get("class", "")]
    return [text(pre).strip("\n").rstrip() for pre in blocks]


def difference(wanted, got):
    """What is missing and what is too much, in short."""
    matcher = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    changes = [
        f"{' '.join(wanted[a:b])!r} → {' '.join(got[c:d])!r}"
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    return "; ".join(changes[:3])[:400]


def section(node):
    """The responses of a rendered section: depth, name and words of each, in their order."""
    rows = []

    def add(item, depth):
        children = list(item)
        lists = [child for child in children if child.tag == "ul" and is_thread(child)]
        if children and children[0].tag == "p":
            first, said = children[0], children[1:]
            signature = text(first)
        else:  # A tight item has no paragraphs.
            said = []
            signature = (item.text or "") + "".join(text(c) + (c.tail or "") for c in children if c not in lists)
        name = re.split(r" says:| likes this\.| reposted this\.", signature.strip())[0]
        name = name.removeprefix("Pingback:")
        spoken = [word for child in said if child not in lists for word in words(child)]
        rows.append((depth, " ".join(name.split()), spoken))
        for answers in lists:
            for answer in answers:
                add(answer, depth + 1)

    for top in node:
        if top.tag == "ul":
            for item in top:
                add(item, 0)
    return rows


def is_thread(node):
    starts = [text(item).strip() for item in node if item.tag == "li"]
    return bool(starts) and all(" says:" in s or s.startswith("Pingback:") or " this." in s for s in starts)


def told(row):
    """A response of WordPress in the form of `section`."""
    node = tree(row["html"])
    if row["type"] in ("pingback", "trackback"):
        said = []
    else:
        said = words(node)
    return row["depth"], " ".join(html.unescape(row["name"]).split()), said


def compare(page, markdown):
    heading = HEADING.search(markdown)
    body = markdown[: heading.start()] if heading else markdown
    wanted, got = tree(page["html"]), rendered(body)
    if words(wanted) != words(got):
        yield "words: " + difference(words(wanted), words(got))
    for name, find in (("links", links), ("pictures", pictures)):
        missing, new = find(wanted) - find(got), find(got) - find(wanted)
        # GitHub's Markdown links an address that stands in the text.
        new -= set(words(wanted))
        if missing or new:
            yield f"{name}: missing {sorted(missing)}, new {sorted(new)}"
    if code(wanted) != code(got):
        yield "code: " + difference(code(wanted), code(got))
    responses = [told(row) for row in page["responses"]]
    shown = section(rendered(markdown[heading.end() :])) if heading else []
    if [row[:2] for row in responses] != [row[:2] for row in shown]:
        yield "responses: " + difference(
            [f"{row[0]}:{row[1]}" for row in responses], [f"{row[0]}:{row[1]}" for row in shown]
        )
    else:
        for wanted_row, got_row in zip(responses, shown):
            if wanted_row[2] != got_row[2] and "Reblogged this on" not in " ".join(wanted_row[2][:3]):
                yield f"response of {wanted_row[1]}: {difference(wanted_row[2], got_row[2])}"


def files(folder):
    """The bodies of the Markdown files, by the address in their front matter."""
    found = {}
    for path in pathlib.Path(folder).rglob("*.md"):
        _, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        url = re.search(r"^url: (.*)$", matter, re.M)
        if url:
            found[json.loads(url[1])] = body
    return found


def main():
    pages, folder = sys.argv[1:]
    bodies = files(folder)
    compared = faults = 0
    for line in pathlib.Path(pages).read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        if page["url"] not in bodies:
            continue
        compared += 1
        for fault in compare(page, bodies[page["url"]]):
            if reason := KNOWN.get((page["url"], fault.split(":")[0])):
                print(f"  known, since {reason}: {page['url']}")
                continue
            faults += 1
            print(f"  {page['url']}: {fault}")
    print(f"  {compared} posts compared, {faults} differences")
    if compared == 0:
        print("  nothing was compared")
    return 1 if faults or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
