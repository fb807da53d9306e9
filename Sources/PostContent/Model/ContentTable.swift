/// A table of TablePress, which is an item of its own.
public struct ContentTable: Sendable, Equatable {
  public var name: String
  public var description: String
  /// JSON: a list of rows, which are lists of cells in HTML.
  public var data: String
  /// JSON: whether the first row is a head, the last one a foot, and how the table is shown.
  public var options: String
  /// JSON: which rows and columns are hidden.
  public var visibility: String

  public init(
    name: String = "", description: String = "", data: String, options: String = "",
    visibility: String = ""
  ) {
    self.name = name
    self.description = description
    self.data = data
    self.options = options
    self.visibility = visibility
  }
}
