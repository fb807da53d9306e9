/// The layouts of a site for Hugo: small, and the user's own from then on.
enum HugoLayouts {
  static var files: [SiteFile] {
    [
      ("_default/baseof.html", page), ("_default/single.html", single),
      ("_default/list.html", list),
      ("_default/posts.html", posts), ("_default/rss.xml", feed), ("404.html", notFound),
      ("partials/content.html", content), ("partials/comments.html", comments),
      ("partials/entries.html", entries), ("partials/title.html", title),
      ("partials/word.html", word), ("partials/menu.html", menu),
    ].map { SiteFile(path: "layouts/\($0.0)", text: $0.1) }
  }

  private static let page = #"""
    <!DOCTYPE html>
    <html lang="{{ site.Params.lang }}" dir="{{ site.Params.direction }}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ partial "title.html" . }} – {{ site.Title }}{{ end }}</title>
    {{ with .Params.description | default (cond .IsHome site.Params.description "") }}<meta name="description" content="{{ . }}">{{ end }}
    <link rel="canonical" href="{{ .Permalink }}">
    {{ with site.Home.OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .RelPermalink }}" title="{{ site.Title }}">{{ end }}
    <link rel="stylesheet" href="{{ "site.css" | relURL }}">
    </head>
    <body>
    <a class="skip" href="#main">{{ site.Params.words.skip_to_content }}</a>
    <header>
    <p><a href="{{ site.Params.base }}">{{ site.Title | default site.Params.words.home }}</a></p>
    {{ with site.Params.description }}<p>{{ . }}</p>{{ end }}
    {{ with site.Menus.main }}<nav aria-label="{{ site.Params.words.main_menu }}">{{ partial "menu.html" . }}</nav>{{ end }}
    </header>
    <main id="main">
    {{ block "main" . }}{{ end }}
    </main>
    <footer><p><a href="{{ site.Params.base }}">{{ site.Title | default site.Params.words.home }}</a></p></footer>
    </body>
    </html>

