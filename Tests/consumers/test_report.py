"""The report, as a browser shows it: no message, no request, and nothing of the archive acts.

    pytest Tests/consumers/test_report.py

WXR2      the binary; without it .build/release/wxr2
CHROMIUM  the browser; without it the one in PATH
"""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))

playwright = pytest.importorskip("playwright.sync_api")
if not CHROMIUM:
    pytest.skip("there is no Chromium", allow_module_level=True)

# Texts that would act if they were markup, in every place that the page shows.
EVIL = "</title></style><script>window.acted=1</script><img src=http://evil.example/x onerror='window.acted=1'>\"'&amp;\u202e"


def hostile_archive(folder):
    """An archive in which every name and title would like to act."""
    def cdata(text):
        return f"<![CDATA[{text}]]>"

    def comment(number, kind, text, parent=0):
        return (
            f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>{cdata(EVIL)}</wp:comment_author>"
            f"<wp:comment_author_url>http://evil{number}.example/\"onfocus=\"window.acted=1</wp:comment_author_url>"
            f"<wp:comment_date>2020-05-17 09:0{number}:00</wp:comment_date><wp:comment_approved>1</wp:comment_approved>"
            f"<wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent>"
            f"<wp:comment_content>{cdata(text)}</wp:comment_content></wp:comment>")

    reblog = f'Reblogged this on <a href="http://blog.example/p">{EVIL}</a> and commented:\n{EVIL}'
    comments = (comment(1, "", EVIL) + comment(2, "", EVIL, 1) + comment(3, "pingback", EVIL)
                + comment(4, "", reblog))
    body = (f'<a href="http://host.example/{EVIL}">x</a> <!-- wp:evil/block /--> [evilcode a="1"] '
            "<img src=\"https://t.example/wp-content/uploads/2020/&quot;><script>window.acted=1</script>.png\">")
    item = (
        f"<item><title>{cdata(EVIL)}</title><link>javascript:window.acted=1</link><dc:creator>{cdata(EVIL)}</dc:creator>"
        f"<content:encoded>{cdata(body)}</content:encoded><wp:post_id>1</wp:post_id>"
        "<wp:post_date>2020-05-17 09:00:00</wp:post_date><wp:status>publish</wp:status>"
        f"<wp:post_type>{cdata('post')}</wp:post_type>"
        f'<category domain="category" nicename="a">{cdata(EVIL)}</category>'
        f"<wp:postmeta><wp:meta_key>{cdata(EVIL)}</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>"
        f"{comments}</item>")
    odd = f"<item><title>{cdata(EVIL)}</title><wp:post_type>{cdata(EVIL)}</wp:post_type><wp:status>{cdata(EVIL)}</wp:status><wp:post_id>2"
    path = folder / "hostile.xml"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
        f"<title>{cdata(EVIL)}</title><link>javascript:window.acted=1</link><description>{cdata(EVIL)}</description>"
        f"<language>{cdata(EVIL)}</language><wp:wxr_version>1.2</wp:wxr_version>"
        f"<wp:author><wp:author_login>{cdata(EVIL)}</wp:author_login><wp:author_display_name>{cdata(EVIL)}"
        f"</wp:author_display_name></wp:author>{item}{odd}", encoding="utf-8")
    return path


