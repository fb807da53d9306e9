/// The templates of a site for Zola: small, and the user's own from then on.
enum ZolaTemplates {
  static var files: [SiteFile] {
    [
      ("base.html", base), ("index.html", index), ("section.html", section), ("page.html", page),
      ("taxonomy_list.html", taxonomyList), ("taxonomy_single.html", taxonomySingle),
      ("comments.html", comments), ("entries.html", entries), ("menu.html", menu),
      ("404.html", notFound),
    ].map { SiteFile(path: "templates/\($0.0)", text: $0.1) }
  }

  private static let menu = #"""
    {% macro list(items) %}<ul>
    {% for item in items %}<li><a href="{{ item.url | safe }}">{{ item.name }}</a>{% if item.children %}{{ self::list(items=item.children) }}{% endif %}</li>
    {% endfor %}</ul>{% endmacro list %}

    """#

  private static let base = #"""
    {% import "menu.html" as menu -%}
    <!DOCTYPE html>
    <html lang="{{ config.extra.lang }}" dir="{{ config.extra.direction }}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{% block title %}{{ config.title }}{% endblock title %}</title>
    <link rel="alternate" type="application/atom+xml" href="{{ config.extra.base }}atom.xml" title="{{ config.title }}">
    <link rel="stylesheet" href="{{ config.extra.base }}site.css">
    </head>
    <body>
    <a class="skip" href="#main">{{ config.extra.words.skip_to_content }}</a>
    <header>
    <p><a href="{{ config.extra.base }}">{{ config.title }}</a></p>
    {% if config.description %}<p>{{ config.description }}</p>{% endif %}
    {% if config.extra.menu %}
    <nav aria-label="{{ config.extra.words.main_menu }}">{{ menu::list(items=config.extra.menu) }}</nav>
    {% endif %}
    </header>
    <main id="main">
    {% block content %}{% endblock content %}
    </main>
    <footer><p><a href="{{ config.extra.base }}">{{ config.title }}</a></p></footer>
    </body>
    </html>

    """#

  private static let index = #"""
    {% extends "base.html" %}
    {% block content %}
    {% if section.extra.front_page %}
    {% set page = get_page(path=section.extra.front_page) %}
    <article>
    <h1>{{ page.title }}</h1>
    {{ page.content | safe }}
    </article>
    {% include "comments.html" %}
    {% else %}
    <h1>{{ config.title }}</h1>
    {% include "entries.html" %}
    {% endif %}
    {% endblock content %}

    """#

  private static let section = #"""
    {% extends "base.html" %}
    {% block title %}{{ section.title }} – {{ config.title }}{% endblock title %}
    {% block content %}
    <h1>{{ section.title }}</h1>
    <ul class="posts">
    {% for entry in section.pages %}<li><h2><a href="{{ entry.permalink | safe }}">{{ entry.title }}</a></h2></li>
    {% endfor %}
    </ul>
    {% endblock content %}

    """#

  private static let entries = #"""
    <ul class="posts">
    {% for entry in paginator.pages %}
    <li>
    <h2><a href="{{ entry.permalink | safe }}">{% if entry.title %}{{ entry.title }}{% else %}{{ entry.extra.date_text | default(value=config.extra.words.untitled) }}{% endif %}</a></h2>
    {% if entry.extra.date_text %}<p class="meta"><time datetime="{{ entry.date }}">{{ entry.extra.date_text }}</time></p>{% endif %}
    {% if not entry.extra.protected %}<p>{% if entry.description %}{{ entry.description }}{% else %}{{ entry.content | striptags | truncate(length=280) | safe }}{% endif %}</p>{% endif %}
    </li>
    {% endfor %}
    </ul>
    {% if paginator.number_pagers > 1 %}
    <nav class="pages" aria-label="{{ config.extra.words.page | replace(from="{number}", to=paginator.current_index ~ "") }}">
    {% if paginator.previous %}<a rel="prev" href="{{ paginator.previous | safe }}">{{ config.extra.words.newer_posts }}</a>{% endif %}
    {% if paginator.next %}<a rel="next" href="{{ paginator.next | safe }}">{{ config.extra.words.older_posts }}</a>{% endif %}
    </nav>
    {% endif %}

