/// How often something was met.
public struct ContentCount: Sendable, Equatable {
  public var name: String
  public var count: Int

  public init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}