    """#

  private static let menu = #"""
    <ul>
    {{ range . }}<li><a href="{{ .URL }}">{{ .Name }}</a>{{ with .Children }}{{ partial "menu.html" . }}{{ end }}</li>
    {{ end }}</ul>
    """#

  private static let single = #"""
    {{ define "main" }}
    <article>
    <h1{{ if not .Title }} aria-label="{{ site.Params.words.untitled }}"{{ end }}>{{ partial "title.html" . }}</h1>
    {{ if ne .Section "pages" }}<p class="meta">
    {{ if not .Date.IsZero }}<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date | time.Format ":date_long" }}</time>{{ end }}
    {{ $authors := .GetTerms "authors" }}
    {{ if $authors }}{{ range $authors }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}{{ else }}{{ .Params.author }}{{ end }}
    </p>{{ end }}
    {{ if .Params.protected }}<p>{{ site.Params.words.protected_post }}</p>{{ else }}{{ partial "content.html" . }}{{ end }}
    {{ $page := . }}
    {{ range $taxonomy, $terms := site.Taxonomies }}{{ if ne $taxonomy "authors" }}{{ with $page.GetTerms $taxonomy }}
    <p class="terms">{{ if in (slice "categories" "tags") $taxonomy }}{{ index site.Params.words $taxonomy }}{{ else }}{{ humanize $taxonomy }}{{ end }}: {{ range $index, $term := . }}{{ if $index }}, {{ end }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</p>
    {{ end }}{{ end }}{{ end }}
    </article>
    {{ partial "comments.html" . }}
    {{ end }}

    """#

  private static let list = #"""
    {{ define "main" }}
    {{ if and .IsHome .File }}
    <article>
    <h1>{{ partial "title.html" . }}</h1>
    {{ partial "content.html" . }}
    </article>
    {{ partial "comments.html" . }}
    {{ else }}
    {{ $posts := where site.RegularPages "Section" "posts" }}
    {{ if .IsHome }}
    <h1>{{ site.Title }}</h1>
    {{ $sticky := where $posts "Params.sticky" true }}
    {{ with $sticky }}{{ $posts = union . $posts }}{{ end }}
    {{ else }}
    <h1>{{ .Title }}</h1>
    {{ with .Params.description }}<p>{{ . }}</p>{{ end }}
    {{ $pages := .Pages }}
    {{ $plural := .Data.Plural }}
    {{ range .Params.below }}{{ with site.GetPage (printf "/%s/%s" $plural .) }}{{ $pages = union $pages .Pages }}{{ end }}{{ end }}
    {{ if in (slice "categories" "tags" "authors") $plural }}{{ $posts = where $pages "Section" "posts" }}{{ else }}{{ $posts = $pages }}{{ end }}
    {{ $posts = $posts.ByDate.Reverse }}
    {{ end }}
    {{ $paginator := .Paginate $posts }}
    {{ partial "entries.html" $paginator.Pages }}
    {{ if gt $paginator.TotalPages 1 }}
    <nav class="pages" aria-label="{{ replace site.Params.words.page "{number}" (string $paginator.PageNumber) }}">
    {{ if $paginator.HasPrev }}<a rel="prev" href="{{ $paginator.Prev.URL }}">{{ site.Params.words.newer_posts }}</a>{{ end }}
    {{ if $paginator.HasNext }}<a rel="next" href="{{ $paginator.Next.URL }}">{{ site.Params.words.older_posts }}</a>{{ end }}
    </nav>
    {{ end }}
    {{ end }}
    {{ end }}

    """#

  /// The list of posts where the home page is another one.
  private static let posts = #"""
    {{ define "main" }}
    <h1>{{ .Title }}</h1>
    {{ $posts := where site.RegularPages "Section" "posts" }}
    {{ with .Params.offset }}{{ $posts = after . $posts }}{{ end }}
    {{ with .Params.limit }}{{ $posts = first . $posts }}{{ end }}
    {{ partial "entries.html" $posts }}
    {{ if .Params.number }}
    <nav class="pages" aria-label="{{ replace site.Params.words.page "{number}" (string .Params.number) }}">
    {{ with .Params.newer }}<a rel="prev" href="{{ . }}">{{ site.Params.words.newer_posts }}</a>{{ end }}
    {{ with .Params.older }}<a rel="next" href="{{ . }}">{{ site.Params.words.older_posts }}</a>{{ end }}
    </nav>
    {{ end }}
    {{ end }}

    """#

  private static let entries = #"""
    <ul class="posts">
    {{ range . }}
    <li>
    <h2><a href="{{ .RelPermalink }}">{{ if .Title }}{{ partial "title.html" . }}{{ else if .Date.IsZero }}{{ site.Params.words.untitled }}{{ else }}{{ .Date | time.Format ":date_long" }}{{ end }}</a></h2>
    {{ if and .Title (not .Date.IsZero) }}<p class="meta"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date | time.Format ":date_long" }}</time></p>{{ end }}
    {{ if not .Params.protected }}{{ $start := .Plain }}{{ with .Params.summary }}{{ $start = . | markdownify | plainify }}{{ end }}
    {{ with $start | htmlUnescape | truncate 280 }}<p>{{ . }}</p>{{ end }}{{ end }}
    </li>
    {{ end }}
    </ul>

    """#

  private static let title = #"""
    {{- if .Params.protected }}{{ replace site.Params.words.protected_title "{title}" .Title }}{{ else }}{{ .Title }}{{ end -}}
    """#

  /// A sentence with a name in it that may be a link.
  private static let word = #"""
    {{- $parts := split .sentence .place -}}
    {{- index $parts 0 -}}
    {{- if .url }}<a href="{{ .url }}" rel="nofollow ugc">{{ .name }}</a>{{ else }}{{ .name }}{{ end -}}
    {{- if gt (len $parts) 1 }}{{ index $parts 1 }}{{ end -}}
    """#

  /// The body; an address that stands alone and is a video's becomes a player.
  private static let content = #"""
    {{ $html := .Content }}
    {{ $html = $html | replaceRE `<p><a href="https?://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:[^"]*&amp;)?v=|embed/|shorts/)|youtu\.be/)([A-Za-z0-9_-]{6,})[^"]*">https?://[^<]*</a></p>` `<iframe src="https://www.youtube-nocookie.com/embed/$1" title="YouTube" loading="lazy" allowfullscreen></iframe>` }}
    {{ $html = $html | replaceRE `<p><a href="https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?([0-9]+)[^"]*">https?://[^<]*</a></p>` `<iframe src="https://player.vimeo.com/video/$1" title="Vimeo" loading="lazy" allowfullscreen></iframe>` }}
    {{ $html | safeHTML }}

    """#

  private static let comments = #"""
    {{ $page := . }}
    {{ with .Params.comments }}
    {{ with resources.Get (printf "comments/%s.json" .) }}
    {{ $words := site.Params.words }}
    {{ $open := -1 }}
    {{ $responses := transform.Unmarshal . }}
    {{ if $page.Params.comments_title }}
    <section id="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">{{ $page.Params.comments_title }}</h2>
    {{ range $responses }}{{ if not .reaction }}
    {{ $depth := int .depth }}
    {{ if gt $depth $open }}<ol>{{ else }}</li>{{ if lt $depth $open }}{{ range seq (sub $open $depth) }}</ol></li>{{ end }}{{ end }}{{ end }}
    {{ $open = $depth }}
    <li id="comment-{{ int .id }}" class="{{ .kind }}">
    {{ $name := .author | default $words.anonymous }}
    {{ if or (eq .kind "pingback") (eq .kind "trackback") }}
    <p>{{ partial "word.html" (dict "sentence" (index $words .kind) "place" "{title}" "name" $name "url" .url) }}</p>
    {{ else if eq .kind "reblog" }}
    <p class="author">{{ partial "word.html" (dict "sentence" (cond (eq .body "") $words.reblogged $words.reblogged_and_commented) "place" "{name}" "name" $name "url" .url) }}</p>
    {{ else }}
    <p class="author">{{ partial "word.html" (dict "sentence" $words.says "place" "{name}" "name" $name "url" .url) }}</p>
    {{ end }}
    {{ if .when }}<p class="meta"><time datetime="{{ .date }}">{{ .when }}</time></p>{{ end }}
    {{ with .rating }}<p>{{ . }}</p>{{ end }}
    {{ .body | safeHTML }}
    {{ end }}{{ end }}
    </li>{{ if gt $open 0 }}{{ range seq $open }}</ol></li>{{ end }}{{ end }}</ol>
    </section>
    {{ end }}
    {{ with where $responses "reaction" "!=" nil }}
    <ul class="reactions">
    {{ range . }}<li class="{{ .reaction }}">{{ partial "word.html" (dict "sentence" (index $words .reaction) "place" "{name}" "name" (.author | default $words.anonymous) "url" .url) }}</li>
    {{ end }}</ul>
    {{ end }}
    {{ end }}
    {{ end }}

    """#

  private static let feed = #"""
    {{- $origin := strings.TrimSuffix site.Params.base (absURL "") -}}
    {{- printf "<?xml version=\"1.0\" encoding=\"utf-8\"?>" | safeHTML }}
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
    <channel>
    <title>{{ site.Title }}</title>
    <link>{{ absURL "" }}</link>
    <description>{{ site.Params.description }}</description>
    <language>{{ site.Params.lang }}</language>
    {{ with .OutputFormats.Get "rss" }}<atom:link href="{{ .Permalink }}" rel="self" type="application/rss+xml"/>{{ end }}
    {{ range first 10 (where site.RegularPages "Section" "posts") }}
    <item>
    <title>{{ partial "title.html" . }}</title>
    <link>{{ .Permalink }}</link>
    <guid>{{ .Permalink }}</guid>
    {{ if not .Date.IsZero }}<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate>{{ end }}
    {{ if not .Params.protected }}<description>{{ .Content | replaceRE `(href|src|poster)="/` (printf `$1="%s/` $origin) | transform.XMLEscape | safeHTML }}</description>{{ end }}
    </item>
    {{ end }}
    </channel>
    </rss>

    """#

  private static let notFound = #"""
    {{ define "main" }}
    <h1>{{ site.Params.words.page_not_found }}</h1>
    <p><a href="{{ site.Params.base }}">{{ site.Params.words.home }}</a></p>
    {{ end }}

    """#
}
