/// The plug-in and the theme of a site for Pelican: small, and the user's own from then on.
enum PelicanTheme {
  static var files: [SiteFile] {
    [
      ("plugins/wordpress_reader.py", plugin), ("theme/templates/base.html", base),
      ("theme/templates/list.html", list), ("theme/templates/article.html", article),
      ("theme/templates/page.html", article), ("theme/templates/comments.html", comments),
      ("theme/templates/feed.html", feed), ("theme/templates/sitemap.html", sitemap),
      ("theme/templates/notfound.html", notFound),
    ].map { SiteFile(path: $0.0, text: $0.1) }
  }

  static let requirements = """
    pelican>=4.9
    markdown-it-py
    mdit-py-plugins
    linkify-it-py
    pyyaml

    """

  private static let plugin = #"""
    """Reads the posts of a WordPress blog: YAML and CommonMark; writes lists, feed and sitemap."""

    import html
    import json
    import os
    import re

    import yaml
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin
    from pelican import signals
    from pelican.generators import Generator
    from pelican.readers import BaseReader, MarkdownReader
    from pelican.urlwrappers import Category
    from pelican.utils import get_date

    # Without the package "markdown" Pelican warns of each file, although this plug-in reads them.
    MarkdownReader.file_extensions = []

    FLAGS = {"protected", "sticky", "untitled", "noindex"}
    PLAYERS = [
        (r"(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:[^\"]*&amp;)?v=|embed/|shorts/)|youtu\.be/)([\w-]{6,})",
         "https://www.youtube-nocookie.com/embed/", "YouTube"),
        (r"(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d+)", "https://player.vimeo.com/video/", "Vimeo"),
    ]


