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
  let searchText: SQLiteStatement?
}

extension InsertStatements {
  // The struct is not copyable, so it must be initialised as a whole.
  init(
    _ connection: borrowing SQLiteConnection, replacesPosts: Bool, searches: Bool
  ) throws(SQLiteError) {
    let sites = try connection.prepare(Table.sites.insertion(replacesPosts: replacesPosts))
    let authors = try connection.prepare(Table.authors.insertion(replacesPosts: replacesPosts))
    let terms = try connection.prepare(Table.terms.insertion(replacesPosts: replacesPosts))
    let termMeta = try connection.prepare(Table.termMeta.insertion(replacesPosts: replacesPosts))
    let posts = try connection.prepare(Table.posts.insertion(replacesPosts: replacesPosts))
    let postTerms = try connection.prepare(Table.postTerms.insertion(replacesPosts: replacesPosts))
    let postMeta = try connection.prepare(Table.postMeta.insertion(replacesPosts: replacesPosts))
    let comments = try connection.prepare(Table.comments.insertion(replacesPosts: replacesPosts))
    let commentMeta = try connection.prepare(
      Table.commentMeta.insertion(replacesPosts: replacesPosts))
    let searchText =
      searches
      ? try connection.prepare(Table.searchText.insertion(replacesPosts: replacesPosts)) : nil
    self.init(
      sites: sites, authors: authors, terms: terms, termMeta: termMeta, posts: posts,
      postTerms: postTerms, postMeta: postMeta, comments: comments, commentMeta: commentMeta,
      searchText: searchText)
  }
}
