public import Exporting
public import SiteModel

/// Is told about the progress of a run, by one thread at a time.
public protocol ConversionObserver: AnyObject {
  /// Called after a batch was read.
  ///
  /// - Parameters:
  ///   - place: The origin of the batch.
  ///   - postCount: The number of its posts, exported or not.
  ///   - commentCount: The number of their comments.
  func didRead(_ place: ExportPlace, postCount: Int, commentCount: Int)

  /// Called with new diagnostics.
  ///
  /// If the run replaces addresses, they are replaced in these, too.
  func didNotice(_ diagnostics: [Diagnostic])

  /// Called after everything was read, before the exporter completes its output.
  func willFinish()
}
