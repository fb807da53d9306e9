/// The views: the usual questions, answered. Their comments are in the database, too.
///
/// DuckDB reads a view of an attached database as its own SQL. So a view uses only what SQLite and
/// DuckDB both have: no `iif`, `unixepoch` or truth values as numbers, and no subquery with several rows.
extension Schema {
  static let views = [
    responses, reblogs, pingbacks, attachments, postsByMonth, commenters, termCounts, mediaByMonth,
  ]

  private static let responses = """
    CREATE VIEW responses AS
    -- The responses to each post as WordPress shows them: in threads, the oldest first.
    -- place counts from 1 in each post, depth from 0 at the top of a thread, time is Unix time.
    -- is_shown is 0 for what visitors do not see: what is not approved, notes of editors and
    -- plugins, and answers to all of these.
    SELECT
      p.site_key,
      c.post_key,
      p.title AS post_title,
      c.place,
      c.depth,
      c.comment_key,
      c.id,
      c.kind,
      c.is_shown,
      c.status,
      c.author_name,
      c.author_url,
      c.date,
      c.time,
      c.content
    FROM comments AS c
    JOIN posts AS p ON p.post_key = c.post_key
    ORDER BY c.post_key, c.place
    """

  private static let reblogs = """
    CREATE VIEW reblogs AS
    -- Reblogs in both directions: direction is 'in' where another blog reblogged a post of this one,
    -- 'out' where a post of this one reblogs another blog's.
    -- other_title is the other blog's title, or that of its post; note is what the reblogger wrote.
    SELECT
      'in' AS direction,
      p.site_key,
      p.post_key,
      p.title AS post_title,
      c.comment_key,
      c.reblog ->> 'blog_title' AS other_title,
      c.reblog ->> 'url' AS other_url,
      c.reblog ->> 'note' AS note,
      coalesce(c.date_gmt, c.date) AS date,
      c.time
    FROM comments AS c
    JOIN posts AS p ON p.post_key = c.post_key
    WHERE c.kind = 'reblog' AND c.kind <> 'comment' -- which lets the index be used
    UNION ALL
    SELECT
      'out',
      site_key,
      post_key,
      title,
      NULL,
      reblog ->> 'title',
      reblog ->> 'url',
      content,
      coalesce(date_gmt, date),
      time
    FROM posts
    WHERE reblog IS NOT NULL
    """

  private static let pingbacks = """
    CREATE VIEW pingbacks AS
    -- Pingbacks and trackbacks: which page links to which post.
    -- is_self is 1 where the page is of the same blog; source_post_key is then its post, if it has one.
    SELECT
      p.site_key,
      c.post_key,
      p.title AS post_title,
      c.comment_key,
      c.kind,
      c.status,
      c.author_name AS source_title,
      c.author_url AS source_url,
      CASE
        WHEN s.address <> '' AND substr(
          ltrim(replace(replace(c.author_url, 'https://', ''), 'http://', ''), '/') || '/',
          1, length(s.address) + 1) = s.address || '/' THEN 1
        ELSE 0
      END AS is_self,
      (
        -- With the scheme and the slash of then or of now, and without the place in the page.
        SELECT min(source.post_key)
        FROM posts AS source
        WHERE source.site_key = p.site_key AND source.link IN (
          'http://' || c.page, 'http://' || c.page || '/',
          'https://' || c.page, 'https://' || c.page || '/')
      ) AS source_post_key,
      coalesce(c.date_gmt, c.date) AS date,
      c.time,
      c.content
    FROM (
      SELECT *, rtrim(replace(replace(
        substr(author_url, 1, instr(author_url || '#', '#') - 1),
        'https://', ''), 'http://', ''), '/') AS page
      FROM comments
      WHERE kind IN ('pingback', 'trackback') AND kind <> 'comment' -- which lets the index be used
    ) AS c
    JOIN posts AS p ON p.post_key = c.post_key
    JOIN (
      SELECT site_key, rtrim(replace(replace(
        CASE WHEN base_blog_url <> '' THEN base_blog_url ELSE link END,
        'https://', ''), 'http://', ''), '/') AS address
      FROM sites
    ) AS s ON s.site_key = p.site_key
    """