    def plain(text):
        """The first words of HTML as text."""
        text = re.sub(r"<(script|style)\b.*?</\1\s*>", " ", text, flags=re.S)
        text = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())
        return text if len(text) <= 280 else text[:280].rsplit(" ", 1)[0] + " …"


    def folder(settings):
        return os.path.dirname(os.path.abspath(settings["PATH"]))


    class WordPressReader(BaseReader):
        enabled = True
        file_extensions = ["md"]

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.markdown = MarkdownIt("gfm-like", {"html": True, "typographer": True})
            self.markdown.use(footnote_plugin).use(tasklists_plugin)
            # An address in the text is shown as it was typed.
            self.markdown.normalizeLinkText = lambda address: address

        def render(self, text):
            body = self.markdown.render(text)
            for address, player, name in PLAYERS:
                body = re.sub(
                    rf'<p><a href="https?://{address}[^"]*">https?://[^<]*</a></p>',
                    rf'<iframe src="{player}\1" title="{name}" loading="lazy" allowfullscreen></iframe>', body)
            return body

        def read(self, source_path):
            with open(source_path, encoding="utf-8", newline="") as file:
                text = file.read()
            match = re.match(r"---\n(.*?)^---\n", text, re.S | re.M)
            front = yaml.load(match.group(1), Loader=yaml.BaseLoader) or {}
            body = self.render(text[match.end():])
            data = {"terms": {}, "comment_list": [], "protected": False, "sticky": False,
                    "untitled": False, "type": ""}
            for key, value in front.items():
                if key in ("date", "modified"):
                    data[key] = get_date(value)
                elif key in FLAGS:
                    data[key] = value == "true"
                elif isinstance(value, list):
                    data["terms"][key] = value
                else:
                    data[key] = value
            # Pelican wants one for each article; the lists are made from all terms.
            data["category"] = Category(data["type"] or "posts", self.settings)
            data["start"] = plain(self.render(front["summary"]) if front.get("summary") else body)
            data.pop("summary", None)
            if "comments" in front:
                path = os.path.join(folder(self.settings), "comments", front["comments"] + ".json")
                with open(path, encoding="utf-8") as file:
                    data["comment_list"] = json.load(file)
            return body, data


    class Lists(Generator):
        """Home, terms, authors, feed, sitemap and the page for what is not found."""

        def generate_context(self):
            with open(os.path.join(folder(self.settings), "terms.json"), encoding="utf-8") as file:
                self.terms = json.load(file)
            self.context["terms"] = {(term["key"], term["label"]): term for term in self.terms}
            self.context["term_keys"] = list(dict.fromkeys(
                term["key"] for term in self.terms if term["key"] != "author_key"))

        def generate_output(self, writer):
            everything = sorted(self.context["articles"], key=lambda item: item.date, reverse=True)
            posts = [item for item in everything if not item.type]
            home = [item for item in posts if item.sticky] + [item for item in posts if not item.sticky]
            self.write_list(writer, self.settings["LIST_SAVE_AS"], home, title=None, description="")
            members = {}
            for item in everything + list(self.context["pages"]):
                for key, labels in item.terms.items():
                    for label in labels:
                        members.setdefault((key, label), []).append(item)
                if getattr(item, "author_key", "") and not item.type:
                    members.setdefault(("author_key", item.author_key), []).append(item)
            for term in self.terms:
                if not term["save_as"]:
                    continue
                found = {id(item): item for label in term["labels"] for item in members.get((term["key"], label), [])}
                items = [item for item in found.values() if not (term["only_posts"] and (item.type or item not in posts))]
                items.sort(key=lambda item: item.date, reverse=True)
                self.write_list(writer, term["save_as"], items, title=term["name"], description=term["description"])
            for name, template in (("feed.xml", "feed"), ("sitemap.xml", "sitemap"), ("404.html", "notfound")):
                writer.write_file(name, self.get_template(template), self.context, posts=posts[:10])

        def write_list(self, writer, save_as, items, **words):
            url = re.sub(r"(^|/)index\.html$", r"\1", save_as)
            writer.write_file(
                save_as, self.get_template("list"), self.context, template_name="list",
                paginated={"articles": items}, url=url, **words)


    def add_reader(readers):
        readers.reader_classes["md"] = WordPressReader


    def get_generators(pelican):
        return Lists


    def register():
        signals.readers_init.connect(add_reader)
        signals.get_generators.connect(get_generators)

    """#

  private static let base = #"""
    <!DOCTYPE html>
    <html lang="{{ DEFAULT_LANG }}" dir="{{ DIRECTION }}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{% block title %}{{ SITENAME }}{% endblock %}</title>
    {% block head %}{% endblock %}
    <link rel="alternate" type="application/atom+xml" href="{{ BASE_PATH }}/feed.xml" title="{{ SITENAME }}">
    <link rel="stylesheet" href="{{ BASE_PATH }}/theme/site.css">
    </head>
    <body>
    <a class="skip" href="#main">{{ WORDS.skip_to_content }}</a>
    <header>
    <p><a href="{{ BASE_PATH }}/">{{ SITENAME or WORDS.home }}</a></p>
    {% if SITESUBTITLE %}<p>{{ SITESUBTITLE }}</p>{% endif %}
    {% if MENU %}
    <nav aria-label="{{ WORDS.main_menu }}"><ul>
    {% for item in MENU recursive %}<li><a href="{{ item.url }}">{{ item.name }}</a>{% if item.children %}<ul>
    {{ loop(item.children) }}</ul>{% endif %}</li>
    {% endfor %}</ul></nav>
    {% endif %}
    </header>
    <main id="main">
    {% block content %}{% endblock %}
    </main>
    <footer><p><a href="{{ BASE_PATH }}/">{{ SITENAME or WORDS.home }}</a></p></footer>
    </body>
    </html>

    """#

  private static let list = #"""
    {% extends "base.html" %}
    {% block title %}{% if title %}{{ title }} – {% endif %}{{ SITENAME }}{% endblock %}
    {% block head %}{% if description %}<meta name="description" content="{{ description }}">{% endif %}{% endblock %}
    {% block content %}
    <h1>{{ title or SITENAME }}</h1>
    {% if description %}<p>{{ description }}</p>{% endif %}
    <ul class="posts">
    {% for item in articles_page.object_list %}
    <li>
    <h2><a href="{{ BASE_PATH }}/{{ item.url }}">{% if item.protected %}{{ WORDS.protected_title.replace("{title}", item.title) }}{% else %}{{ item.title }}{% endif %}</a></h2>
    {% if item.date_text %}<p class="meta"><time datetime="{{ item.date.isoformat() }}">{{ item.date_text }}</time></p>{% endif %}
    {% if item.start and not item.protected %}<p>{{ item.start }}</p>{% endif %}
    </li>
    {% endfor %}
    </ul>
    {% if articles_paginator.num_pages > 1 %}
    <nav class="pages" aria-label="{{ WORDS.page.replace("{number}", articles_page.number|string) }}">
    {% if articles_page.has_previous() %}<a rel="prev" href="{{ BASE_PATH }}/{{ articles_previous_page.url.lstrip("/")|urlencode }}">{{ WORDS.newer_posts }}</a>{% endif %}
    {% if articles_page.has_next() %}<a rel="next" href="{{ BASE_PATH }}/{{ articles_next_page.url.lstrip("/")|urlencode }}">{{ WORDS.older_posts }}</a>{% endif %}
    </nav>
    {% endif %}
    {% endblock %}

    """#

  /// Pelican gives a page the name `page` and an article the name `article`.
  private static let article = #"""
    {% extends "base.html" %}
    {% set item = article or page %}
    {% block title %}{% set item = article or page %}{% if item.protected %}{{ WORDS.protected_title.replace("{title}", item.title) }}{% else %}{{ item.title }}{% endif %} – {{ SITENAME }}{% endblock %}
    {% block head %}{% set item = article or page %}
    {% if item.description %}<meta name="description" content="{{ item.description }}">{% endif %}
    <link rel="canonical" href="{{ SITEURL }}/{{ item.url }}">
    {% endblock %}
    {% block content %}
    {% set item = article or page %}
    <article>
    <h1{% if item.untitled %} aria-label="{{ item.title }}"{% endif %}>{% if item.protected %}{{ WORDS.protected_title.replace("{title}", item.title) }}{% elif not item.untitled %}{{ item.title }}{% endif %}</h1>
    {% if article %}
    <p class="meta">
    {% if item.date_text %}<time datetime="{{ item.date.isoformat() }}">{{ item.date_text }}</time> {% endif %}
    {% set author = terms.get(("author_key", item.author_key)) if item.author_key else None %}
    {% if author and author.url %}<a href="{{ author.url }}">{{ author.name }}</a>{% else %}{{ item.author_name }}{% endif %}
    </p>
    {% endif %}
    {% if item.protected %}<p>{{ WORDS.protected_post }}</p>{% else %}
    {{ item.content|safe }}
    {% endif %}
    {% for key in term_keys %}{% if item.terms[key] %}
    <p class="terms">{{ WORDS[key] if key in ("categories", "tags") else key|capitalize }}: {% for label in item.terms[key] %}{% set term = terms.get((key, label)) %}{% if not loop.first %}, {% endif %}{% if term and term.url %}<a href="{{ term.url }}">{{ term.name }}</a>{% else %}{{ label }}{% endif %}{% endfor %}</p>
    {% endif %}{% endfor %}
    </article>
    {% include "comments.html" %}
    {% endblock %}

    """#

  private static let comments = #"""
    {% macro person(sentence, place, name, url) %}{% set parts = sentence.split(place) %}{{ parts[0] }}{% if url %}<a href="{{ url }}" rel="nofollow ugc">{{ name }}</a>{% else %}{{ name }}{% endif %}{{ parts[1] }}{% endmacro %}
    {% set responses = item.comment_list|rejectattr("reaction")|list %}
    {% set reactions = item.comment_list|selectattr("reaction")|list %}
    {% if responses %}
    {% set state = namespace(open=-1) %}
    <section id="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">{{ item.comments_title }}</h2>
    {% for comment in responses %}
    {% if comment.depth > state.open %}<ol>{% else %}</li>{% for level in range(state.open - comment.depth) %}</ol></li>{% endfor %}{% endif %}
    {% set state.open = comment.depth %}
    <li id="comment-{{ comment.id }}" class="{{ comment.kind }}">
    {% set name = comment.author or WORDS.anonymous %}
    {% if comment.kind in ("pingback", "trackback") %}
    <p>{{ person(WORDS[comment.kind], "{title}", name, comment.url) }}</p>
    {% elif comment.kind == "reblog" %}
    <p class="author">{{ person(WORDS.reblogged_and_commented if comment.body else WORDS.reblogged, "{name}", name, comment.url) }}</p>
    {% else %}
    <p class="author">{{ person(WORDS.says, "{name}", name, comment.url) }}</p>
    {% endif %}
    {% if comment.when %}<p class="meta"><time datetime="{{ comment.date }}">{{ comment.when }}</time></p>{% endif %}
    {% if comment.rating %}<p>{{ comment.rating }}</p>{% endif %}
    {{ comment.body|safe }}
    {% endfor %}
    </li>{% for level in range(state.open) %}</ol></li>{% endfor %}</ol>
    </section>
    {% endif %}
    {% if reactions %}
    <ul class="reactions">
    {% for reaction in reactions %}<li class="{{ reaction.reaction }}">{{ person(WORDS[reaction.reaction], "{name}", reaction.author or WORDS.anonymous, reaction.url) }}</li>
    {% endfor %}
    </ul>
    {% endif %}

    """#

  private static let feed = #"""
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
    <title>{{ SITENAME }}</title>
    <link href="{{ SITEURL }}/feed.xml" rel="self"/>
    <link href="{{ SITEURL }}/"/>
    <id>{{ SITEURL }}/</id>
    <updated>{{ posts[0].date.isoformat() if posts else "1970-01-01T00:00:00+00:00" }}</updated>
    {% for item in posts %}
    <entry>
    <title>{{ item.title }}</title>
    <link href="{{ SITEURL }}/{{ item.url }}"/>
    <id>{{ SITEURL }}/{{ item.url }}</id>
    <updated>{{ item.date.isoformat() }}</updated>
    <author><name>{{ item.author_name or SITENAME }}</name></author>
    {% if not item.protected %}<content type="html">{{ (item.content|string).replace('href="/', 'href="' ~ ORIGIN ~ '/').replace('src="/', 'src="' ~ ORIGIN ~ '/')|string|e }}</content>{% endif %}
    </entry>
    {% endfor %}
    </feed>

    """#

  private static let sitemap = #"""
    <?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>{{ SITEURL }}/</loc></url>
    {% for item in articles + pages %}<url><loc>{{ SITEURL }}/{{ item.url }}</loc></url>
    {% endfor %}
    {% for term in terms.values() %}{% if term.url %}<url><loc>{{ ORIGIN }}{{ term.url }}</loc></url>
    {% endif %}{% endfor %}
    </urlset>

    """#

  private static let notFound = #"""
    {% extends "base.html" %}
    {% block content %}
    <h1>{{ WORDS.page_not_found }}</h1>
    <p><a href="{{ BASE_PATH }}/">{{ WORDS.home }}</a></p>
    {% endblock %}

    """#
}
