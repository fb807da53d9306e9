/// A block of Markdown that is open, in which others stand.
struct OpenBlock {
  enum Kind { case quote, list, item, footnote }

  var kind: Kind
  /// Its node; -1 for a list between whose items something else stands, or that has none yet.
  var node: Int
  var isOrdered = false
  /// The number of the list's next item.
  var number: Int32 = 1
  /// The node of the list's last item, or -1.
  var lastItem = -1
}
