/// An open Markdown block that contains others.
struct OpenBlock {
  enum Kind { case quote, list, item, footnote }

  var kind: Kind
  /// Its node; -1 for a list that has no item yet, or whose items are separated by other content.
  var node: Int
  var isOrdered = false
  /// The number of the list's next item.
  var number: Int32 = 1
  /// The node of the list's last item, or -1.
  var lastItem = -1
  /// Whether it has no element of its own: a quotation directly in a list, whose items are in it.
  var isImplied = false
}