    """#

  private static let page = #"""
    {% extends "base.html" %}
    {% block title %}{{ page.title }} – {{ config.title }}{% endblock title %}
    {% block content %}
    <article>
    <h1>{% if page.extra.protected %}{{ config.extra.words.protected_title | replace(from="{title}", to=page.title) }}{% else %}{{ page.title }}{% endif %}</h1>
    {% if page.extra.date_text %}<p class="meta"><time datetime="{{ page.date }}">{{ page.extra.date_text }}</time> {{ page.authors | join(sep=", ") }}</p>{% endif %}
    {% if page.extra.protected %}<p>{{ config.extra.words.protected_post }}</p>{% else %}
    {{ page.content | safe }}
    {% endif %}
    {% for kind, terms in page.taxonomies %}
    <p class="terms">{% if kind == "categories" or kind == "tags" %}{{ config.extra.words[kind] }}{% else %}{{ kind }}{% endif %}: {% for term in terms %}{% if not loop.first %}, {% endif %}<a href="{{ get_taxonomy_url(kind=kind, name=term) | safe }}">{{ term }}</a>{% endfor %}</p>
    {% endfor %}
    </article>
    {% include "comments.html" %}
    {% endblock content %}

    """#

  private static let comments = #"""
    {% if page.extra.comments %}
    {% set list = load_data(path="comments/" ~ page.extra.comments ~ ".json", format="json") %}
    {% set words = config.extra.words %}
    {% set reactions = list | filter(attribute="reaction") %}
    {% set_global open = -1 %}
    {% if page.extra.comments_title %}
    <section id="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">{{ page.extra.comments_title }}</h2>
    {% for comment in list %}{% if comment.reaction %}{% continue %}{% endif %}
    {% if comment.depth > open %}<ol>{% else %}</li>{% for level in range(end=open - comment.depth) %}</ol></li>{% endfor %}{% endif %}
    {% set_global open = comment.depth %}
    <li id="comment-{{ comment.id }}" class="{{ comment.kind }}">
    {% set name = comment.author %}{% if not name %}{% set name = words.anonymous %}{% endif %}
    {% if comment.kind == "pingback" or comment.kind == "trackback" %}{% set parts = words[comment.kind] | split(pat="{title}") %}
    {% elif comment.kind == "reblog" and comment.body %}{% set parts = words.reblogged_and_commented | split(pat="{name}") %}
    {% elif comment.kind == "reblog" %}{% set parts = words.reblogged | split(pat="{name}") %}
    {% else %}{% set parts = words.says | split(pat="{name}") %}{% endif %}
    <p class="author">{{ parts[0] }}{% if comment.url %}<a href="{{ comment.url }}" rel="nofollow ugc">{{ name }}</a>{% else %}{{ name }}{% endif %}{{ parts[1] }}</p>
    {% if comment.when %}<p class="meta"><time datetime="{{ comment.date }}">{{ comment.when }}</time></p>{% endif %}
    {% if comment.rating %}<p>{{ comment.rating }}</p>{% endif %}
    {{ comment.body | safe }}
    {% endfor %}
    </li>{% for level in range(end=open) %}</ol></li>{% endfor %}</ol>
    </section>
    {% endif %}
    {% if reactions %}
    <ul class="reactions">
    {% for reaction in reactions %}{% set parts = words[reaction.reaction] | split(pat="{name}") %}<li class="{{ reaction.reaction }}">{{ parts[0] }}{% if reaction.url %}<a href="{{ reaction.url }}" rel="nofollow ugc">{{ reaction.author | default(value=words.anonymous) }}</a>{% else %}{{ reaction.author | default(value=words.anonymous) }}{% endif %}{{ parts[1] }}</li>
    {% endfor %}</ul>
    {% endif %}
    {% endif %}

    """#

  private static let taxonomyList = #"""
    {% extends "base.html" %}
    {% block content %}
    <h1>{% if taxonomy.name == "categories" or taxonomy.name == "tags" %}{{ config.extra.words[taxonomy.name] }}{% else %}{{ taxonomy.name }}{% endif %}</h1>
    <ul>
    {% for term in terms %}<li><a href="{{ term.permalink | safe }}">{{ term.name }}</a></li>
    {% endfor %}
    </ul>
    {% endblock content %}

    """#

  private static let taxonomySingle = #"""
    {% extends "base.html" %}
    {% block title %}{{ term.name }} – {{ config.title }}{% endblock title %}
    {% block content %}
    <h1>{{ term.name }}</h1>
    {% include "entries.html" %}
    {% endblock content %}

    """#

  private static let notFound = #"""
    {% extends "base.html" %}
    {% block content %}
    <h1>{{ config.extra.words.page_not_found }}</h1>
    <p><a href="{{ config.extra.base }}">{{ config.extra.words.home }}</a></p>
    {% endblock content %}

    """#
}
