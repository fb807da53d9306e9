import Foundation

/// Input and expected output of WordPress's own functions.
enum SharedCases {
  struct Text: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var input: String
    var expected: String
    var description: String { name }
  }

  static func data(_ name: String) -> Data? {
    guard let folder = ProcessInfo.processInfo.environment["WXR2_SHARED"] else { return nil }
    return FileManager.default.contents(atPath: "\(folder)/cases/\(name)")
  }

  static func texts(_ name: String) -> [Text] {
    data(name).flatMap { try? JSONDecoder().decode([Text].self, from: $0) } ?? []
  }
}
