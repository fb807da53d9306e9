/// The configuration and templates of a site for Eleventy: small, and the user's own from then on.
enum EleventyTemplates {
  static var files: [SiteFile] {
    [
      ("eleventy.config.js", configuration), ("package.json", package),
      (".eleventyignore", ignored),
      ("_includes/layouts/base.njk", base), ("_includes/layouts/post.njk", post),
      ("_includes/comments.njk", comments), ("_includes/entries.njk", entries),
      ("_includes/pages.njk", pages),
      ("posts.njk", posts),
      ("terms.njk", terms), ("feed.njk", feed), ("sitemap.njk", sitemap), ("404.njk", notFound),
    ].map { SiteFile(path: $0.0, text: $0.1) }
  }

  private static let configuration = #"""
    import { readFileSync } from "node:fs";
    import footnote from "markdown-it-footnote";

    const terms = JSON.parse(readFileSync(new URL("_data/terms.json", import.meta.url), "utf8"));
    const size = 10;

    /** What a term's page lists: its own posts, and those of the terms below it. */
    const ofTerm = (pages, term) =>
      pages.filter((page) => (!term.only_posts || page.data.kind === "post")
        && (page.data[term.key] ?? []).some((label) => term.labels.includes(label)));

    /** The pages of a term's list. */
    function pagesOf(term, entries) {
      const count = Math.max(1, Math.ceil(entries.length / size));
      const address = (number) => (number > 1 ? `${term.permalink}page/${number}/` : term.permalink);
      return Array.from({ length: count }, (_, index) => ({
        term, number: index + 1, count, permalink: address(index + 1),
        newer: index > 0 && address(index), older: index + 1 < count && address(index + 2),
        entries: entries.slice(index * size, (index + 1) * size),
      }));
    }

