import ByteText

/// Records as rows of the database, to be written in their order.
///
/// Rows are in the order in which they are written. The rows that belong to a row follow it: a
/// post, its terms, its metas, its comments, each with its metas.
public struct EncodedRows: Sendable {
  /// A value of a row: 16 bytes, so that a row's are next to each other.
  struct Cell {
    /// The number, or where the text begins in `bytes`.
    var value: Int
    /// The length of the text; `integerMark` for a number, `nullMark` for NULL.
    var byteCount: Int

    static let integerMark = -1
    static let nullMark = -2
    static let null = Cell(value: 0, byteCount: nullMark)

    static func integer(_ value: Int?) -> Cell {
      value.map { Cell(value: $0, byteCount: integerMark) } ?? .null
    }

    /// The number; `nil` for NULL.
    var integer: Int? { byteCount == Self.integerMark ? value : nil }
  }

  struct Row {
    var table: Table
    /// One of the post's comments, counted from 1; 0 is none.
    ///
    /// For a comment, it is the comment that it answers. For a search text, it is the comment with
    /// the text.
    var comment = 0
    var firstCell: Int
  }

  let rows: [Row]
  let cells: [Cell]
  let bytes: ByteChunk
}
