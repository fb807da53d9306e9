public import Exporting
public import SiteModel

/// Hears of a run while it goes on, on one thread at a time.
public protocol ConversionObserver: AnyObject {
  /// A batch is read.
  ///
  /// - Parameters:
  ///   - place: Where it is from.
  ///   - postCount: How many posts it had, exported or not.
  func didRead(_ place: ExportPlace, postCount: Int)

  /// Something was noticed; addresses in it are replaced where the run replaces them.
  func didNotice(_ diagnostics: [Diagnostic])

  /// All is read, and the exporter is about to complete its output.
  func willFinish()
}