    export default function (config) {
      config.addPassthroughCopy({ public: "/", _redirects: "_redirects" });
      config.addPreprocessor("drafts", "md", (data) => (data.draft ? false : undefined));
      config.amendLibrary("md", (markdown) => {
        markdown.set({ html: true, linkify: true }).use(footnote);
        // An address in the text is shown as it was typed.
        markdown.normalizeLinkText = (address) => address;
      });
      const byDate = (left, right) => right.date - left.date;
      const all = (api) => api.getAll().filter((page) => page.data.wordpress_id !== undefined && !page.data.draft);
      config.addCollection("posts", (api) =>
        all(api).filter((page) => page.data.kind === "post")
          .sort((left, right) => Number(Boolean(right.data.sticky)) - Number(Boolean(left.data.sticky)) || byDate(left, right)));
      config.addCollection("everything", (api) => all(api).sort(byDate));
      config.addCollection("lists", (api) => {
        const pages = all(api).sort(byDate);
        return terms.flatMap((term) => pagesOf(term, ofTerm(pages, term)));
      });
      config.addFilter("termOf", (terms, key, label) => terms.find((term) => term.key === key && term.label === label));
      config.addFilter("start", (html) => {
        const text = String(html ?? "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
        return text.length > 280 ? text.slice(0, 280).replace(/\s\S*$/, "") + " …" : text;
      });
      config.addFilter("absolute", (html, origin) => String(html ?? "").replace(/\b(href|src)="\//g, `$1="${origin}/`));
      config.addFilter("encoded", (path) => path.split("/").map((part) => encodeURIComponent(part)).join("/"));
      config.addFilter("iso", (date) => new Date(date).toISOString());
      config.addFilter("place", (sentence, place) => sentence.split(`{${place}}`));
      return {
        pathPrefix: "/",
        // Liquid would read the bodies.
        markdownTemplateEngine: false,
        dir: { layouts: "_includes/layouts" },
      };
    }

    """#

  private static let package = #"""
    {
      "private": true,
      "type": "module",
      "scripts": { "build": "eleventy", "start": "eleventy --serve" },
      "dependencies": { "@11ty/eleventy": "^3.0.0", "markdown-it-footnote": "^4.0.0" }
    }

    """#

  private static let ignored = """
    README.md

    """

  private static let base = #"""
    {% macro menu(items) %}<ul>
    {% for item in items %}<li><a href="{{ item.url }}">{{ item.name }}</a>{% if item.children %}{{ menu(item.children) }}{% endif %}</li>
    {% endfor %}</ul>{% endmacro -%}
    <!DOCTYPE html>
    <html lang="{{ site.lang }}" dir="{{ site.direction }}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{% if heading or title %}{{ heading or title }} – {% endif %}{{ site.title }}</title>
    {% if description %}<meta name="description" content="{{ description }}">{% endif %}
    <link rel="alternate" type="application/atom+xml" href="{{ site.base }}/feed.xml" title="{{ site.title }}">
    <link rel="stylesheet" href="{{ site.base }}/site.css">
    </head>
    <body>
    <a class="skip" href="#main">{{ site.words.skip_to_content }}</a>
    <header>
    <p><a href="{{ site.base }}/">{{ site.title or site.words.home }}</a></p>
    {% if site.description %}<p>{{ site.description }}</p>{% endif %}
    {% if site.menu.length %}
    <nav aria-label="{{ site.words.main_menu }}">{{ menu(site.menu) }}</nav>
    {% endif %}
    </header>
    <main id="main">
    {{ content | safe }}
    </main>
    <footer><p><a href="{{ site.base }}/">{{ site.title or site.words.home }}</a></p></footer>
    </body>
    </html>

    """#

  private static let post = #"""
    ---
    layout: base.njk
    ---
    <article>
    <h1>{% if protected %}{{ site.words.protected_title | replace("{title}", title) }}{% else %}{{ title }}{% endif %}</h1>
    {% if kind != "page" %}<p class="meta">{% if date_text %}<time datetime="{{ page.date | iso }}">{{ date_text }}</time>{% endif %} {{ author }}</p>{% endif %}
    {% if protected %}<p>{{ site.words.protected_post }}</p>{% else %}{{ content | safe }}{% endif %}
    {% for key, label in { categories: site.words.categories, tags: site.words.tags } %}
    {% set labels = categories if key == "categories" else tags %}
    {% if labels.length %}<p class="terms">{{ label }}: {% for name in labels %}{% set term = terms | termOf(key, name) %}{% if term %}<a href="{{ site.base }}{{ term.permalink | encoded }}">{{ term.name }}</a>{% else %}{{ name }}{% endif %}{% if not loop.last %}, {% endif %}{% endfor %}</p>{% endif %}
    {% endfor %}
    </article>
    {% include "comments.njk" %}

    """#

  private static let comments = #"""
    {% macro person(sentence, place, name, url) %}{% set parts = sentence | place(place) %}{{ parts[0] }}{% if url %}<a href="{{ url }}" rel="nofollow ugc">{{ name }}</a>{% else %}{{ name }}{% endif %}{{ parts[1] }}{% endmacro %}
    {% set words = site.words %}
    {% set all = comments[comments_key] if comments_key else [] %}
    {% set responses = all | rejectattr("reaction") %}
    {% set reactions = all | selectattr("reaction") %}
    {% if responses.length %}
    {% set open = -1 %}
    <section id="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">{{ comments_title }}</h2>
    {% for comment in responses %}
    {% if comment.depth > open %}<ol>{% else %}</li>{% for level in range(0, open - comment.depth) %}</ol></li>{% endfor %}{% endif %}
    {% set open = comment.depth %}
    <li id="comment-{{ comment.id }}" class="{{ comment.kind }}">
    {% set name = comment.author or words.anonymous %}
    {% if comment.kind == "pingback" or comment.kind == "trackback" %}<p>{{ person(words[comment.kind], "title", name, comment.url) }}</p>
    {% elif comment.kind == "reblog" %}<p class="author">{{ person(words.reblogged_and_commented if comment.body else words.reblogged, "name", name, comment.url) }}</p>
    {% else %}<p class="author">{{ person(words.says, "name", name, comment.url) }}</p>{% endif %}
    {% if comment.when %}<p class="meta"><time datetime="{{ comment.date }}">{{ comment.when }}</time></p>{% endif %}
    {% if comment.rating %}<p>{{ comment.rating }}</p>{% endif %}
    {{ comment.body | safe }}
    {% endfor %}
    </li>{% for level in range(0, open) %}</ol></li>{% endfor %}</ol>
    </section>
    {% endif %}
    {% if reactions.length %}
    <ul class="reactions">
    {% for reaction in reactions %}<li class="{{ reaction.reaction }}">{{ person(words[reaction.reaction], "name", reaction.author or words.anonymous, reaction.url) }}</li>
    {% endfor %}</ul>
    {% endif %}

    """#

  private static let entries = #"""
    <ul class="posts">
    {% for entry in entries %}
    <li>
    <h2><a href="{{ site.base }}{{ entry.url | encoded }}">{{ entry.data.title or entry.data.date_text or site.words.untitled }}</a></h2>
    {% if entry.data.date_text %}<p class="meta"><time datetime="{{ entry.date | iso }}">{{ entry.data.date_text }}</time></p>{% endif %}
    {% if not entry.data.protected %}<p>{% if entry.data.description %}{{ entry.data.description }}{% else %}{{ entry.content | start | safe }}{% endif %}</p>{% endif %}
    </li>
    {% endfor %}
    </ul>

    """#

  /// The links between the pages of a list.
  private static let pages = #"""
    {% if newer or older %}
    <nav class="pages" aria-label="{{ site.words.page | replace("{number}", number) }}">
    {% if newer %}<a rel="prev" href="{{ site.base }}{{ newer | encoded }}">{{ site.words.newer_posts }}</a>{% endif %}
    {% if older %}<a rel="next" href="{{ site.base }}{{ older | encoded }}">{{ site.words.older_posts }}</a>{% endif %}
    </nav>
    {% endif %}

    """#

  private static let posts = #"""
    ---
    layout: base.njk
    pagination: {data: collections.posts, size: 10, alias: entries, generatePageOnEmptyData: true}
    permalink: "{{ site.list }}{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber + 1 }}/{% endif %}"
    ---
    <h1>{{ site.title }}</h1>
    {% include "entries.njk" %}
    {% set newer = pagination.href.previous %}
    {% set older = pagination.href.next %}
    {% set number = pagination.pageNumber + 1 %}
    {% include "pages.njk" %}

    """#

  private static let terms = #"""
    ---
    layout: base.njk
    pagination: {data: collections.lists, size: 1, alias: list}
    permalink: "{{ list.permalink }}"
    eleventyComputed:
      heading: "{{ list.term.name }}"
    ---
    <h1>{{ list.term.name }}</h1>
    {% set entries = list.entries %}
    {% include "entries.njk" %}
    {% set newer = list.newer %}
    {% set older = list.older %}
    {% set number = list.number %}
    {% include "pages.njk" %}

    """#

  private static let feed = #"""
    ---
    permalink: /feed.xml
    eleventyExcludeFromCollections: true
    ---
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
    <title>{{ site.title }}</title>
    <link href="{{ site.url }}feed.xml" rel="self"/>
    <link href="{{ site.url }}"/>
    <id>{{ site.url }}</id>
    <updated>{% if collections.posts.length %}{{ collections.posts[0].date | iso }}{% else %}1970-01-01T00:00:00Z{% endif %}</updated>
    {% for entry in collections.posts %}{% if loop.index <= 10 %}
    <entry>
    <title>{{ entry.data.title }}</title>
    <link href="{{ site.origin }}{{ site.base }}{{ entry.url | encoded }}"/>
    <id>{{ site.origin }}{{ site.base }}{{ entry.url | encoded }}</id>
    <updated>{{ entry.date | iso }}</updated>
    {% if not entry.data.protected %}<content type="html">{{ entry.content | absolute(site.origin) | escape }}</content>{% endif %}
    </entry>
    {% endif %}{% endfor %}
    </feed>

    """#

  private static let sitemap = #"""
    ---
    permalink: /sitemap.xml
    eleventyExcludeFromCollections: true
    ---
    <?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    {% for entry in collections.everything %}<url><loc>{{ site.origin }}{{ site.base }}{{ entry.url | encoded }}</loc></url>
    {% endfor %}
    </urlset>

    """#

  private static let notFound = #"""
    ---
    layout: base.njk
    permalink: /404.html
    eleventyExcludeFromCollections: true
    ---
    <h1>{{ site.words.page_not_found }}</h1>
    <p><a href="{{ site.base }}/">{{ site.words.home }}</a></p>

    """#
}
