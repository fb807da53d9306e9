/// The pages and layouts of a site for Astro: small, and the user's own from then on.
enum AstroPages {
  static var files: [SiteFile] {
    [
      ("package.json", package), ("tsconfig.json", typescript), ("src/layouts/Base.astro", base),
      ("src/components/Comments.astro", comments), ("src/components/Entries.astro", entries),
      ("src/components/Menu.astro", menu),
      ("src/content.ts", content), ("src/pages/[...path].astro", page),
      ("src/pages/rss.xml.js", feed), ("src/pages/sitemap.xml.js", sitemap),
      ("src/pages/404.astro", notFound),
    ].map { SiteFile(path: $0.0, text: $0.1) }
  }

  /// The schema of the content: every key that a file may have.
  static func collections(_ folders: [String]) -> String {
    let names = folders.map { "  \(QuotedText.of($0)): collection(\(QuotedText.of($0))),\n" }
      .joined()
    return """
      import { defineCollection, z } from "astro:content";
      import { glob } from "astro/loaders";

      const schema = z.object({
        title: z.string(),
        path: z.string(),
        kind: z.string(),
        date: z.coerce.date().optional(),
        date_text: z.string().optional(),
        updated: z.coerce.date().optional(),
        draft: z.boolean().default(false),
        status: z.string().optional(),
        protected: z.boolean().default(false),
        categories: z.array(z.string()).default([]),
        tags: z.array(z.string()).default([]),
        terms: z.array(z.string()).default([]),
        authors: z.array(z.string()).default([]),
        description: z.string().optional(),
        image: z.string().optional(),
        sticky: z.boolean().default(false),
        format: z.string().optional(),
        parent: z.string().optional(),
        menu_order: z.number().optional(),
        wordpress_id: z.number().optional(),
        comments: z.string().optional(),
        comments_title: z.string().optional(),
      }).passthrough();

      const collection = (folder: string) =>
        defineCollection({ loader: glob({ pattern: "**/*.md", base: `./src/content/${folder}` }), schema });

      export const collections = {
      \(names)};

      """
  }

  private static let package = #"""
    {
      "private": true,
      "type": "module",
      "scripts": { "build": "astro build", "dev": "astro dev" },
      "dependencies": { "astro": "^5.0.0", "@astrojs/rss": "^4.0.0" }
    }

    """#

  private static let typescript = #"""
    { "extends": "astro/tsconfigs/base" }

    """#

  private static let content = #"""
    import { getCollection } from "astro:content";
    import { collections } from "./content.config";
    import site from "./data/site.json";

    const time = (entry) => entry.data.date?.getTime() ?? 0;

    /** What everybody may read, the newest first. */
    export async function everything() {
      const lists = await Promise.all(
        Object.keys(collections).map((name) => getCollection(name, (entry) => !entry.data.draft)));
      return lists.flat().sort((left, right) => time(right) - time(left));
    }

    /** The posts, sticky ones first. */
    export async function posts() {
      const list = (await everything()).filter((entry) => entry.data.kind === "post");
      return [...list.filter((entry) => entry.data.sticky), ...list.filter((entry) => !entry.data.sticky)];
    }

    export const address = (path: string) => `${site.base}/${encodeURI(path)}${path && path !== "/" ? "/" : ""}`.replace(/\/+$/, "/");

    export function ofTerm(entries, term) {
      return entries.filter((entry) => {
        if (term.only_posts && entry.data.kind !== "post") return false;
        const labels = entry.data[term.key] ?? entry.data.terms.map((text) => text.startsWith(term.key + ":") && text.slice(term.key.length + 1));
        return labels.some((label) => term.labels.includes(label));
      });
    }

    """#

  private static let menu = #"""
    ---
    const { items } = Astro.props;
    ---
    <ul>{items.map((item) => <li><a href={item.url}>{item.name}</a>{item.children && <Astro.self items={item.children} />}</li>)}</ul>

