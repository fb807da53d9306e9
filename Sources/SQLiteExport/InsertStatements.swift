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

}

extension InsertStatements {
  // Whole or not at all: what cannot be copied cannot be made in part.
  init(_ connection: borrowing SQLiteConnection) throws(SQLiteError) {
    let sites = try connection.prepare(Table.sites.insertion)
    let authors = try connection.prepare(Table.authors.insertion)
    let terms = try connection.prepare(Table.terms.insertion)
    let termMeta = try connection.prepare(Table.termMeta.insertion)
    let posts = try connection.prepare(Table.posts.insertion)
    let postTerms = try connection.prepare(Table.postTerms.insertion)
    let postMeta = try connection.prepare(Table.postMeta.insertion)
    let comments = try connection.prepare(Table.comments.insertion)
    let commentMeta = try connection.prepare(Table.commentMeta.insertion)
    self.init(
      sites: sites, authors: authors, terms: terms, termMeta: termMeta, posts: posts,
      postTerms: postTerms, postMeta: postMeta, comments: comments, commentMeta: commentMeta)
  }
}
