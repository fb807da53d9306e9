/// A text and what replaces it: an address of a site that moves, as a rule.
public struct ReplacementPair: Sendable, Hashable {
  public let old: String
  public let new: String

  /// - Parameters:
  ///   - old: What is searched; not empty.
  ///   - new: What takes its place.
  /// - Throws: `emptyReplacement`.
  public init(old: String, new: String) throws(SelectionError) {
    guard !old.isEmpty else {
      throw SelectionError(.emptyReplacement, "the text to replace is empty (write OLD=NEW)")
    }
    self.old = old
    self.new = new
  }

  /// Reads `OLD=NEW`, or what another character divides.
  ///
  /// The first one divides; the new text may contain others.
  public init(parsing text: String, dividedBy separator: Character = "=") throws(SelectionError) {
    guard let place = text.firstIndex(of: separator) else {
      throw SelectionError(
        .replacementSyntax,
        separator == "="
          ? "“\(text)” replaces nothing (write OLD=NEW)"
          : "“\(text)” has no tab between the old text and the new one")
    }
    try self.init(old: String(text[..<place]), new: String(text[text.index(after: place)...]))
  }
}

extension SelectionError.Code {
  /// The text to replace is empty.
  public static let emptyReplacement = SelectionError.Code(rawValue: "empty-replacement")
  /// The text is not `OLD=NEW`.
  public static let replacementSyntax = SelectionError.Code(rawValue: "replacement-syntax")
}
