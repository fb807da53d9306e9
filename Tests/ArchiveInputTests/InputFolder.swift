import ByteInput
import ArchiveInput
import Foundation
import SiteModel
import WXRReader

/// A folder for inputs that is gone after the test.
final class InputFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "wxr2-input-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  /// - Returns: The file's path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// What an input of these bytes delivers.
  func deliver(
    _ bytes: [UInt8], named name: String = "export", pieceByteCount: Int = 64 << 10
  ) throws -> Delivery {
    let file = try write(bytes, to: name)
    return try Delivery(ArchiveInput.named(file), pieceByteCount: pieceByteCount)
  }
}

/// What inputs deliver.
struct Delivery {
  struct Part {
    var name: String
    var bytes: [UInt8]
  }

  var parts: [Part] = []
  var diagnostics: [Diagnostic] = []
  var sources: [any ByteSource] = []

  init(_ inputs: [ArchiveInput], pieceByteCount: Int = 64 << 10) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceByteCount, alignment: 1)
    defer { buffer.deallocate() }
    for input in inputs {
      for source in try input.open() {
        var part = Part(name: source.name, bytes: [])
        while case let count = try source.read(into: buffer), count > 0 {
          part.bytes += buffer[..<count]
        }
        parts.append(part)
        diagnostics += source.takeDiagnostics()
        sources.append(source)
      }
    }
  }

  var bytes: [UInt8] { parts.flatMap(\.bytes) }
  var codes: [String] { diagnostics.map(\.code.rawValue) }
  /// The last components of the parts' names.
  var names: [String] { parts.map { String($0.name.split(separator: "/").last ?? "") } }
}
