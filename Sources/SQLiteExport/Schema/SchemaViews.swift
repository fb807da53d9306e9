/// The views: the usual questions, answered. Their comments are in the database, too.
extension Schema {
  static let views = [
    responses, reblogs, pingbacks, attachments, postsByMonth, commenters, termCounts, mediaByMonth,
  ]

  private static let responses = """
    CREATE VIEW responses AS
    -- The responses to each post as WordPress shows them: in threads, the oldest first.
    -- place counts from 1 in each post, depth from 0 at the top of a thread, time is Unix time.
    -- is_shown is 0 for what visitors do not see: what is not approved, notes of editors, and answers
    -- to either. Best asked by post: WHERE post_key = …
    SELECT
      p.site_key,
      c.post_key,
      p.title AS post_title,
      row_number() OVER (PARTITION BY c.post_key ORDER BY c.path) AS place,
      c.depth,
      c.comment_key,
      c.id,
      c.kind,
      c.is_shown,
      c.status,
      c.author_name,
      c.author_url,
      c.date,
      unixepoch(c.date_gmt) AS time,
      c.content
    FROM (
      SELECT
        comments.*,
        thread ->> '$[0]' AS path,
        thread ->> '$[1]' AS depth,
        thread ->> '$[2]' AS is_shown
      FROM (
        SELECT
          c.*,
          (
            -- From the comment up to the top of its thread.
            WITH RECURSIVE up (parent_key, path, depth, is_shown) AS (
              SELECT
                c.parent_key,
                printf('%s %020d', coalesce(c.date_gmt, c.date, ''), c.comment_key),
                0,
                c.status IN ('approved', '') AND c.kind <> 'note'
              UNION ALL
              SELECT
                a.parent_key,
                printf('%s %020d', coalesce(a.date_gmt, a.date, ''), a.comment_key) || '/' || path,
                depth + 1,
                is_shown AND a.status IN ('approved', '') AND a.kind <> 'note'
              FROM up JOIN comments AS a ON a.comment_key = up.parent_key
            )
            SELECT json_array(path, depth, is_shown) FROM up WHERE parent_key IS NULL
          ) AS thread
        FROM comments AS c
      ) AS comments
    ) AS c
    JOIN posts AS p ON p.post_key = c.post_key
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
      unixepoch(c.date_gmt) AS time
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
      unixepoch(date_gmt)
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
      s.address <> '' AND substr(
        ltrim(replace(replace(c.author_url, 'https://', ''), 'http://', ''), '/') || '/',
        1, length(s.address) + 1) = s.address || '/' AS is_self,
      (
        -- With the scheme and the slash of then or of now, and without the place in the page.
        SELECT min(source.post_key)
        FROM posts AS source
        WHERE source.site_key = p.site_key AND source.link IN (
          'http://' || c.page, 'http://' || c.page || '/',
          'https://' || c.page, 'https://' || c.page || '/')
      ) AS source_post_key,
      coalesce(c.date_gmt, c.date) AS date,
      unixepoch(c.date_gmt) AS time,
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
      (SELECT value FROM post_meta AS m WHERE m.post_key = a.post_key AND key = '_wp_attached_file')
        AS file,
      a.attachment_url AS url,
      d.data ->> '$.width' AS width,
      d.data ->> '$.height' AS height,
      d.data ->> '$.filesize' AS byte_count,
      coalesce((
        SELECT value FROM post_meta AS m
        WHERE m.post_key = a.post_key AND key = '_wp_attachment_image_alt'), '') AS alt,
      a.excerpt AS caption,
      a.parent_key,
      p.title AS parent_title,
      coalesce(a.date_gmt, a.date) AS date,
      unixepoch(a.date_gmt) AS time
    FROM posts AS a
    LEFT JOIN post_meta AS d ON d.post_key = a.post_key AND d.position = (
      SELECT min(position) FROM post_meta AS m
      WHERE m.post_key = a.post_key AND key = '_wp_attachment_metadata')
    LEFT JOIN posts AS p ON p.post_key = a.parent_key
    WHERE a.type = 'attachment'
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
    GROUP BY p.site_key, lower(c.author_email), iif(c.author_email = '', c.author_name, '')
    """

  private static let termCounts = """
    CREATE VIEW term_counts AS
    -- How many posts each term has: all of them, and those that are published.
    -- Terms without posts count 0; term_key is NULL for those that posts name and no archive declares.
    SELECT
      t.site_key, t.taxonomy, t.slug, t.name, t.term_key,
      count(DISTINCT u.post_key) AS posts,
      count(DISTINCT iif(p.status = 'publish', u.post_key, NULL)) AS published
    FROM terms AS t
    LEFT JOIN post_terms AS u ON u.term_key = t.term_key
    LEFT JOIN posts AS p ON p.post_key = u.post_key
    GROUP BY t.term_key
    UNION ALL
    SELECT
      p.site_key, u.taxonomy, u.slug, max(u.name), NULL,
      count(DISTINCT u.post_key),
      count(DISTINCT iif(p.status = 'publish', u.post_key, NULL))
    FROM post_terms AS u
    JOIN posts AS p ON p.post_key = u.post_key
    WHERE u.term_key IS NULL
    GROUP BY p.site_key, u.taxonomy, u.slug, iif(u.slug = '', u.name, '')
    """

  private static let mediaByMonth = """
    CREATE VIEW media_by_month AS
    -- How many files were uploaded month by month, by extension, and their size where it is known.
    SELECT
      site_key,
      substr(date, 1, 7) AS month,
      lower(CASE
        WHEN instr(substr(path, -6), '.') > 0
        THEN substr(substr(path, -6), instr(substr(path, -6), '.') + 1) ELSE '' END) AS extension,
      count(*) AS files,
      sum(byte_count) AS bytes
    FROM (SELECT *, coalesce(nullif(file, ''), url) AS path FROM attachments)
    GROUP BY 1, 2, 3
    """
}
