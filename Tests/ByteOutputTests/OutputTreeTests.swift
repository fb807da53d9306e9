import ByteOutput
import ByteText
import Foundation
import SystemPackage
import Testing

/// A tree of files: any depth, whole or not at all, and nothing outside its folder.
@Suite final class OutputTreeTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "wxr2-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func create(
    _ name: String = "out", _ existing: OutputTree.Existing = .refuse
  ) throws -> OutputTree {
    try OutputTree.create(FilePath(folder.appending(path: name).path), existing)
  }

  private func chunk(_ text: String) -> ByteChunk {
    var buffer = ByteBuffer()
    buffer.append(text: text)
    return buffer.finish()
  }

  /// Writes files that hold their own path.
  private func write(_ paths: [String], to tree: OutputTree) throws {
    for path in paths { try tree.write(path, [chunk(path)]) }
  }

  private func put(_ text: String, at path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: path).path, withDestinationPath: target)
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// Everything in the folder: what a file holds, where a link leads, `/` for a folder.
  private func contents() throws -> [String: String] {
    var contents: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let place = folder.appending(path: path).path
      switch try FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType {
      case .typeDirectory: contents[path] = "/"
      case .typeSymbolicLink:
        contents[path] = "-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: place))
      default: contents[path] = try read(path)
      }
    }
    return contents
  }

  /// Paths of files, each with its folders.
  private func files(_ paths: [String]) -> [String: String] {
    var contents: [String: String] = [:]
    for path in paths {
      contents["out/" + path] = path
      let parts = ("out/" + path).split(separator: "/")
      for count in 1..<parts.count { contents[parts[..<count].joined(separator: "/")] = "/" }
    }
    return contents
  }

  // A tree.

  @Test func takesFilesAtAnyDepth() throws {
    let paths = ["robots.txt", "posts/a", "posts/2014/09/15/a/index.md", "ü/…/..a/.b", "posts/b"]
    let tree = try create()
    try write(paths, to: tree)
    #expect(try contents()["out"] == nil)
    try tree.finish()
    #expect(try contents() == files(paths))
  }

  @Test func takesAnEmptyFolderWithoutReplacing() throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "out"), withIntermediateDirectories: true)
    let tree = try create()
    try write(["a", "b/c/d"], to: tree)
    try tree.finish()
    #expect(try contents() == files(["a", "b/c/d"]))
  }

  @Test func joinsTheChunksOfAFile() throws {
    let tree = try create()
    try tree.write("a/b", [chunk("one "), chunk(""), chunk("two")])
    try tree.write("empty", [])
    try tree.finish()
    #expect(try read("out/a/b") == "one two")
    #expect(try read("out/empty") == "")
  }

  @Test func appearsAsAnEmptyFolderWithoutFiles() throws {
    try create().finish()
    #expect(try contents() == ["out": "/"])
  }

  // Paths.

  @Test(arguments: [
    "", "/", ".", "..", "/a", "//a", "a/", "a//b", "./a", "../a", "a/.", "a/..", "a/./b",
    "a/../../b", "a/b/../../../c", "a\0b", "\0",
  ])
  func refusesAPathThatMayLeadOut(path: String) throws {
    let tree = try create()
    let error = #expect(throws: OutputError.self) { try tree.write(path, [self.chunk("x")]) }
    #expect(error?.code == .unsafePath)
    try write(["a/fine"], to: tree)
    try tree.finish()
    #expect(try contents() == files(["a/fine"]))
  }

  @Test(arguments: [
    String(repeating: "a", count: 256), "b/" + String(repeating: "a", count: 300) + "/c",
    String(repeating: "a/", count: 3_000) + "b",
  ])
  func refusesAPathThatIsTooLong(path: String) throws {
    let tree = try create()
    let error = #expect(throws: OutputError.self) { try tree.write(path, [self.chunk("x")]) }
    #expect(error?.code == .cannotWrite)
    try write(["fine"], to: tree)
    try tree.finish()
    #expect(try contents()["out/fine"] == "fine")
  }

  @Test(arguments: [["a/b", "a/b"], ["a", "a/b"], ["a/b", "a"], ["a/b/c", "a/b"]])
  func refusesWhatStandsInTheWay(paths: [String]) throws {
    let tree = try create()
    try write([paths[0]], to: tree)
    let error = #expect(throws: OutputError.self) { try tree.write(paths[1], [self.chunk("x")]) }
    #expect(error?.code == .cannotWrite)
  }

  // Removal.

  /// As many folders as a path may have, more than a process may have open, and more calls
  /// than a stack has room for.
  @Test func removesTheDeepestTree() throws {
    do {
      let tree = try create()
      try write([String(repeating: "d/", count: 2_000) + "f"], to: tree)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }
    #expect(try contents().isEmpty)
  }

  /// Names like those that folders get when they are moved up.
  @Test func removesWideTrees() throws {
    do {
      let tree = try create()
      for first in 0..<5 {
        try write((0..<300).map { "\(first)/\($0)/\($0 % 7)/\($0)" }, to: tree)
      }
      try write((300..<900).map { "0/\($0)" } + (10..<20).map(String.init), to: tree)
    }
    #expect(try contents().isEmpty)
  }

  @Test func removesLinksAndNotWhereTheyLead() throws {
    try put("mine", at: "precious/file")
    do {
      let tree = try create()
      try write(["a/b/c"], to: tree)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      let temporary = try #require(names.first { $0 != "precious" })
      for place in ["link", "a/link", "a/b/link"] {
        try link("\(temporary)/\(place)", to: folder.appending(path: "precious").path)
      }
    }
    #expect(try contents() == ["precious": "/", "precious/file": "mine"])
  }

  // Joining a folder that has files.

  @Test func refusesAFolderThatIsNotEmpty() throws {
    try put("mine", at: "out/a/b/c")
    let error = #expect(throws: OutputError.self) { _ = try self.create() }
    #expect(error?.code == .exists)
  }

  @Test func addsAndReplacesAtAnyDepth() throws {
    for path in ["top", "a/b/c/old", "a/b/c/same", "z/old"] { try put("mine", at: "out/" + path) }
    let tree = try create("out", .add)
    let paths = ["top", "new", "a/b/c/same", "a/b/c/new", "a/b/d/e/new", "a/new", "y/new"]
    try write(paths, to: tree)
    #expect(try read("out/a/b/c/same") == "mine")
    try tree.finish()
    let kept = ["out/a/b/c/old": "mine", "out/z": "/", "out/z/old": "mine"]
    #expect(try contents() == files(paths).merging(kept) { $1 })
  }

  /// Whoever reads a file while it is replaced reads the old one.
  @Test func replacesAFileAsAWhole() throws {
    try put("mine", at: "out/a/b/c")
    let reader = try FileHandle(forReadingFrom: folder.appending(path: "out/a/b/c"))
    let tree = try create("out", .add)
    try write(["a/b/c"], to: tree)
    try tree.finish()
    #expect(try reader.readToEnd() == Data("mine".utf8))
    #expect(try read("out/a/b/c") == "a/b/c")
  }

  @Test(arguments: ["x", "x/y", "x/y/z", "x/y/z/w"])
  func movesNothingWhereAFileStandsForAFolder(path: String) throws {
    try put("mine", at: "out/" + path)
    try expectRefusal(of: ["a", "b/c", "x/y/z/w/v", "z"], "is no folder")
  }

  @Test(arguments: ["x", "x/y", "x/y/z", "x/y/z/w"])
  func movesNothingWhereAFolderStandsForAFile(path: String) throws {
    try put("mine", at: "out/\(path)/file")
    try expectRefusal(of: ["a", "b/c", path, "z"], "is a folder")
  }

  @Test(arguments: ["x", "x/y", "x/y/z"])
  func goesThroughNoLink(path: String) throws {
    try put("mine", at: "precious/file")
    try put("mine", at: "out/\(path)")
    try FileManager.default.removeItem(at: folder.appending(path: "out/\(path)"))
    try link("out/\(path)", to: folder.appending(path: "precious").path)
    try expectRefusal(of: ["a", "x/y/z/file", "z"], "is no folder")
  }

  @Test func replacesALinkAndNotWhereItLeads() throws {
    try put("mine", at: "precious")
    try put("mine", at: "out/a/old")
    try link("out/a/b", to: folder.appending(path: "precious").path)
    let tree = try create("out", .add)
    try write(["a/b"], to: tree)
    try tree.finish()
    #expect(
      try contents() == [
        "precious": "mine", "out": "/", "out/a": "/", "out/a/old": "mine", "out/a/b": "a/b",
      ])
  }

  // Taking the place of a folder that has files.

  /// Writes a folder as an earlier run would have, with a manifest.
  private func writeWithManifest(_ paths: [String], _ name: String = "out") throws {
    let tree = try create(name)
    tree.listsFiles = true
    try write(paths, to: tree)
    try tree.finish(label: "test")
  }

  @Test func replacesAFolderWithAllThatIsInIt() throws {
    try writeWithManifest(["top", "a/b/old", "a/same", "z/old"])
    let tree = try create("out", .replace)
    try write(["a/same", "new"], to: tree)
    #expect(try contents()["out/top"] == "top")
    try tree.finish()
    #expect(try contents() == files(["a/same", "new"]))
  }

  /// Nobody knows what is somebody's own in it.
  @Test func replacesNoFolderWithoutAManifest() throws {
    try put("mine", at: "out/a/b")
    let error = #expect(throws: OutputError.self) { _ = try self.create("out", .replace) }
    #expect(error?.code == .exists)
    #expect(error?.message.hasPrefix("has no .wxr2-manifest, ") == true)
    #expect(try contents() == ["out": "/", "out/a": "/", "out/a/b": "mine"])
  }

  /// A file that has become longer is known as a whole.
  @Test func knowsAFileThatItHasAppendedTo() throws {
    let tree = try create()
    tree.listsFiles = true
    try write(["a"], to: tree)
    for text in ["b", "c"] { try chunk(text).withBytes { try tree.append($0, to: "a") } }
    try tree.finish(label: "test")
    #expect(try read("out/a") == "abc")
    try create("out", .replace).finish(label: "test")
    #expect(try contents()["out/a"] == nil)
  }

  @Test(arguments: [true, false])
  func createsAFolderThatMayBeReplaced(isEmpty: Bool) throws {
    if isEmpty {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "out"), withIntermediateDirectories: true)
    }
    let tree = try create("out", .replace)
    try write(["a/b"], to: tree)
    try tree.finish()
    #expect(try contents() == files(["a/b"]))
  }

  @Test func leavesAFolderWhoseReplacementIsGivenUp() throws {
    try writeWithManifest(["a/b"])
    let before = try contents()
    do { try write(["c"], to: try create("out", .replace)) }
    #expect(try contents() == before)
  }

  @Test func replacesALinkToAFolderAndNotWhatIsInThat() throws {
    try writeWithManifest(["file"], "precious")
    let precious = try contents()
    try link("out", to: folder.appending(path: "precious").path)
    let tree = try create("out", .replace)
    try write(["a"], to: tree)
    try tree.finish()
    #expect(
      try contents() == files(["a"]).merging(precious) { $1 })
  }

  /// What the manifest does not know is somebody's own.
  @Test(arguments: ["a/b", "a/mine", ".git/config"])
  func replacesNoFolderThatSomebodyHasChanged(path: String) throws {
    try writeWithManifest(["a/b", "c"])
    try create("out", .replace).finish(label: "test")

    let second = try create("out", .replace)
    second.listsFiles = true
    try write(["a/b", "c"], to: second)
    try second.finish(label: "test")
    try put("changed", at: "out/" + path)
    let before = try contents()
    let error = #expect(throws: OutputError.self) { _ = try self.create("out", .replace) }
    #expect(error?.message.contains("changed or added, such as \(path); ") == true)
    #expect(try contents() == before)
  }

  /// All stays as it was.
  private func expectRefusal(of paths: [String], _ why: String) throws {
    let before = try contents()
    do {
      let tree = try create("out", .add)
      try write(paths, to: tree)
      let error = #expect(throws: OutputError.self) { try tree.finish() }
      #expect(error?.message == why)
      #expect(error?.code == .cannotCreate)
    }
    #expect(try contents() == before)
  }
}
