"""The pages held against rules that axe has too, and the colours of the style sheet against WCAG 2.2."""
import re

import pytest

from site_of import text_of


def name_of(node):
    """The name that a screen reader says."""
    named = " ".join(text_of(found) for id in (node.get("aria-labelledby") or "").split()
                     for found in node.xpath(f"//*[@id='{id}']"))
    pictures = " ".join(picture.get("alt") or "" for picture in node.iter("img"))
    return (named or node.get("aria-label") or text_of(node) + pictures or node.get("title") or "").strip()


def test_every_page_keeps_the_rules(site):
    pages = {name: page for name, page in site.pages.items() if name not in site.redirects}
    assert pages
    for name, page in pages.items():
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", page.get("lang") or ""), name
        assert page.get("dir") == ("rtl" if page.get("lang").split("-")[0] in ("ar", "fa", "he") else "ltr"), name
        assert (page.findtext(".//title") or "").strip(), name
        [viewport] = page.xpath("//meta[@name='viewport']/@content")
        assert "user-scalable" not in viewport and "maximum-scale" not in viewport
        [main] = page.iter("main")
        assert len(page.xpath("//body/header")) == len(page.xpath("//body/footer")) == 1, name
        [skip] = page.xpath("//a[@class='skip']/@href")
        assert page.xpath(f"//*[@id='{skip[1:]}']"), name
        assert len(page.xpath("//body//h1[not(ancestor::*[@class='body'])]")) >= 1, name
        assert len({id for id in page.xpath("//@id")}) == len(page.xpath("//@id")), name
        labels = [name_of(node) for node in page.iter("nav")]
        assert all(labels) and len(labels) == len(set(labels)), name
        for picture in page.iter("img"):
            assert picture.get("alt") is not None, name
        for frame in page.iter("iframe"):
            assert frame.get("title"), name
        for link in page.xpath("//header//a|//footer//a|//nav//a|//*[@class='posts']//a|//*[@class='terms']//a"):
            assert name_of(link), (name, link.get("href"))
        assert not page.xpath("//*[@tabindex > 0]|//blink|//marquee|//script")
        for items in page.xpath("//ul|//ol"):
            assert {node.tag for node in items if isinstance(node.tag, str)} <= {"li"}, name


def test_headings_of_the_layouts_make_no_jumps(site):
    for name, page in site.pages.items():
        if name in site.redirects or page.xpath("//main/article"):
            continue
        levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels and levels[0] == 1 and levels.count(1) == 1, name
        assert all(below - above <= 1 for above, below in zip(levels, levels[1:])), (name, levels)


def test_dates_and_names_do_not_run_together(site):
    for name, page in site.pages.items():
        for line in page.xpath("//*[@class='meta'][time and a]"):
            assert (line.find("time").tail or "").isspace(), name


def test_code_reads_from_the_left_and_nothing_lies_outside(site):
    css = next(file for name, file in site.files.items() if name.endswith("site.css")).read_text(encoding="utf-8")
    assert re.search(r"pre, code \{[^}]*direction: ltr", css)
    # What lies to the left of a page that reads from the right makes it wide.
    assert not re.search(r"\b(left|right|text-indent): -", css)


def luminance(colour):
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at:at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """- Source: WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.478, abs=0.001)


def test_colours_differ_enough_in_light_and_in_dark(site):
    css = next(file for name, file in site.files.items() if name.endswith("site.css")).read_text(encoding="utf-8")
    light, dark = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})\b(?!\w)", rule)) for rule in re.findall(r":root \{([^}]*)\}", css)]
    assert {"muted", "link", "paper", "ink"} <= set(light) and set(dark) >= {"muted", "link", "paper", "ink"}
    for colours in light, dark:
        for colour in "muted", "link", "ink":
            assert contrast(colours[colour], colours["paper"]) >= 4.5, colour
    # Code that is coloured by the generator, within the line of its own background.
    for name, page in site.pages.items():
        for block in page.xpath("//pre[contains(@style, 'background-color')]"):
            paper = re.search(r"background-color:\s*(#[0-9a-f]+)", block.get("style")).group(1)
            for node in block.iter():
                for colour in re.findall(r"(?<!-)\bcolor:\s*(#[0-9a-f]+)", node.get("style") or ""):
                    assert contrast(colour, paper) >= 4.5, (name, colour, paper, text_of(node))
