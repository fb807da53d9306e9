/// The layouts of a site for Jekyll: small, and the user's own from then on.
enum JekyllLayouts {
  static var files: [SiteFile] {
    [
      ("_layouts/default.html", page), ("_layouts/home.html", home), ("_layouts/post.html", post),
      ("_layouts/page.html", post), ("_layouts/term.html", term),
      ("_layouts/redirect.html", redirect),
      ("_includes/comments.html", comments), ("_includes/entry.html", entry),
      ("_includes/list.html", list), ("_includes/menu.html", menu),
      ("_includes/person.html", person), ("feed.xml", feed),
      ("sitemap.xml", sitemap),
      ("404.html", notFound), ("robots.txt", robots),
    ].map { SiteFile(path: $0.0, text: $0.1) }
  }

  private static let page = #"""
    <!DOCTYPE html>
    <html lang="{{ site.lang | escape }}" dir="{{ site.direction }}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    {% capture title %}{% if page.protected %}{{ site.words.protected_title | replace: "%title%", page.title }}{% else %}{{ page.title }}{% endif %}{% endcapture %}
    <title>{% if page.url == "/" %}{{ site.title | escape }}{% else %}{{ title | escape }} – {{ site.title | escape }}{% endif %}</title>
    {% if page.description %}<meta name="description" content="{{ page.description | escape }}">{% elsif page.url == "/" and site.description != "" %}<meta name="description" content="{{ site.description | escape }}">{% endif %}
    {% if page.address %}<link rel="canonical" href="{{ site.url }}{{ page.address }}">{% endif %}
    <link rel="alternate" type="application/atom+xml" href="{{ "/feed.xml" | relative_url }}" title="{{ site.title | escape }}">
    <link rel="stylesheet" href="{{ "/site.css" | relative_url }}">
    </head>
    <body>
    <a class="skip" href="#main">{{ site.words.skip_to_content | escape }}</a>
    <header>
    <p><a href="{{ "/" | relative_url }}">{% if site.title == "" %}{{ site.words.home | escape }}{% else %}{{ site.title | escape }}{% endif %}</a></p>
    {% if site.description != "" %}<p>{{ site.description | escape }}</p>{% endif %}
    {% if site.menu.size > 0 %}
    <nav aria-label="{{ site.words.main_menu | escape }}">{% include menu.html items=site.menu %}</nav>
    {% endif %}
    </header>
    <main id="main">
    {{ content }}
    </main>
    <footer><p><a href="{{ "/" | relative_url }}">{% if site.title == "" %}{{ site.words.home | escape }}{% else %}{{ site.title | escape }}{% endif %}</a></p></footer>
    </body>
    </html>

    """#

  private static let menu = #"""
    <ul>
    {% for item in include.items %}<li><a href="{{ item.url | escape }}">{{ item.name | escape }}</a>{% if item.children %}{% include menu.html items=item.children %}{% endif %}</li>
    {% endfor %}</ul>
    """#

  private static let home = #"""
    ---
    layout: default
    ---
    <h1>{% if page.url == "/" %}{{ site.title | escape }}{% else %}{{ page.title | escape }}{% endif %}</h1>
    {% assign list = site.posts | where_exp: "post", "post.sticky != true" %}
    {% assign sticky = site.posts | where: "sticky", true %}
    {% assign list = sticky | concat: list %}
    {% include list.html list=list %}

    """#

  /// The posts of one page of a list.
  private static let list = #"""
    <ul class="posts">
    {% for post in include.list limit: page.limit offset: page.offset %}{% include entry.html post=post %}{% endfor %}
    </ul>
    {% if page.number %}
    <nav class="pages" aria-label="{{ site.words.page | replace: "%number%", page.number | escape }}">
    {% if page.newer %}<a rel="prev" href="{{ page.newer }}">{{ site.words.newer_posts | escape }}</a>{% endif %}
    {% if page.older %}<a rel="next" href="{{ page.older }}">{{ site.words.older_posts | escape }}</a>{% endif %}
    </nav>
    {% endif %}

    """#

  private static let entry = #"""
    <li>
    <h2><a href="{{ include.post.address }}">{% if include.post.title == "" %}{% if include.post.date_text %}{{ include.post.date_text | escape }}{% else %}{{ site.words.untitled | escape }}{% endif %}{% elsif include.post.protected %}{{ site.words.protected_title | replace: "%title%", include.post.title | escape }}{% else %}{{ include.post.title | escape }}{% endif %}</a></h2>
    {% if include.post.date_text and include.post.title != "" %}<p class="meta"><time datetime="{{ include.post.date | date_to_xmlschema }}">{{ include.post.date_text | escape }}</time></p>{% endif %}
    {% unless include.post.protected %}{% if include.post.summary %}{% assign start = include.post.summary | escape %}{% else %}{% assign start = include.post.excerpt | strip_html | normalize_whitespace | truncatewords: 45 %}{% endif %}{% if start != "" %}<p>{{ start }}</p>{% endif %}{% endunless %}
    </li>

