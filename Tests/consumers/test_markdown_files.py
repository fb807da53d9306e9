"""The files of `wxr2 markdown`, read as the tools of their readers read them: PyYAML, cmark-gfm.

    pip install cmarkgfm html5lib pytest pyyaml
    pytest Tests/consumers/test_markdown_files.py

WXR2         the binary; without it .build/release/wxr2
WXR2_SHARED  a folder whose corpus/ holds real archives; without it those tests skip
"""
import json
import os
import re
import subprocess
import unicodedata
from pathlib import Path

import cmarkgfm
import html5lib
import pytest
import yaml
from cmarkgfm.cmark import Options

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))
SHARED = os.environ.get("WXR2_SHARED")
ARCHIVES = sorted(
    path for path in Path(SHARED, "corpus").rglob("*") if path.suffix in {".xml", ".wxr"}
) if SHARED else []

# Types that people do not read, as far as the corpus has them.
INTERNAL = {
    "attachment", "custom_css", "elementor_library", "feedback", "nav_menu_item",
    "product_variation", "revision", "sureforms_form", "um_directory", "um_form", "wp_block",
    "wp_font_face", "wp_font_family", "wp_global_styles", "wp_navigation", "wp_template",
    "wp_template_part", "wpcf7_contact_form", "acf-field", "acf-field-group",
}
HIDDEN = {"trash", "spam", "auto-draft"}


def run(*arguments, **options):
    return subprocess.run([WXR2, *map(str, arguments)], capture_output=True, timeout=300, **options)


def convert(archive, folder, *options):
    done = run("markdown", archive, "--output", folder, *options)
    assert done.returncode in (0, 3), done.stderr.decode()
    return sorted(path for path in folder.rglob("*") if path.is_file())


def split(path):
    """The front matter, as PyYAML and a stricter reader of YAML 1.2's core get it, and the body."""
    text = path.read_bytes().decode("utf-8")
    start, matter, body = re.split(r"^---\n", text, maxsplit=2, flags=re.M)
    assert start == ""
    values = yaml.safe_load(matter)
    # Without PyYAML's own types of YAML 1.1: a string in quotes is one in both.
    for key, value in yaml.load(matter, Loader=yaml.BaseLoader).items():
        flat = lambda given: [str(one) for one in given] if isinstance(given, list) else str(given)
        assert flat(values[key]) == flat(value) or values[key] is True and value == "true"
    return values, body


def render(body):
    return cmarkgfm.markdown_to_html_with_extensions(
        body, options=Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
        extensions=["table", "strikethrough", "autolink", "tasklist"])


def readable(posts):
    return [post for post in posts
            if post["type"] not in INTERNAL and post["status"] not in HIDDEN]


