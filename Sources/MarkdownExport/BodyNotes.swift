/// The number of parts of a body that Markdown cannot express, by kind.
public struct BodyNotes: Sendable, Equatable {
  public enum Kind: Sendable, CaseIterable {
    case script, style, noscript
    /// A plug-in's object without an address.
    case object
    /// An input of a form.
    case control
    /// SVG in the text.
    case drawing
    /// PHP code, which a browser does not show.
    case phpCode
    /// A tag whose name HTML does not have; its content stays.
    case unknownTag
    /// A link without text.
    case emptyLink
    /// A link that a highlighter has put into code.
    case codeLink
    /// A background picture that is not content.
    case background
    /// An editor's mark for a gallery that a plugin shows.
    case gallery
    /// A button or counter of a social network.
    case widget
    /// A link that would have run a script.
    case unsafeLink
    /// A list whose first number Markdown does not allow.
    case listNumber
    /// A list that is nested in too many others.
    case flattenedList
    /// A text that was too long to be converted as a whole.
    case dividedText
  }

  private var counts: [Kind: Int] = [:]

  public init() {}

  public var isEmpty: Bool { counts.isEmpty }

  public subscript(kind: Kind) -> Int { counts[kind, default: 0] }

  mutating func add(_ kind: Kind) { counts[kind, default: 0] += 1 }

  public static func += (sum: inout BodyNotes, more: BodyNotes) {
    if !more.counts.isEmpty { sum.counts.merge(more.counts, uniquingKeysWith: +) }
  }
}
