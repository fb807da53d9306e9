/// A record of an archive.
public enum Record: Sendable, Equatable {
  /// The blog, as the channel describes it.
  ///
  /// It comes before the first author, term and post of the site. If a later part of the archive
  /// adds to a site, an author or a term, its record comes again and replaces the earlier one.
  case site(Site)
  case author(Author)
  case term(Term)
  case post(Post)
  case diagnostic(Diagnostic)
}
