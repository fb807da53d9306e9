/// The statements that write rows, one for each table.
struct InsertStatements: ~Copyable {
  let sites: SQLiteStatement
  let authors: SQLiteStatement
  let terms: SQLiteStatement
  let termMeta: SQLiteStatement
  let posts: SQLiteStatement
  let postTerms: SQLiteStatement
  let postMeta: SQLiteStatement
  let comments: SQLiteStatement
  let commentMeta: SQLiteStatement
  let links: SQLiteStatement?
  let searchText: SQLiteStatement?
}

extension InsertStatements {
  // The struct is not copyable, so it must be initialised as a whole.
  init(
    _ connection: borrowing SQLiteConnection, replacesPosts: Bool,
    _ contents: ArchiveDatabase.Contents
  ) throws(SQLiteError) {
    let sites = try connection.prepare(Table.sites.insertion())
    let authors = try connection.prepare(Table.authors.insertion())
    let terms = try connection.prepare(Table.terms.insertion())
    let termMeta = try connection.prepare(Table.termMeta.insertion())
    let posts = try connection.prepare(
      Table.posts.insertion(replacesPosts: replacesPosts, hasText: contents.text))
    let postTerms = try connection.prepare(Table.postTerms.insertion())
    let postMeta = try connection.prepare(Table.postMeta.insertion())
    let comments = try connection.prepare(Table.comments.insertion(hasText: contents.text))
    let commentMeta = try connection.prepare(Table.commentMeta.insertion())
    let links = contents.links ? try connection.prepare(Table.links.insertion()) : nil
    let searchText =
      contents.search ? try connection.prepare(Table.searchText.insertion()) : nil
    self.init(
      sites: sites, authors: authors, terms: terms, termMeta: termMeta, posts: posts,
      postTerms: postTerms, postMeta: postMeta, comments: comments, commentMeta: commentMeta,
      links: links, searchText: searchText)
  }
}
