extension SiteWords {
  /// The words by keys, in their order, for configuration files.
  ///
  /// Some have a place in braces that a layout fills in: `{name} says:`. The headings of responses
  /// are not among them, since their form depends on the number: see `ResponseWords.heading`.
  package var list: [(key: String, text: String)] {
    [
      ("skip_to_content", layout.skipToContent),
      ("main_menu", layout.mainMenu),
      ("menu", layout.menu),
      ("home", layout.home),
      ("posts", layout.posts),
      ("pages", layout.pages),
      ("newer_posts", layout.newerPosts),
      ("older_posts", layout.olderPosts),
      ("page", layout.page.text),
      ("categories", layout.categories),
      ("tags", layout.tags),
      ("by_author", layout.byAuthor.text),
      ("published", layout.published),
      ("untitled", layout.untitled),
      ("protected_title", layout.protectedTitle.text),
      ("protected_post", layout.protectedPost),
      ("page_not_found", layout.pageNotFound),
      ("says", responses.says.text),
      ("reblogged", responses.reblogged.text),
      ("reblogged_and_commented", responses.rebloggedAndCommented.text),
      ("pingback", responses.pingback.text),
      ("trackback", responses.trackback.text),
      ("likes", responses.likes.text),
      ("reposts", responses.reposts.text),
      ("bookmarks", responses.bookmarks.text),
      ("follows", responses.follows.text),
      ("rating", responses.rating.text),
      ("anonymous", responses.anonymous),
    ]
  }
}