  private static let attachments = """
    CREATE VIEW attachments AS
    -- Media: the file below uploads/, its address and size, the alternative text, where it was uploaded.
    SELECT
      a.site_key,
      a.post_key,
      a.id,
      a.title,
      a.file,
      a.attachment_url AS url,
      \(MIMETypes.expression("lower(\(ending("coalesce(nullif(a.file, ''), a.attachment_url)")))")) AS mime_type,
      \(number("a.metadata ->> '$.width'")) AS width,
      \(number("a.metadata ->> '$.height'")) AS height,
      \(number("a.metadata ->> '$.filesize'")) AS byte_count,
      coalesce(a.alt, '') AS alt,
      a.excerpt AS caption,
      a.parent_key,
      p.title AS parent_title,
      coalesce(a.date_gmt, a.date) AS date,
      a.time
    FROM (
      SELECT
        posts.*,
        \(meta("value", "_wp_attached_file")) AS file,
        \(meta("data", "_wp_attachment_metadata")) AS metadata,
        \(meta("value", "_wp_attachment_image_alt")) AS alt
      FROM posts
      WHERE type = 'attachment'
    ) AS a
    LEFT JOIN posts AS p ON p.post_key = a.parent_key
    """

  private static let postsByMonth = """
    CREATE VIEW posts_by_month AS
    -- How many posts of each type and status there are, month by month, by the blog's own clock.
    -- Menu items, revisions and what else editors keep for themselves have types of their own.
    SELECT
      site_key,
      substr(coalesce(date, date_gmt), 1, 7) AS month,
      type,
      status,
      count(*) AS posts
    FROM posts
    GROUP BY 1, 2, 3, 4
    """

  private static let commenters = """
    CREATE VIEW commenters AS
    -- Who comments: people by their mail address, those without one by their name.
    -- Spam and what is in the bin is left out, as are pingbacks and trackbacks.
    SELECT
      p.site_key,
      max(c.author_name) AS name,
      lower(c.author_email) AS email,
      count(*) AS comments,
      count(DISTINCT c.post_key) AS posts,
      min(coalesce(c.date_gmt, c.date)) AS first_date,
      max(coalesce(c.date_gmt, c.date)) AS last_date
    FROM comments AS c
    JOIN posts AS p ON p.post_key = c.post_key
    WHERE c.kind IN ('comment', 'reblog') AND c.status IN ('approved', '', 'hold')
    GROUP BY p.site_key, lower(c.author_email), CASE c.author_email WHEN '' THEN c.author_name ELSE '' END
    """

  private static let termCounts = """
    CREATE VIEW term_counts AS
    -- How many posts each term has: all of them, and those that are published.
    -- Terms without posts count 0; term_key is NULL for those that posts name and no archive declares.
    SELECT
      max(t.site_key) AS site_key, max(t.taxonomy) AS taxonomy, max(t.slug) AS slug,
      max(t.name) AS name, t.term_key,
      count(DISTINCT u.post_key) AS posts,
      count(DISTINCT CASE p.status WHEN 'publish' THEN u.post_key END) AS published
    FROM terms AS t
    LEFT JOIN post_terms AS u ON u.term_key = t.term_key
    LEFT JOIN posts AS p ON p.post_key = u.post_key
    GROUP BY t.term_key
    UNION ALL
    SELECT
      p.site_key, u.taxonomy, u.slug, max(u.name), NULL,
      count(DISTINCT u.post_key),
      count(DISTINCT CASE p.status WHEN 'publish' THEN u.post_key END)
    FROM post_terms AS u
    JOIN posts AS p ON p.post_key = u.post_key
    WHERE u.term_key IS NULL
    GROUP BY p.site_key, u.taxonomy, u.slug, CASE u.slug WHEN '' THEN u.name ELSE '' END
    """

  private static let mediaByMonth = """
    CREATE VIEW media_by_month AS
    -- How many files were uploaded month by month, by extension, and their size where it is known.
    SELECT
      site_key,
      substr(date, 1, 7) AS month,
      lower(\(ending("path"))) AS extension,
      count(*) AS files,
      sum(byte_count) AS bytes
    FROM (SELECT *, coalesce(nullif(file, ''), url) AS path FROM attachments)
    GROUP BY 1, 2, 3
    """

  // Expressions of views.

  /// The first meta of a post with a key.
  private static func meta(_ column: String, _ key: String) -> String {
    """
    (SELECT m.\(column) FROM post_meta AS m WHERE m.post_key = posts.post_key AND m.key = '\(key)' \
    ORDER BY m.position LIMIT 1)
    """
  }

  /// A text of digits as a number; NULL for any other text.
  private static func number(_ text: String) -> String {
    """
    CASE WHEN ltrim(\(text), '0123456789') = '' AND length(\(text)) BETWEEN 1 AND 15 \
    THEN CAST(\(text) AS BIGINT) END
    """
  }

  /// What stands behind the last full stop of a file's name; empty if there is none.
  private static func ending(_ path: String) -> String {
    let name = "substr(\(path), 1, instr(\(path) || '?', '?') - 1)"
    let stem = "rtrim(\(name), replace(\(name), '.', ''))"
    return """
      CASE WHEN instr(substr(\(name), length(\(stem)) + 1), '/') > 0 OR length(\(stem)) = 0 THEN '' \
      ELSE substr(\(name), length(\(stem)) + 1) END
      """
  }
}
