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
  /// What the first of a kind were: an address, a tag.
  private var names: [Kind: [String]] = [:]
  private static let mostNames = 6
  private static let longestName = 100

  public init() {}

  public var isEmpty: Bool { counts.isEmpty }

  public subscript(kind: Kind) -> Int { counts[kind, default: 0] }

  /// What the first of a kind were, as far as that can be said in a few words.
  package func names(of kind: Kind) -> [String] { names[kind] ?? [] }

  /// `name` says which one it is: an address, a tag.
  mutating func add(_ kind: Kind, _ name: some Sequence<UInt8> = EmptyCollection()) {
    counts[kind, default: 0] += 1
    guard names(of: kind).count < Self.mostNames else { return }
    // In one line, without what would hide in it.
    let bytes = name.lazy.map { $0 <= 0x20 || $0 == 0x7F ? 0x20 : $0 }.prefix(Self.longestName + 1)
    var text = String(decoding: Array(bytes), as: UTF8.self)
    if text.utf8.count > Self.longestName {
      text = String(text.dropLast(4)) + "…"
    }
    if !text.isEmpty, !names(of: kind).contains(text) { names[kind, default: []].append(text) }
  }

  public static func += (sum: inout BodyNotes, more: BodyNotes) {
    if more.counts.isEmpty { return }
    sum.counts.merge(more.counts, uniquingKeysWith: +)
    for (kind, names) in more.names {
      let all = sum.names(of: kind) + names.filter { !sum.names(of: kind).contains($0) }
      sum.names[kind] = Array(all.prefix(mostNames))
    }
  }
}
