"""Archives that wxr2 writes: nothing is lost, and the parsers of others read them.

    pip install -r Tests/requirements.txt
    pytest Tests/consumers/test_wxr.py

WXR2         the binary; without it .build/release/wxr2
WXR2_SHARED  a folder whose corpus/ holds real archives; without it those tests skip
"""
import difflib
import json
import os
import re
import shutil
import subprocess
import xml.parsers.expat
import zlib
from pathlib import Path

import feedparser
import lxml.etree
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))
ENDINGS = {".xml", ".wxr", ".zip", ".gz", ".xz", ".zst", ".bz2"}
SECONDS = 120


def archives():
    shared = os.environ.get("WXR2_SHARED")
    corpus = Path(shared) / "corpus" if shared else None
    real = sorted(p for p in corpus.rglob("*") if p.suffix in ENDINGS) if corpus else []
    return SAMPLES + real


def run(*arguments, **options):
    if not os.access(WXR2, os.X_OK):
        pytest.fail(f"{WXR2} is no program: build it, or set WXR2", pytrace=False)
    return subprocess.run([WXR2, *arguments], capture_output=True, timeout=SECONDS, **options)


def document(path):
    """What an archive holds, without what the program that wrote it says of itself."""
    # Without an address, each part would be a site of its own.
    result = run("json", "--quiet", path, *(["--one-site"] if path.is_dir() else []))
    assert result.returncode in (0, 3), result.stderr
    document = json.loads(result.stdout)
    for parent, key in (
        (document, "diagnostics"), (document["site"], "generator"),
        (document["site"], "wxr_version"),
    ):
        del parent[key]
    return document


def write(path, *arguments):
    result = run("wxr", "--quiet", *arguments, "--output", path)
    assert result.returncode in (0, 3), result.stderr
    return path


def assert_same(one, other):
    if one == other:
        return
    lines = [json.dumps(d, indent=1, ensure_ascii=False).splitlines() for d in (one, other)]
    pytest.fail("\n".join(list(difflib.unified_diff(*lines, lineterm="", n=2))[:60]), pytrace=False)


