import ByteOutput
import ByteText
import Foundation
import SystemPackage
import Testing

/// The hash of a file is the same whether it is made of what is written or of what is read again.
@Suite final class ManifestTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "manifest-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func tree() throws -> OutputTree {
    let tree = try OutputTree.create(FilePath(folder.path), .add)
    tree.listsFiles = true
    return tree
  }

  /// A text in pieces of some sizes; another one for another seed.
  private func chunks(_ sizes: [Int], seed: Int = 0) -> [ByteChunk] {
    sizes.map { size in
      var buffer = ByteBuffer()
      for place in 0..<size { buffer.append(UInt8(truncatingIfNeeded: place &* 31 + seed)) }
      return buffer.finish()
    }
  }

  @Test(arguments: [
    [], [0], [1], [100, 5], [262_143], [262_144], [262_145], [262_000, 144], [262_000, 145],
    [1, 262_144, 262_143], [600_000, 0, 7], [300_000, 300_000],
  ])
  func knowsWhatItHasWritten(sizes: [Int]) throws {
    let first = try tree()
    try first.write("a", chunks(sizes))
    try first.finish(label: "test")

    let same = try tree()
    try same.write("a", chunks(sizes))
    #expect(try same.update(label: "test").unchanged == 1)

    let other = try tree()
    try other.write("a", chunks(sizes + [1], seed: 1))
    #expect(try other.update(label: "test").replaced == 1)
  }
}
