public import Foundation

/// An archive of the folder `samples`.
public struct Sample: Sendable, CustomStringConvertible {
  /// Without `.xml`.
  public var name: String

  public init(name: String) {
    self.name = name
  }

  public var description: String { name }
  public var url: URL { Self.folder.appending(path: "\(name).xml") }
  public var bytes: [UInt8] { get throws { try Array(Data(contentsOf: url)) } }

  public static var all: [Sample] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(".xml") }
        .map { Sample(name: String($0.dropLast(4))) }
    }
  }

  /// The package's folder.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = root.appending(path: "samples")
}