@pytest.mark.parametrize("archive", archives(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_comes_back_is_what_went_in(archive, tmp_path):
    if run("json", "--quiet", archive, "--output", tmp_path / "json").returncode == 1:
        pytest.skip("json refuses it, too")
    output = write(tmp_path / "output.xml", archive)
    assert_same(document(archive), document(output))

    again = write(tmp_path / "again.xml", output)
    assert output.read_bytes() == again.read_bytes()

    if not shutil.which("xmllint"):
        pytest.skip("xmllint is missing")
    check = subprocess.run(
        ["xmllint", "--noout", "--huge", output], capture_output=True, timeout=SECONDS)
    assert check.returncode == 0 and not check.stderr, check.stderr[:2000]


# Forms of the output


def item(number, *, type="post", parent=0, content="", extra=""):
    return f"""
<item><title>Item {number}</title><link>http://old.example/?p={number}</link><guid>http://old.example/?p={number}</guid>
<dc:creator>ann</dc:creator><content:encoded><![CDATA[{content}]]></content:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2024-04-0{number % 9 + 1} 10:00:00</wp:post_date>
<wp:status>publish</wp:status><wp:post_parent>{parent}</wp:post_parent><wp:post_type>{type}</wp:post_type>{extra}</item>"""


def meta(key, value, kind="postmeta"):
    return (
        f"<wp:{kind}><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]>"
        f"</wp:meta_value></wp:{kind}>")


def archive(path, *items, channel=""):
    path.write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/" xmlns:plug="http://plugin.example/ns">
<channel><title>Old</title><link>http://old.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>http://old.example</wp:base_blog_url>{channel}{"".join(items)}
</channel></rss>
""", encoding="utf-8", newline="")
    return path


def posts(path):
    return {post["id"]: post for post in json.loads(run("json", "-q", path).stdout)["posts"]}


def test_standard_output_and_gzip_have_the_same_bytes(tmp_path):
    plain = write(tmp_path / "a.xml", SAMPLES[0]).read_bytes()
    assert run("wxr", "-q", SAMPLES[0]).stdout == plain
    for jobs in ("1", "2"):
        packed = write(tmp_path / f"{jobs}.xml.gz", "--jobs", jobs, SAMPLES[0]).read_bytes()
        # One member: some programs read the first one only.
        decompressor = zlib.decompressobj(31)
        assert decompressor.decompress(packed) == plain
        assert decompressor.eof and not decompressor.unused_data
    assert (tmp_path / "1.xml.gz").read_bytes() == (tmp_path / "2.xml.gz").read_bytes()


def test_items_that_become_the_same_stay_apart(tmp_path):
    first = item(7)
    source = archive(tmp_path / "in.xml", first, first.replace("\n", "\n\n"), first + "\n")
    output = write(tmp_path / "out.xml", source)
    assert_same(document(source), document(output))
    assert len(document(output)["posts"]) == 2
    assert write(tmp_path / "again.xml", output).read_bytes() == output.read_bytes()


def test_names_of_wxr_at_other_places_stay_extra(tmp_path):
    odd = (
        "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value>"
        "<wp:post_id>99</wp:post_id></wp:postmeta>"
        "<plug:a plug:b='1 &lt;&amp;&quot;&#10;2'>text<plug:c/></plug:a><un:known>x</un:known>"
        "<description>not empty</description><z xmlns='http://z.example/'><title>t</title></z>")
    source = archive(tmp_path / "in.xml", item(7, extra=odd))
    output = write(tmp_path / "out.xml", source)
    assert_same(document(source), document(output))
    assert posts(output)[7]["id"] == 7
    assert 'xmlns:plug="http://plugin.example/ns"' in output.read_text()
    check = subprocess.run(["xmllint", "--noout", output], capture_output=True)
    assert check.returncode == 0 and not check.stderr


def test_declarations_of_the_root(tmp_path):
    source = archive(tmp_path / "in.xml", item(7, extra="<plug:a>x</plug:a>"))
    text = source.read_text().replace("<channel>", "<channel xmlns:plug='http://inner.example/?a&amp;b'>")
    source.write_text(text)
    output = write(tmp_path / "out.xml", source)
    assert 'xmlns:plug="http://inner.example/?a&amp;b"' in output.read_text()
    assert "plugin.example" not in output.read_text()
    assert_same(document(source), document(output))
    assert write(tmp_path / "again.xml", output).read_bytes() == output.read_bytes()
    lxml.etree.parse(output)


@pytest.mark.parametrize("child", [
    "<wp:status>draft</wp:status>", "<wp:comment><wp:comment_id>3</wp:comment_id></wp:comment>",
    "<q><excerpt:encoded/><wp:category>c</wp:category></q>", "<title>t</title><dc:creator>u</dc:creator>",
    "<wp:status xmlns:wp='http://wordpress.org/export/1.0/'>draft</wp:status>",
])
def test_names_of_wxr_inside_extra_elements_stay_there(child, tmp_path):
    # `<b>` makes the reader look twice at the item.
    odd = f"<plug:a>x{child}<b>y</b></plug:a>"
    declared = f"<plug:a xmlns:wp='http://wordpress.org/export/1.1/'>x{child}<b>y</b></plug:a>"
    source = archive(tmp_path / "in.xml", item(7, extra=odd), item(8, extra=declared), channel=odd)
    # In the second archive, WXR's prefixes stand for something else.
    text = source.read_text().replace("wordpress.org/export", "other.example")
    other = tmp_path / "other.xml"
    other.write_text(text.replace("<channel>", "<channel xmlns:w='http://wordpress.org/export/1.2/'>")
                     .replace("<wp:post_id>", "<w:post_id>").replace("</wp:post_id>", "</w:post_id>"))
    for source in (source, other):
        output = write(tmp_path / "out.xml", "--force", source)
        assert_same(document(source), document(output))
        again = write(tmp_path / "again.xml", "--force", output)
        assert output.read_bytes() == again.read_bytes()


def test_texts_that_sections_cannot_hold(tmp_path):
    content = "a]]]]><![CDATA[>b ]]]]><![CDATA[]]]]><![CDATA[>"
    source = archive(
        tmp_path / "in.xml", item(7, content=content),
        item(8).replace("<![CDATA[]]>", "line&#13;&#10;line &amp; &lt;b&gt; ]]&gt;"))
    output = write(tmp_path / "out.xml", source)
    assert posts(output)[7]["content"] == "a]]>b ]]]]>"
    assert posts(output)[8]["content"] == "line\r\nline & <b> ]]>"
    assert_same(document(source), document(output))


@pytest.mark.parametrize("suspicious", [False, True])
@pytest.mark.parametrize("end", ["", "]]>", "]]> c </title>]]>"])
@pytest.mark.parametrize("quoted", [
    "a</title>\n<link>b</link>\n<content:encoded><![CDATA[c",
    "a</content:encoded>\n<excerpt:encoded><![CDATA[b",
    "a</wp:meta_value>\n</wp:postmeta>\n<wp:postmeta>\n<wp:meta_key><![CDATA[b",
    "a</category>\n<wp:status><![CDATA[draft",
    "a</item>\n<item>\n<title><![CDATA[b", "a\n<item>\n<title><![CDATA[b",
    # With `]]>` behind it, which is split into two sections.
    "a</title>\n\t<link>b</025 c", "a</content:encoded>\n<excerpt:encoded>b", "a</item>\n<item>\n<title>b",
    "a</wp:meta_value>\n</wp:postmeta>\n<wp:postmeta>\n<wp:meta_key>b", "a</category>\n<wp:status>draft",
])
def test_texts_that_quote_an_archive(quoted, end, suspicious, tmp_path):
    text = (quoted + end).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    whole = item(7, extra=(
        f"<excerpt:encoded>{text}</excerpt:encoded><category domain='tag' nicename='t'>{text}</category>"
        f"<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>{text}</wp:meta_value></wp:postmeta>"
        # The message of a PHP error has such elements, and the reader looks twice at their items.
        + "<plug:a><b>x</b></plug:a>" * suspicious))
    whole = whole.replace("Item 7", text).replace("<![CDATA[]]>", text)
    source = archive(tmp_path / "in.xml", whole, item(8))
    assert posts(source)[7]["content"] == quoted + end
    output = write(tmp_path / "out.xml", source)
    assert_same(document(source), document(output))
    assert not json.loads(run("json", "-q", output).stdout)["diagnostics"]
    assert write(tmp_path / "again.xml", output).read_bytes() == output.read_bytes()


@pytest.mark.parametrize("value", ["a b=", "b=", "=", "a b= ", "a b='", "a b='c", "b='c' d=", "/", ">", "a b=>"])
def test_values_that_end_like_the_beginning_of_another_stay(value, tmp_path):
    stored = value.replace("=", "&#61;").replace(">", "&gt;")
    # The reader looks twice at an item with such elements: see above.
    odd = f'<plug:a c="{stored}" d="e"><b>x</b></plug:a>'
    source = archive(tmp_path / "in.xml", item(7, extra=odd))
    assert posts(source)[7]["extra"][0]["attributes"] == {"c": value, "d": "e"}
    output = write(tmp_path / "out.xml", source)
    assert_same(document(source), document(output))
    assert not json.loads(run("json", "-q", output).stdout)["diagnostics"]


def test_sections_in_texts_stay_in_sections(tmp_path):
    script = "<script>//<![CDATA[\nx</script>"
    source = archive(tmp_path / "in.xml", item(7, content=script))
    assert f"<![CDATA[{script}]]>" in write(tmp_path / "out.xml", source).read_text()


# Selection


def test_metas_are_left_out(tmp_path):
    metas = "".join(meta(key, "1") for key in ("_edit_last", "_oembed_1", "_oembed_time_2", "own"))
    term = (
        "<wp:category><wp:category_nicename>a</wp:category_nicename><wp:cat_name>A</wp:cat_name>"
        f"{meta('_oembed_x', '1', 'termmeta')}</wp:category>")
    source = archive(tmp_path / "in.xml", item(7, extra=metas), channel=term)
    output = write(tmp_path / "out.xml", "--drop-meta", "_oembed_*", "--drop-meta", "_edit_?ast", source)
    assert [m["key"] for m in posts(output)[7]["meta"]] == ["own"]
    assert document(output)["terms"][0]["meta"] == []


def test_selected_posts_bring_what_they_need(tmp_path):
    upload = "http://old.example/wp-content/uploads/2014/03/photo"
    url = "<wp:attachment_url>{}</wp:attachment_url>".format
    source = archive(
        tmp_path / "in.xml",
        item(1, type="page"), item(2, type="page", parent=1), item(3, type="page", parent=2),
        item(4, content=f'<img class="wp-image-11"/> <img src="{upload}-300x200.jpg"/> <!-- wp:block {{"ref":20}} /-->'
             ' [gallery ids="14, 15"]',
             extra=meta("_thumbnail_id", "12")),
        item(11, type="attachment"), item(12, type="attachment"),
        item(13, type="attachment", extra=url(upload + ".jpg")), item(14, type="attachment"),
        item(15, type="attachment", parent=3), item(16, type="attachment", parent=4),
        item(17, type="attachment", parent=3), item(20, type="wp_block", content="wp-image-18"),
        item(18, type="attachment"), item(30))
    plain = write(tmp_path / "a.xml", source, "--since", "2024-04-05", "--until", "2024-04-05")
    assert list(posts(plain)) == [4, 13]
    only = ["--type", "post", "--since", "2024-04-05", "--until", "2024-04-05"]
    output = write(tmp_path / "b.xml", source, *only, "--with-references")
    assert list(posts(output)) == [4, 11, 12, 13, 14, 15, 16, 20, 18]
    pages = write(tmp_path / "c.xml", source, "--type", "page", "--since", "2024-04-04", "--until",
                  "2024-04-04", "--with-references")
    assert list(posts(pages)) == [1, 2, 3, 15, 17]


# Moving


class PHP:
    """A strict reader of PHP's serialised values: the shape of a value, without its strings."""

    def __init__(self, data):
        self.data, self.place = data, 0

    def until(self, end):
        stop = self.data.index(end, self.place)
        text, self.place = self.data[self.place:stop], stop + len(end)
        return text

    def take(self, expected):
        assert self.data.startswith(expected, self.place), self.data[self.place:self.place + 20]
        self.place += len(expected)

    def value(self):
        tag = self.until(b":") if self.data[self.place:self.place + 2] != b"N;" else self.until(b";")
        if tag == b"N":
            return tag
        if tag in (b"i", b"d", b"b", b"r", b"R"):
            return tag, self.until(b";")
        size = int(self.until(b":"))
        if tag in (b"s", b"E"):
            self.take(b'"')
            self.place += size
            self.take(b'";')
            return tag
        name = b""
        if tag == b"O":
            self.take(b'"')
            name, self.place = self.data[self.place:self.place + size], self.place + size
            self.take(b'":')
            size = int(self.until(b":"))
        assert tag in (b"a", b"O"), tag
        self.take(b"{")
        members = [self.value() for _ in range(2 * size)]
        self.take(b"}")
        return tag, name, members


def shape(value):
    """The shape of a serialised value; None for anything else."""
    reader = PHP(value.encode())
    try:
        found = reader.value()
        return found if reader.place == len(reader.data) else None
    except (AssertionError, ValueError, IndexError):
        return None


def serialized(value):
    if isinstance(value, str):
        return f's:{len(value.encode())}:"{value}";'
    if isinstance(value, int):
        return f"i:{value};"
    return "a:%d:{%s}" % (len(value), "".join(serialized(k) + serialized(v) for k, v in value.items()))


def test_a_blog_moves(tmp_path):
    old, new = "http://old.example", "https://new.example.org/blog"
    inner = serialized({"url": f"{old}/ü", old: 1})
    source = archive(
        tmp_path / "in.xml",
        item(1, content=f'<a href="{old}/a">{old}</a> <img src="//old.example/b"> <a href="/?u=http%3A%2F%2Fold.example%2Fc&v='
             f'http%3a%2f%2fold.example%2fd"> <!-- wp:x {{"url":"http:\\/\\/old.example\\/e"}} /--> '
             "//old.example.com http://other.example https://old.example/keep",
             extra=meta("plain", old) + meta("php", inner) + meta("twice", serialized({"in": inner, "n": 3}))
             + meta("json", json.dumps({"a": [f"{old}/x", {"b": "no"}]}).replace("/", "\\/"))
             + meta("json in php", serialized({"j": '{"u":"http:\\/\\/old.example\\/"}'}))
             + meta("object", f'O:8:"stdClass":1:{{s:1:"u";s:{len(old)}:"{old}";}}')
             + meta("custom", f'C:11:"ArrayObject":{len(inner.encode())}:{{{inner}}}')
             + meta("broken", f's:99:"{old}";')
             + meta("php in json", json.dumps({"p": inner}))
             + f'<x:a xmlns:x="{old}/ns" u="{old}">{old}</x:a>'))
    done = run("wxr", source, "--replace", f"{old}={new}", "--output", tmp_path / "out.xml")
    assert done.returncode == 0
    post = posts(tmp_path / "out.xml")[1]
    content = post["content"]
    assert f'<a href="{new}/a">{new}</a> <img src="//new.example.org/blog/b">' in content
    assert "https%3A%2F%2Fnew.example.org%2Fblog%2Fc&v=https%3a%2f%2fnew.example.org%2fblog%2fd" in content
    assert '{"url":"https:\\/\\/new.example.org\\/blog\\/e"}' in content
    assert "//old.example.com http://other.example https://old.example/keep" in content
    metas = {m["key"]: m["value"] for m in post["meta"]}
    moved = serialized({"url": f"{new}/ü", new: 1})
    assert metas["plain"] == new and metas["php"] == moved
    assert metas["twice"] == serialized({"in": moved, "n": 3})
    assert json.loads(metas["json"]) == {"a": [f"{new}/x", {"b": "no"}]} and "\\/" in metas["json"]
    assert metas["json in php"] == serialized({"j": '{"u":"https:\\/\\/new.example.org\\/blog\\/"}'})
    assert metas["object"] == f'O:8:"stdClass":1:{{s:1:"u";s:{len(new)}:"{new}";}}'
    assert metas["custom"] == f'C:11:"ArrayObject":{len(moved.encode())}:{{{moved}}}'
    assert metas["broken"] == f's:{len(new)}:"{new}";'
    assert json.loads(metas["php in json"]) == {"p": moved}
    assert post["link"] == f"{new}/?p=1" and post["guid"] == f"{old}/?p=1"
    assert json.loads(run("json", "-q", tmp_path / "out.xml").stdout)["site"]["base_blog_url"] == new
    assert post["extra"][0]["value"] == new
    assert list(post["extra"][0]["attributes"].values()) == [f"{old}/ns", new]
    assert b"replaced " in done.stderr and b"  content" in done.stderr

    dry = run("wxr", "-q", source, "--replace", f"{old}={new}", "--dry-run")
    counts = dict(line.rsplit(None, 1) for line in dry.stdout.decode().splitlines()[1:])
    assert {k.strip(): int(v) for k, v in counts.items()}["link"] == 1
    guids = run("wxr", "-q", source, "--replace", f"{old}={new}", "--replace-guids")
    assert f"<guid>{new}/?p=1</guid>".encode() in guids.stdout


def test_pairs_are_replaced_at_once(tmp_path):
    source = archive(tmp_path / "in.xml", item(1, content="http://old.example/a http://b.example/ old.example"))
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("http://old.example\thttp://b.example\nhttp://b.example\thttp://old.example\n"
                     "http://old.example/a\thttp://c.example/x=y\n")
    output = write(tmp_path / "out.xml", source, "--replace-file", pairs)
    assert posts(output)[1]["content"] == "http://c.example/x=y http://old.example/ old.example"


@pytest.mark.parametrize("source", archives(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_archives_move(source, tmp_path):
    result = run("json", "-q", source)
    if result.returncode == 1:
        pytest.skip("json refuses it, too")
    before = json.loads(result.stdout)
    old = before["site"]["base_blog_url"] or before["site"]["link"]
    new = "https://moved.invalid/a-new-place"
    if len(old) < 9 or old in new:
        pytest.skip("it has no address")
    output = write(tmp_path / "out.xml", source, "--replace", f"{old}={new}", "--replace-guids")
    after = json.loads(run("json", "-q", output).stdout)
    assert [p["id"] for p in before["posts"]] == [p["id"] for p in after["posts"]]
    for one, other in zip(before["posts"], after["posts"]):
        for name in ("title", "content", "excerpt", "link", "guid", "attachment_url"):
            assert old not in other[name], name
            if old not in one[name] and old.split(":", 1)[-1] not in one[name] and "%" not in one[name]:
                assert one[name].replace("\\/", "/").count("/") == other[name].replace("\\/", "/").count("/")
        for a, b in zip(one["meta"], other["meta"], strict=True):
            assert old not in b["value"] and old.replace("/", "\\/") not in b["value"]
            if old not in a["value"]:
                continue
            assert shape(a["value"]) == shape(b["value"]), a["key"]
            assert ("data" in a) == ("data" in b)


# Parts


def by_id(document):
    """A document whose order does not matter."""
    def key(record):
        return json.dumps(record, sort_keys=True)
    return document | {name: sorted(document[name], key=key) for name in ("authors", "terms", "posts")}


def split(folder, source, *options):
    done = run("wxr", "-q", source, *options, "--output", folder)
    assert done.returncode in (0, 3), done.stderr
    return sorted(folder.iterdir())


@pytest.mark.parametrize("source", archives(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_parts_are_the_whole(source, tmp_path):
    if run("json", "-q", source).returncode == 1:
        pytest.skip("json refuses it, too")
    parts = split(tmp_path / "parts", source, "--split", "50KB")
    assert_same(by_id(document(source)), by_id(document(tmp_path / "parts")))
    for part in parts:
        own = document(part)
        if part.stat().st_size > 50_000:
            assert len(own["posts"]) == 1
        slugs = {}
        for place, term in enumerate(own["terms"]):
            slugs.setdefault((term["taxonomy"], term["slug"]), place)
        for place, term in enumerate(own["terms"]):
            parent = slugs.get((term["taxonomy"], term["parent_slug"]))
            assert parent is None or parent <= place


def test_attachments_stay_with_their_posts(tmp_path):
    term = (
        "<wp:category><wp:category_nicename>{0}</wp:category_nicename><wp:category_parent>{1}"
        "</wp:category_parent><wp:cat_name>{0}</wp:cat_name></wp:category>")
    filed = '<category domain="category" nicename="{0}"><![CDATA[{0}]]></category>'.format
    source = archive(
        tmp_path / "in.xml",
        *(item(n, extra=filed("leaf") if n == 3 else "") for n in (1, 2, 3, 4)),
        item(11, type="attachment", parent=3), item(12, type="attachment"),
        item(5, content="wp-image-12", extra=meta("_thumbnail_id", "14")),
        item(13, type="attachment"), item(14, type="attachment"),
        channel=term.format("leaf", "root") + term.format("root", "") + term.format("other", ""))
    parts = split(tmp_path / "parts", source, "--split-posts", "3")
    assert [list(posts(part)) for part in parts] == [[1, 2], [3, 4, 11], [12, 5, 14], [13]]
    terms = [[t["slug"] for t in document(part)["terms"]] for part in parts]
    assert terms == [["root", "leaf", "other"], ["root", "leaf"], [], []]


def test_an_item_that_is_too_large_is_told(tmp_path):
    source = archive(tmp_path / "in.xml", item(1), item(2, content="x" * 9000), item(3))
    done = run("wxr", "-v", source, "--split", "5KB", "--output", tmp_path / "parts")
    assert b"[oversize-part]" in done.stderr and done.returncode == 0
    parts = sorted((tmp_path / "parts").iterdir())
    assert [list(posts(part)) for part in parts] == [[1], [2], [3]]
    assert [part.name for part in parts] == ["part.001.xml", "part.002.xml", "part.003.xml"]


# The parsers of others


def expat_items(path):
    """The texts of items as PHP's XML parser, which is expat, gives them."""
    items, stack, texts = [], [], {}

    def start(name, _):
        stack.append(name)
        if name == "item":
            items.append({})

    def end(name):
        text = "".join(texts.pop(len(stack), []))
        stack.pop()
        if stack and stack[-1] == "item":
            items[-1][name] = text

    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: texts.setdefault(len(stack), []).append(text)
    parser.Parse(path.read_bytes(), True)
    return items


def lenient_items(path):
    """Items as the importer's parser for damaged archives finds them: line by line, by expressions."""
    items, inside = [], None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if "<item>" in line:
            inside = []
        elif "</item>" in line:
            items.append("\n".join(inside))
            inside = None
        elif inside is not None:
            inside.append(line)

    def field(text, name):
        found = re.search(rf"<{name}.*?>(.*?)</{name}>", text, re.S)
        value = found.group(1) if found else ""
        if value.startswith("<![CDATA["):
            value = value.replace("]]]]><![CDATA[>", "]]>")[9:-3]
        return value

    return [{name: field(text, name) for name in ("title", "wp:post_id", "wp:post_type")} for text in items]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_parsers_of_importers_read_all_items(sample, tmp_path):
    output = write(tmp_path / "out.xml", sample)
    whole = json.loads(run("json", "-q", output).stdout)["posts"]
    expected = [(str(post["id"]), post["type"], post["content"]) for post in whole]

    def stored_title(post):
        return post["raw"].get("title", post["title"])

    found = expat_items(output)
    assert [(i["wp:post_id"], i["wp:post_type"], i["content:encoded"]) for i in found] == expected

    tree = lxml.etree.parse(output)
    wp = {"wp": "http://wordpress.org/export/1.2/", "content": "http://purl.org/rss/1.0/modules/content/"}
    assert tree.findtext("channel/wp:wxr_version", namespaces=wp) == "1.2"
    assert [
        tuple(item.findtext(name, namespaces=wp) for name in ("wp:post_id", "wp:post_type", "content:encoded"))
        for item in tree.iterfind("channel/item")] == expected

    assert [(i["wp:post_id"], i["wp:post_type"]) for i in lenient_items(output)] == [e[:2] for e in expected]
    assert [i["title"] for i in lenient_items(output)] == [stored_title(post) for post in whole]

    entries = feedparser.parse(output.read_bytes(), sanitize_html=False, resolve_relative_uris=False).entries
    assert [entry["wp_post_id"] for entry in entries] == [e[0] for e in expected]
