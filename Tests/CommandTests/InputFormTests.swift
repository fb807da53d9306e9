import Foundation
import TestSupport
import Testing

/// Inputs as people have them, by name, by redirection and through a pipe.
@Suite struct InputFormTests {
  private static let archive = Archive(items: Archive.items(1...400, byteCount: 700))
  private static let parts = [[1, 2], [3], [4, 5, 6], [7], [8], [9], [10], [11, 12]].map {
    Archive(items: Archive.items($0, byteCount: 300))
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.url.appending(path: name))
  }

  /// The parts as entries, not in order.
  private var entries: [Packing.Entry] {
    [3, 0, 7, 1, 2, 6, 5, 4].map { Packing.Entry("site/part.\($0 + 4).xml", Self.parts[$0].text) }
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } as [UInt8]
  }

  private static func store(_ archive: Archive, as form: String) throws -> [UInt8] {
    let bytes = archive.bytes
    return switch form {
    case "zip": try Packing.zip([Packing.Entry("export.xml", bytes)])
    case "tar": try Packing.tar([Packing.Entry("export.xml", bytes)])
    case "tar.gz": try Packing.tar([Packing.Entry("export.xml", bytes)], .gzip)
    case "utf-16": utf16(archive.text)
    case "utf-16.gz": try Packing.compress(utf16(archive.text), .gzip)
    default: try Packing.compress(bytes, Packing.Filter(rawValue: form) ?? .none)
    }
  }

  /// The output without what it says of the inputs.
  private static func content(_ result: Command.Result) -> String {
    result.text.replacing(/"input":"[^"]*","offset":[0-9]+,/, with: "")
      .replacing(/\{"record":"input".*\n/, with: "")
  }

  /// Runs the command once for each way in which an input can come.
  private func run(_ name: String, _ form: String) throws -> [Command.Result] {
    try [
      "\"$WXR2\" json \(form) \(name)", "\"$WXR2\" json \(form) < \(name)",
      "cat \(name) | \"$WXR2\" json \(form)",
    ].map { try Command.shell($0, in: folder.url) }
  }

  @Test(
    arguments: [
      "gzip", "xz", "zstd", "bzip2", "zip", "tar", "tar.gz", "utf-16", "utf-16.gz", "none",
    ], ["", "--lines"])
  func givesWhatThePlainFileGives(stored: String, form: String) throws {
    try folder.write(Self.archive, to: "plain.xml")
    let expected = try Command.run(
      ["json", "plain.xml"] + (form.isEmpty ? [] : [form]), in: folder.url)
    #expect(expected.status == 0)
    // The name says nothing.
    try write(Self.store(Self.archive, as: stored), to: "export.bin")
    for result in try run("export.bin", form) {
      #expect(result.status == 0)
      let isSame = Self.content(result) == Self.content(expected)
      #expect(isSame)
      #expect(result.messageLines.count == 1)
    }
  }

  @Test(arguments: ["zip", "tar", "tar.gz"], ["", "--lines"])
  func putsPartsTogether(stored: String, form: String) throws {
    let names = try Self.parts.enumerated().map { index, part in
      try folder.write(part, to: "part.\(index + 4).xml").lastPathComponent
    }
    let arguments = form.isEmpty ? [] : [form]
    let expected = try Command.run(["json"] + arguments + names, in: folder.url)
    try write(
      stored == "zip"
        ? Packing.zip(entries) : Packing.tar(entries, stored == "tar" ? .none : .gzip),
      to: "export.bin")
    for result in try run("export.bin", form) {
      #expect(result.status == 0)
      let isSame = Self.content(result) == Self.content(expected)
      #expect(isSame)
    }
    try FileManager.default.removeItem(at: folder.url.appending(path: "export.bin"))
    let whole = try Command.run(["json"] + arguments + ["."], in: folder.url)
    #expect(whole.status == 0)
    let isSame = Self.content(whole) == Self.content(expected)
    #expect(isSame)
  }

  @Test(arguments: ["--jobs=1", "--lines"])
  func tellsWhatItPassesOver(form: String) throws {
    let others = [
      Packing.Entry("__MACOSX/site/._part.xml", "x"), Packing.Entry("site/\u{1B}[31m.txt", "Hello"),
    ]
    try write(Packing.zip(entries + others), to: "export.zip")
    let result = try Command.run(["json", "--verbose", form, "export.zip"], in: folder.url)
    #expect(result.status == 0)
    #expect(
      result.messageLines.first
        == "wxr2: export.zip/site/\\u{1B}[31m.txt: information: is no export and was passed over [not-wxr-entry]"
    )
    #expect(result.messageLines.count == 2)
    #expect(result.text.contains("\"code\":\"not-wxr-entry\""))
  }

  @Test(arguments: ["", "--lines"])
  func keepsWhatStandsBeforeABreak(form: String) throws {
    let packed = try Packing.compress(Self.archive.bytes, .gzip)
    try write(Array(packed.dropLast(12)), to: "export.xml.gz")
    for result in try run("export.xml.gz", form) {
      #expect(result.status == 3)
      #expect(result.messages.contains("[damaged-compression]"))
      #expect(result.text.contains("Cup 390"))
    }
  }

  @Test(arguments: ["", "--lines"])
  func refusesWhatHoldsNothing(form: String) throws {
    try write(Packing.zip([]), to: "empty.zip")
    try write(Packing.zip([Packing.Entry("a.txt", "Hello")]), to: "words.zip")
    try write(Packing.zip(entries, password: "secret"), to: "secret.zip")
    try write(Array(Packing.zip(entries).prefix(60)), to: "cut.zip")
    try write(Array(Packing.compress(Self.archive.bytes, .gzip).prefix(12)), to: "cut.gz")
    try write([0x1F, 0x8B] + Array("nonsense".utf8), to: "wrong.gz")
    try write(Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 999), to: "wrong.zip")
    for name in [
      "empty.zip", "words.zip", "secret.zip", "cut.zip", "cut.gz", "wrong.gz", "wrong.zip",
    ] {
      for result in try run(name, form) {
        #expect(result.status == 1, "\(name)")
        #expect(result.output.isEmpty)
        #expect(result.messageLines.count == 1)
        #expect(result.messages.hasPrefix("wxr2: error: "))
      }
    }
  }

  /// In little memory and soon, whatever it would become.
  @Test(arguments: ["gzip", "xz", "zstd", "bzip2", "zip"], ["", "--lines"])
  func isNotFilledByABomb(stored: String, form: String) throws {
    let head = Array(
      Archive(items: Archive.items(1...3)).text.split(separator: "</channel>")[0].utf8)
    let spaces = [UInt8](repeating: 0x20, count: 1 << 20)
    let bomb =
      stored == "zip"
      ? try Packing.zip([Packing.Entry("a.xml", head + spaces)], repeats: 200)
      : try Packing.compress(head + spaces, Packing.Filter(rawValue: stored) ?? .none, repeats: 200)
    try write(bomb, to: "bomb")
    let result = try Command.shell(
      "ulimit -v 400000; \"$WXR2\" json --max-item 8 \(form) bomb", in: folder.url)
    #expect(result.status == 3)
    #expect(result.messages.contains("[compression-limit]"))
    #expect(result.text.contains("Cup 3"))
  }

  /// A part is open while it is read only, and so is what it stands in.
  @Test(arguments: ["gzip", "zip"], ["--jobs=1", "--lines"])
  func readsMoreThanItMayOpen(stored: String, form: String) throws {
    try write(Self.store(Self.parts[0], as: stored), to: "export.bin")
    let result = try Command.shell(
      "ulimit -n 40; \"$WXR2\" json --quiet \(form) $(yes export.bin | head -n 60)",
      in: folder.url)
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(result.text.contains("Cup 2"))
  }

  @Test func refusesAFolderWithoutExports() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: false)
    let result = try Command.run(["json", "empty"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.messages == "wxr2: error: empty: is a folder without exports\n")
  }

  @Test func readsStandardInputFromWhereItStands() throws {
    try write(Array("skip me ".utf8) + Packing.zip(entries), to: "export.bin")
    let result = try Command.shell(
      "(dd bs=8 count=1 of=/dev/null 2>/dev/null; \"$WXR2\" json --quiet) < export.bin",
      in: folder.url)
    #expect(result.status == 0)
    #expect(result.text.contains("Cup 12"))
  }
}