    """#

  private static let post = #"""
    ---
    layout: default
    ---
    <article>
    <h1{% if page.title == "" %} aria-label="{{ site.words.untitled | escape }}"{% endif %}>{% if page.protected %}{{ site.words.protected_title | replace: "%title%", page.title | escape }}{% else %}{{ page.title | escape }}{% endif %}</h1>
    {% if page.layout != "page" %}<p class="meta">
    {% if page.date_text %}<time datetime="{{ page.date | date_to_xmlschema }}">{{ page.date_text | escape }}</time>{% endif %}
    {% assign author = site.data.terms.author_key[page.author_key] %}
    {% if author and author.url != "" %}<a href="{{ author.url }}">{{ author.name | escape }}</a>{% else %}{{ page.author | escape }}{% endif %}
    </p>{% endif %}
    {% if page.protected %}<p>{{ site.words.protected_post | escape }}</p>{% else %}
    {{ content }}
    {% endif %}
    {% for taxonomy in site.data.terms %}{% assign key = taxonomy[0] %}{% if key != "author_key" and page[key].size > 0 %}
    <p class="terms">{% if key == "categories" or key == "tags" %}{{ site.words[key] | escape }}{% else %}{{ key | capitalize | escape }}{% endif %}: {% for label in page[key] %}{% assign term = taxonomy[1][label] %}{% unless forloop.first %}, {% endunless %}{% if term.url != "" and term %}<a href="{{ term.url }}">{{ term.name | escape }}</a>{% else %}{{ label | escape }}{% endif %}{% endfor %}</p>
    {% endif %}{% endfor %}
    </article>
    {% include comments.html %}

    """#

  private static let term = #"""
    ---
    layout: default
    ---
    <h1>{{ page.title | escape }}</h1>
    {% if page.description %}<p>{{ page.description | escape }}</p>{% endif %}
    {% assign list = "" | split: "" %}
    {% if page.author_key %}{% assign list = site.posts | where: "author_key", page.author_key %}
    {% else %}{% for label in page.labels %}
    {% if page.taxonomy == "categories" %}{% if site.categories[label] %}{% assign list = list | concat: site.categories[label] %}{% endif %}
    {% elsif page.taxonomy == "tags" %}{% if site.tags[label] %}{% assign list = list | concat: site.tags[label] %}{% endif %}
    {% else %}{% assign found = site.html_pages | concat: site.documents | where_exp: "item", "item[page.taxonomy] contains label" %}{% assign list = list | concat: found %}{% endif %}
    {% endfor %}{% endif %}
    {% assign list = list | uniq %}
    {% unless page.author_key %}{% assign list = list | sort: "date" | reverse %}{% endunless %}
    {% include list.html list=list %}

    """#

  private static let redirect = #"""
    <!DOCTYPE html>
    <html lang="{{ site.lang | escape }}">
    <head>
    <meta charset="utf-8">
    <title>{{ page.target | escape }}</title>
    <meta http-equiv="refresh" content="0; url={{ page.target | escape }}">
    <link rel="canonical" href="{{ page.target | escape }}">
    <meta name="robots" content="noindex">
    </head>
    <body><p><a href="{{ page.target | escape }}">{{ page.target | escape }}</a></p></body>
    </html>