    """#

  private static let base = #"""
    ---
    import Menu from "../components/Menu.astro";
    import site from "../data/site.json";
    const { title, description } = Astro.props;
    ---
    <!DOCTYPE html>
    <html lang={site.lang} dir={site.direction}>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title ? `${title} – ${site.title}` : site.title}</title>
    {description && <meta name="description" content={description}>}
    <link rel="alternate" type="application/rss+xml" href={`${site.base}/rss.xml`} title={site.title}>
    <link rel="stylesheet" href={`${site.base}/site.css`}>
    </head>
    <body>
    <a class="skip" href="#main">{site.words.skip_to_content}</a>
    <header>
    <p><a href={`${site.base}/`}>{site.title || site.words.home}</a></p>
    {site.description && <p>{site.description}</p>}
    {site.menu.length > 0 && <nav aria-label={site.words.main_menu}><Menu items={site.menu} /></nav>}
    </header>
    <main id="main"><slot /></main>
    <footer><p><a href={`${site.base}/`}>{site.title || site.words.home}</a></p></footer>
    </body>
    </html>

    """#

  private static let entries = #"""
    ---
    import site from "../data/site.json";
    import { address } from "../content";
    const { entries } = Astro.props;
    ---
    <ul class="posts">
    {entries.map((entry) => (
      <li>
        <h2><a href={address(entry.data.path)}>{entry.data.title || entry.data.date_text || site.words.untitled}</a></h2>
        {entry.data.date_text && <p class="meta"><time datetime={entry.data.date?.toISOString()}>{entry.data.date_text}</time></p>}
        {entry.data.description && <p>{entry.data.description}</p>}
      </li>
    ))}
    </ul>

    """#

  private static let comments = #"""
    ---
    import site from "../data/site.json";
    const { list, title } = Astro.props;
    const words = site.words;
    const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    function person(sentence, place, comment) {
      const name = escape(comment.author || words.anonymous);
      const link = comment.url ? `<a href="${escape(comment.url)}" rel="nofollow ugc">${name}</a>` : name;
      return sentence.split(`{${place}}`).map(escape).join(link);
    }
    function head(comment) {
      if (comment.kind === "pingback" || comment.kind === "trackback") return person(words[comment.kind], "title", comment);
      if (comment.kind === "reblog") return person(comment.body ? words.reblogged_and_commented : words.reblogged, "name", comment);
      return person(words.says, "name", comment);
    }
    const reactions = list.filter((comment) => comment.reaction);
    const responses = list.filter((comment) => !comment.reaction);
    let html = "";
    let open = -1;
    for (const comment of responses) {
      html += comment.depth > open ? "<ol>" : "</li>" + "</ol></li>".repeat(open - comment.depth);
      open = comment.depth;
      html += `<li id="comment-${comment.id}" class="${comment.kind}"><p class="author">${head(comment)}</p>`;
      if (comment.when) html += `<p class="meta"><time datetime="${comment.date}">${escape(comment.when)}</time></p>`;
      if (comment.rating) html += `<p>${escape(comment.rating)}</p>`;
      html += comment.body;
    }
    html += "</li>" + "</ol></li>".repeat(Math.max(open, 0)) + "</ol>";
    ---
    {responses.length > 0 && (
      <section id="comments" aria-labelledby="comments-title">
        <h2 id="comments-title">{title}</h2>
        <Fragment set:html={html} />
      </section>
    )}
    {reactions.length > 0 && (
      <ul class="reactions">
        {reactions.map((comment) => <li class={comment.reaction} set:html={person(words[comment.reaction], "name", comment)} />)}
      </ul>
    )}

    """#

  private static let page = #"""
    ---
    import { render } from "astro:content";
    import Base from "../layouts/Base.astro";
    import Comments from "../components/Comments.astro";
    import Entries from "../components/Entries.astro";
    import site from "../data/site.json";
    import terms from "../data/terms.json";
    import { address, everything, ofTerm, posts } from "../content";

    export async function getStaticPaths() {
      const paths = [];
      const add = (path, props) => paths.push({ params: { path: path || undefined }, props });
      const size = 10;
      function list(path, title, entries) {
        const count = Math.max(1, Math.ceil(entries.length / size));
        for (let number = 1; number <= count; number += 1) {
          add(number === 1 ? path : `${path ? `${path}/` : ""}page/${number}`,
            { title, path, number, count, entries: entries.slice((number - 1) * size, number * size) });
        }
      }
      const all = await everything();
      for (const entry of all) add(entry.data.path === "/" ? "" : entry.data.path, { entry });
      list(site.list, "", await posts());
      for (const term of terms) list(term.path, term.name, ofTerm(all, term));
      return paths;
    }

    const { entry, title, path, number, count, entries } = Astro.props;
    const files = import.meta.glob("../data/comments/*.json", { eager: true });
    const thread = entry?.data.comments ? files[`../data/comments/${entry.data.comments}.json`]?.default : undefined;
    const { Content } = entry ? await render(entry) : {};
    const heading = entry ? (entry.data.protected ? site.words.protected_title.replace("{title}", entry.data.title) : entry.data.title) : title;
    const labels = entry ? [["categories", site.words.categories], ["tags", site.words.tags]] : [];
    ---
    <Base title={heading} description={entry?.data.description}>
    {entry ? (
      <article>
        <h1>{heading}</h1>
        {entry.data.kind !== "page" && <p class="meta"><time datetime={entry.data.date?.toISOString()}>{entry.data.date_text}</time> {entry.data.authors.join(", ")}</p>}
        {entry.data.protected ? <p>{site.words.protected_post}</p> : <Content />}
        {labels.map(([key, word]) => entry.data[key].length > 0 && (
          <p class="terms">{word}: {entry.data[key].map((label, index) => {
            const term = terms.find((one) => one.key === key && one.label === label);
            return <Fragment>{index > 0 && ", "}{term ? <a href={address(term.path)}>{term.name}</a> : label}</Fragment>;
          })}</p>
        ))}
      </article>
    ) : (
      <Fragment>
        <h1>{title || site.title}</h1>
        <Entries entries={entries} />
        {count > 1 && (
          <nav class="pages" aria-label={site.words.page.replace("{number}", String(number))}>
            {number > 1 && <a rel="prev" href={address(number === 2 ? path : `${path ? `${path}/` : ""}page/${number - 1}`)}>{site.words.newer_posts}</a>}
            {number < count && <a rel="next" href={address(`${path ? `${path}/` : ""}page/${number + 1}`)}>{site.words.older_posts}</a>}
          </nav>
        )}
      </Fragment>
    )}
    {thread && <Comments list={thread} title={entry.data.comments_title} />}
    </Base>

    """#

  private static let feed = #"""
    import rss from "@astrojs/rss";
    import site from "../data/site.json";
    import { address, posts } from "../content";

    export async function GET(context) {
      const items = (await posts()).slice(0, 10).map((entry) => ({
        title: entry.data.title || entry.data.date_text,
        pubDate: entry.data.date,
        description: entry.data.protected ? undefined : entry.data.description,
        link: new URL(address(entry.data.path), context.site).href,
      }));
      return rss({ title: site.title || "Blog", description: site.description, site: new URL(`${site.base}/`, context.site), items });
    }

    """#

  private static let sitemap = #"""
    import { address, everything } from "../content";

    export async function GET(context) {
      const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
      const urls = (await everything()).map((entry) => `<url><loc>${escape(new URL(address(entry.data.path), context.site).href)}</loc></url>`);
      const body = `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
      return new Response(body, { headers: { "Content-Type": "application/xml" } });
    }

    """#

  private static let notFound = #"""
    ---
    import Base from "../layouts/Base.astro";
    import site from "../data/site.json";
    ---
    <Base title={site.words.page_not_found}>
    <h1>{site.words.page_not_found}</h1>
    <p><a href={`${site.base}/`}>{site.words.home}</a></p>
    </Base>

    """#
}