def posts_of(archive):
    done = run("json", "--lines", archive)
    records = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    return [record for record in records if record["record"] == "post"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_gives_its_posts(sample, tmp_path):
    files = convert(sample, tmp_path / "site")
    posts = readable(posts_of(sample))
    assert len(files) == len(posts)
    titles = sorted(split(path)[0].get("title", "") for path in files)
    assert titles == sorted(re.sub("<[^>]*>", "", post["title"]) for post in posts)


def text_of(html):
    """The words that a reader sees, block by block."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    blocks, words = [], []

    def visit(element):
        is_block = element.tag in {"p", "h2", "li", "ul", "ol", "blockquote", "pre", "div", "br"}
        if is_block:
            flush()
        words.append(element.text or "")
        for child in element:
            visit(child)
            words.append(child.tail or "")
        if is_block:
            flush()

    def flush():
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            blocks.append(text)

    visit(tree)
    flush()
    return blocks


def test_responses_read_like_the_thread_on_the_page(tmp_path):
    files = convert(REPOSITORY / "samples/responses.xml", tmp_path / "site")
    (file,) = files
    matter, body = split(file)
    blocks = text_of(render(body))
    heading = f"8 responses to “{matter['title']}”"
    thread = blocks[blocks.index(heading) + 1:]
    comments = posts_of(REPOSITORY / "samples/responses.xml")[0]["comments"]
    assert len(comments) == 8
    for comment in comments:
        if comment["kind"] == "pingback":
            assert thread.pop(0) == f"Pingback: {comment['author_name']}"
            continue
        assert thread.pop(0) == f"{comment['author_name']} says:"
        assert re.fullmatch(r"[A-Z][a-z]+ \d+, 2014 at \d+:\d\d [ap]m", thread.pop(0))
        text = comment["content"]
        if comment["kind"] == "reblog":
            title = comment["reblog"]["blog_title"]
            assert thread.pop(0) == f"Reblogged this on {title} and commented:"
            text = comment["reblog"]["note"]
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            for line in paragraph.split("\n"):
                expected = " ".join(text_of(line)).replace("\xa0", " ")
                assert thread.pop(0) == expected
    assert thread == []
    page = render(body)
    for private in [c[key] for c in comments for key in ("author_email", "author_ip")]:
        assert not private or private not in page


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.stem)
def test_each_archive_of_the_corpus_gives_its_posts(archive, tmp_path):
    if archive.stat().st_size > 8 << 20:
        pytest.skip("larger than this test has time for")
    (tmp_path / "around").mkdir()
    folder = tmp_path / "around" / "site"
    done = run("markdown", archive, "--output", folder)
    if done.returncode == 1:
        # A document of several sites is refused as `wxr2 json` refuses it.
        assert "sites" in done.stderr.decode() and not folder.exists()
        return
    assert done.returncode in (0, 3), done.stderr.decode()
    posts = readable(posts_of(archive))
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
    assert len(files) == len(posts)
    # Nothing stands beside the folder, or in it but folders of files.
    assert [path.name for path in (tmp_path / "around").iterdir()] == ["site"]
    assert {len(path.relative_to(folder).parts) for path in files} <= {2}
    names = [unicodedata.normalize("NFC", str(path.relative_to(folder))).lower() for path in files]
    assert len(set(names)) == len(names)
    titles = []
    for path in files:
        matter, body = split(path)
        titles.append(matter.get("title", ""))
        render(body)
    if not any("<" in post["title"] for post in posts):
        # A title is one line.
        assert sorted(titles) == sorted(re.sub(r"[ \t\r\n]+", " ", post["title"]).strip() for post in posts)


def yaml_archive(title, term):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>T</title><link>https://t.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title><![CDATA[{title}]]></title><dc:creator><![CDATA[{term}]]></dc:creator>
<category domain="category" nicename="a"><![CDATA[{term}]]></category>
<category domain="post_tag" nicename="b"><![CDATA[{term}]]></category>
<category domain="title" nicename="c"><![CDATA[{term}]]></category>
<category domain="on" nicename="d"><![CDATA[{term}]]></category>
<content:encoded><![CDATA[Text]]></content:encoded>
<excerpt:encoded><![CDATA[{term}]]></excerpt:encoded>
<wp:post_id>1</wp:post_id><wp:post_date>2024-02-29 23:30:00</wp:post_date>
<wp:post_date_gmt>2024-03-01 05:15:00</wp:post_date_gmt><wp:post_name>yes</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>
"""


@pytest.mark.parametrize("text", [
    "no", "Yes", "on", "null", "~", "1984", "1e3", "0x1F", "0o17", "1_000", "12:30:45", "2024-01-01",
    "- a", "? a", ": a", "a: b", "a #b", "#a", "@a", "`a`", "&a", "*a", "!a", "|", ">", "%a", "'a'",
    '"a"', "a\\b", "{a}", "[a]", "a, b", "---", "...", "=", "<<", "über", "日本", "👍🏽", "\u2028 a",
    "a\u0085b", "&amp;lt;", "a\tb", "tail ", "trailing:",
    "a&#127;b", "&#xFFFE;",
])
def test_front_matter_gives_back_every_string(text, tmp_path):
    archive = tmp_path / "a.xml"
    archive.write_text(yaml_archive(text, text), encoding="utf-8")
    (post,) = posts_of(archive)
    (file,) = convert(archive, tmp_path / "site")
    matter, _ = split(file)
    assert matter["title"] == post["title"].replace("\t", " ")
    assert matter["date"] == "2024-02-29T23:30:00-05:45"
    assert matter["slug"] == "yes"
    assert matter["author"] == post["author"]
    names = [term["name"] for term in post["terms"]]
    assert [matter["categories"], matter["tags"], matter["taxonomy_title"], matter["on"]] == [
        [name] for name in names]