    """#

  /// A sentence with a name in it that may be a link.
  private static let person = #"""
    {% assign parts = include.sentence | split: include.place %}{{ parts[0] | escape }}{% if include.url != "" %}<a href="{{ include.url | escape }}" rel="nofollow ugc">{{ include.name | escape }}</a>{% else %}{{ include.name | escape }}{% endif %}{{ parts[1] | escape }}
    """#

  private static let comments = #"""
    {% assign all = site.data.comments[page.comments] %}
    {% if page.comments and all %}
    {% assign list = all | where_exp: "item", "item.reaction == nil" %}
    {% assign reactions = all | where_exp: "item", "item.reaction" %}
    {% if list.size > 0 %}
    {% assign open = -1 %}
    <section id="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">{{ page.comments_title | escape }}</h2>
    {% for item in list %}
    {% if item.depth > open %}<ol>{% else %}</li>{% if item.depth < open %}{% assign levels = open | minus: item.depth %}{% for level in (1..levels) %}</ol></li>{% endfor %}{% endif %}{% endif %}
    {% assign open = item.depth %}
    <li id="comment-{{ item.id }}" class="{{ item.kind }}">
    {% if item.author == "" %}{% assign name = site.words.anonymous %}{% else %}{% assign name = item.author %}{% endif %}
    {% if item.kind == "pingback" or item.kind == "trackback" %}
    {% assign sentence = site.words[item.kind] %}<p>{% include person.html sentence=sentence place="%title%" name=name url=item.url %}</p>
    {% elsif item.kind == "reblog" and item.body == "" %}
    <p class="author">{% include person.html sentence=site.words.reblogged place="%name%" name=name url=item.url %}</p>
    {% elsif item.kind == "reblog" %}
    <p class="author">{% include person.html sentence=site.words.reblogged_and_commented place="%name%" name=name url=item.url %}</p>
    {% else %}
    <p class="author">{% include person.html sentence=site.words.says place="%name%" name=name url=item.url %}</p>
    {% endif %}
    {% if item.when != "" %}<p class="meta"><time datetime="{{ item.date }}">{{ item.when | escape }}</time></p>{% endif %}
    {% if item.rating %}<p>{{ item.rating | escape }}</p>{% endif %}
    {{ item.body }}
    {% endfor %}
    </li>{% if open > 0 %}{% for level in (1..open) %}</ol></li>{% endfor %}{% endif %}</ol>
    </section>
    {% endif %}
    {% if reactions.size > 0 %}
    <ul class="reactions">
    {% for item in reactions %}{% if item.author == "" %}{% assign name = site.words.anonymous %}{% else %}{% assign name = item.author %}{% endif %}{% assign sentence = site.words[item.reaction] %}<li class="{{ item.reaction }}">{% include person.html sentence=sentence place="%name%" name=name url=item.url %}</li>
    {% endfor %}</ul>
    {% endif %}
    {% endif %}

    """#

  private static let feed = #"""
    ---
    layout: null
    permalink: /feed.xml
    ---
    <?xml version="1.0" encoding="utf-8"?>
    {% assign newest = site.posts | first %}<feed xmlns="http://www.w3.org/2005/Atom">
    <title>{{ site.title | xml_escape }}</title>
    <link href="{{ "/feed.xml" | absolute_url | xml_escape }}" rel="self"/>
    <link href="{{ "/" | absolute_url | xml_escape }}"/>
    <id>{{ "/" | absolute_url | xml_escape }}</id>
    <updated>{% if newest %}{{ newest.date | date_to_xmlschema }}{% else %}1970-01-01T00:00:00Z{% endif %}</updated>
    {% assign href = 'href="' | append: site.url | append: "/" %}{% assign src = 'src="' | append: site.url | append: "/" %}
    {% for post in site.posts limit: 10 %}
    <entry>
    <title>{% if post.title == "" %}{{ post.date_text | xml_escape }}{% else %}{{ post.title | xml_escape }}{% endif %}</title>
    <link href="{{ site.url }}{{ post.address }}"/>
    <id>{{ site.url }}{{ post.address }}</id>
    <updated>{{ post.date | date_to_xmlschema }}</updated>
    <author><name>{{ post.author | xml_escape }}</name></author>
    {% unless post.protected %}<content type="html">{{ post.content | replace: 'href="/', href | replace: 'src="/', src | xml_escape }}</content>{% endunless %}
    </entry>
    {% endfor %}
    </feed>

    """#

  private static let sitemap = #"""
    ---
    layout: null
    permalink: /sitemap.xml
    sitemap: false
    ---
    <?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    {% for post in site.documents %}<url><loc>{{ site.url }}{{ post.address }}</loc></url>
    {% endfor %}{% for page in site.html_pages %}{% if page.address and page.sitemap != false %}<url><loc>{{ site.url }}{{ page.address }}</loc></url>
    {% endif %}{% endfor %}</urlset>

    """#

  private static let robots = #"""
    ---
    layout: null
    ---
    User-agent: *
    Sitemap: {{ "/sitemap.xml" | absolute_url }}

    """#

  private static let notFound = #"""
    ---
    layout: default
    permalink: /404.html
    sitemap: false
    ---
    <h1>{{ site.words.page_not_found | escape }}</h1>
    <p><a href="{{ "/" | relative_url }}">{{ site.words.home | escape }}</a></p>

    """#
}
