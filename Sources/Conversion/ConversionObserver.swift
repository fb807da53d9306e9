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

  /// Called after the last batch of an input, before the first one of the next input.
  ///
  /// - Parameters:
  ///   - input: What was read.
  ///   - index: The number of the input, counted from 0.
  func didEnd(_ input: InputSummary, index: Int)

  /// Called with new diagnostics.
  ///
  /// If the run replaces addresses, they are replaced in these, too.
  func didNotice(_ diagnostics: [Diagnostic])

  /// Called after everything was read, before the exporter completes its output.
  func willFinish()
}

extension ConversionObserver {
  public func didEnd(_ input: InputSummary, index: Int) {}
}
