package import Exporting
package import SiteModel

/// The progress of a run, and its diagnostics.
package final class ReadingTally: ConversionObserver {
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var postCount = 0
  package private(set) var commentCount = 0
  package private(set) var byteCount = 0
  /// The end of the last batch of each input.
  private var reached: [Int: Int] = [:]

  package init() {}

  package func didRead(_ place: ExportPlace, postCount: Int, commentCount: Int) {
    byteCount += place.endOffset - reached[place.inputIndex, default: 0]
    reached[place.inputIndex] = place.endOffset
    self.postCount += postCount
    self.commentCount += commentCount
  }

  package func didNotice(_ diagnostics: [Diagnostic]) { self.diagnostics += diagnostics }

  package func willFinish() {}
}
