/// One thing that an archive holds.
public enum Record: Sendable, Equatable {
  /// What the channel says of its blog.
  ///
  /// It comes before the first author, term and post of the site. A site, author or term may come
  /// again when a later part of the archive adds to it; the later record then replaces the earlier.
  case site(Site)
  case author(Author)
  case term(Term)
  case post(Post)
  case diagnostic(Diagnostic)
}
