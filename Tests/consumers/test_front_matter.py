"""Front matter as its readers see it: PyYAML, ruamel.yaml and tomllib read the values of the archive.

    pytest Tests/consumers/test_front_matter.py

WXR2  the binary; without it .build/release/wxr2
"""
import datetime
import io
import os
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from ruamel.yaml import YAML

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()

METAS = {
    "_map": 'a:4:{s:1:"a";i:5;s:4:"x: y";d:1.0E+25;s:2:"no";s:3:"yes";i:7;a:2:{i:0;s:4:"2019";i:1;b:0;}}',
    "_text": 'off "quoted" \\ #x: {y} é日本 \u0085\u2028 2019-01-01',
    "_number": "i:-3;", "_float": "d:1.0E-7;", "_json": '{"k": [1, 2.5, true, {"z": "1e3"}], "~": ""}',
    "key: with, signs": "x",
    "_yoast_wpseo_title": "%%title%% %%sep%% %%sitename%%",
    "_yoast_wpseo_metadesc": "12:30",
}
EXPECTED = {
    "title": "Yes", "wordpress_id": 7, "description": "12:30", "seo_title": "Yes – 2019",
    "map": {"a": 5, "x: y": 1e25, "no": "yes", "7": ["2019", False]}, "text": METAS["_text"], "number": -3,
    "float": 1e-7, "json": {"k": [1, 2.5, True, {"z": "1e3"}], "~": ""}, "key: with, signs": "x",
}
FIELDS = ("title,wordpress_id,description,seo_title,meta._map:map,meta._text:text,meta._number:number,meta._float:float,"
          "meta._json:json,meta.key\\: with\\, signs")


def archive():
    metas = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in METAS.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>2019</title><link>https://tea.example</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://tea.example</wp:base_blog_url>
<item><title>Yes</title><link>https://tea.example/yes/</link><wp:post_id>7</wp:post_id><wp:post_name>yes</wp:post_name>
<wp:post_date>2020-01-02 03:04:05</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>{metas}</item>
</channel></rss>"""


def front_matter(folder, target):
    subprocess.run([WXR2, "markdown", "--quiet", "--output", folder, "--for", target, "--front-matter", FIELDS],
                   input=archive(), text=True, check=True)
    text = next(path for path in folder.rglob("*yes.md")).read_text()
    fence = text[:3]
    return text.split(fence + "\n")[1]


@pytest.mark.parametrize("target", ["plain", "hugo", "jekyll", "pelican", "eleventy", "astro"])
def test_two_readers_of_yaml_see_the_values(target, tmp_path):
    text = front_matter(tmp_path / "site", target)
    for read in (yaml.safe_load(text), YAML(typ="safe").load(io.StringIO(text))):
        assert {key: read[key] for key in EXPECTED} == EXPECTED


def test_a_reader_of_toml_sees_the_values(tmp_path):
    read = tomllib.loads(front_matter(tmp_path / "site", "zola"))
    values = {**read["extra"], "title": read["title"], "description": read["description"]}
    assert {key: values[key] for key in EXPECTED} == EXPECTED
    assert read["date"] == datetime.datetime(2020, 1, 2, 3, 4, 5)


def test_a_vault_has_flat_values(tmp_path):
    read = yaml.safe_load(front_matter(tmp_path / "site", "obsidian"))
    assert all(not isinstance(value, dict) for value in read.values())
    assert yaml.safe_load(read["json"]) == EXPECTED["json"]
