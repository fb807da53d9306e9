/// What the first pass has found out about the site.
///
/// All threads read it for every post. It is one object, since a copy of the two structs counts a reference for each
/// of their members, and threads that count the same references wait for each other.
package final class SurveyedSite: Sendable {
  /// What bodies need from the rest of the archive.
  let index: SiteIndex
  /// The settled site; it knows nothing if the target needs no overview.
  package let overview: SiteOverview

  init(_ index: SiteIndex, _ overview: SiteOverview) {
    self.index = index
    self.overview = overview
  }
}