def report(path, folder):
    page = folder / (path.stem + ".html")
    done = subprocess.run([WXR2, "report", path, "--output", page], capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr
    return page


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as api:
        browser = api.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser):
    """Opens a page, and keeps what the browser says about it and asks for."""
    contexts = []

    def open_page(path, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.append(request.url) if request.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page, said

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    archives = [*SAMPLES, hostile_archive(folder)]
    return {path.stem: report(path, folder) for path in archives}


NAMES = [*[path.stem for path in SAMPLES], "hostile"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_browser_says_nothing_and_nothing_acts(name, scheme, pages, opened):
    page, said = opened(pages[name], color_scheme=scheme)
    assert said == []
    assert page.evaluate("window.acted") is None
    assert page.locator("script, img, iframe, link, object, embed, form, [onerror], [onfocus]").count() == 0
    # Every link leads to a place of the page that is there.
    for link in page.locator("a").all():
        target = link.get_attribute("href")
        assert target.startswith("#") and page.locator(f"[id='{target[1:]}']").count() == 1


@pytest.mark.parametrize("name", NAMES)
def test_fits_a_narrow_screen(name, pages, opened):
    page, _ = opened(pages[name], viewport={"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def contrast(page, text, paper):
    """The contrast of two custom properties (WCAG 2.2)."""
    script = """([text, paper]) => {
      const light = name => {
        const box = document.createElement('i'); box.style.color = `var(${name})`; document.body.append(box);
        const parts = getComputedStyle(box).color.match(/[\\d.]+/g).slice(0, 3)
          .map(part => { part /= 255; return part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4 });
        box.remove(); return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2] };
      const [one, other] = [light(text), light(paper)].sort((a, b) => b - a);
      return (one + .05) / (other + .05) }"""
    return page.evaluate(script, [text, paper])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart(scheme, pages, opened):
    page, _ = opened(pages["blog"], color_scheme=scheme)
    for colour in "--ink", "--dim", "--accent", "--warn", "--bad":
        for paper in "--paper", "--card":
            assert contrast(page, colour, paper) >= 4.5, (colour, paper)
    for colour in "--k-post", "--k-page", "--k-reblog", "--k-trackback", "--k-other":
        assert contrast(page, colour, "--paper") >= 3, colour


def test_keyboard_reaches_everything_that_opens(pages, opened):
    page, _ = opened(pages["responses"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(300):
        page.keyboard.press("Tab")
        tag = page.evaluate("document.activeElement.tagName")
        if tag == "BODY":
            break
        reached.add(tag.lower())
        if tag == "SUMMARY":
            was = page.evaluate("document.activeElement.parentElement.open")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.parentElement.open") != was
            page.keyboard.press("Enter")
    assert {"a", "summary", "g"} <= reached


def test_pictures_have_names_and_numbers(pages, opened):
    page, _ = opened(pages["responses"])
    for picture in page.locator("figure > svg").all():
        assert picture.get_attribute("aria-label")
    for node in page.locator("svg g[tabindex]").all():
        assert node.get_attribute("aria-label") and node.get_attribute("role") == "img"
    # Each chart has its numbers in a table.
    charts = page.locator("figure:has(> svg[role=img])")
    assert charts.count() and charts.count() == page.locator("figure:has(> svg[role=img]) table").count()


def test_threads_are_read_in_place(pages, opened):
    page, _ = opened(pages["responses"])
    text = page.locator("#threads").inner_text()
    assert "8 responses to “Dear @EllmouthWard: seven meetings, one map & no minutes #opencouncil”" in text
    assert "Reblogged this on The Quiet Ledger and commented:" in text
    assert "Pingback: Links for the week – maps, minutes and a missing drawer | Agenda Item Nine" in text


def test_print_shows_what_is_closed(pages, opened):
    page, _ = opened(pages["responses"])
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    closed = page.locator("details:not([open]) table").first
    assert closed.evaluate("element => element.getBoundingClientRect().height") > 0
    assert page.pdf()


def test_page_stays_small_whatever_the_archive_has(tmp_path):
    """Many long names of every kind, which escapes make longer."""
    name = "<\"'&>" * 60
    items = "".join(
        f"<item><title><![CDATA[{name} {number}]]></title><dc:creator><![CDATA[{number} {name}]]></dc:creator>"
        f"<content:encoded><![CDATA[<a href=\"http://h{number}.example/\">x</a>[code{number} a=\"1\"]]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{1000 + number % 900}-05-17 09:00:00</wp:post_date>"
        f"<wp:status>s{number % 50}</wp:status><wp:post_type><![CDATA[{number} {name}]]></wp:post_type>"
        f"<category domain=\"t{number % 40}\" nicename=\"{number}\"><![CDATA[{name}]]></category>"
        f"<wp:postmeta><wp:meta_key><![CDATA[{number} {name}]]></wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>"
        + "".join(
            f"<wp:comment><wp:comment_id>{answer}</wp:comment_id><wp:comment_author><![CDATA[{number} {answer} {name}]]>"
            f"</wp:comment_author><wp:comment_approved>1</wp:comment_approved><wp:comment_content><![CDATA[{'&' * 3000}]]>"
            "</wp:comment_content></wp:comment>" for answer in range(1, 4 + 120 * (number < 5)))
        + "</item>\n" for number in range(1200))
    archives = []
    for site in range(8):
        archives.append(tmp_path / f"{site}.xml")
        archives[-1].write_text(
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
            f"<title><![CDATA[{name}]]></title><link>https://site{site}.example</link>"
            f"<wp:wxr_version>1.2</wp:wxr_version>{items if site < 3 else ''}</channel></rss>", encoding="utf-8")
    page = tmp_path / "report.html"
    subprocess.run([WXR2, "report", *archives, "--output", page, "--quiet"], check=True)
    assert page.stat().st_size <= 2_000_000
