import ByteInput
import ArchiveInput
import SiteModel
import TestSupport
import Testing
import WXRReader

/// Zips and tars, which hold the parts of an export.
@Suite struct ContainerTests {
  enum Form: String, CaseIterable {
    case zip, tar, tarGzip, tarXZ, zipGzip

    func pack(_ entries: [Packing.Entry]) throws -> [UInt8] {
      switch self {
      case .zip: try Packing.zip(entries)
      case .tar: try Packing.tar(entries)
      case .tarGzip: try Packing.tar(entries, .gzip)
      case .tarXZ: try Packing.tar(entries, .xz)
      case .zipGzip: try Packing.compress(Packing.zip(entries), .gzip)
      }
    }
  }

  private let folder: InputFolder

  init() throws {
    folder = try InputFolder()
  }

  private static func part(_ number: Int) -> [UInt8] {
    Archive(items: Archive.items([number], byteCount: 2000)).bytes
  }

  private static func parts(_ numbers: some Sequence<Int>) -> [Packing.Entry] {
    numbers.map { Packing.Entry("site/part.\($0).xml", part($0)) }
  }

  @Test(arguments: Form.allCases, [Array(1...12), [10, 2, 1], [3]])
  func deliversPartsInNaturalOrder(form: Form, numbers: [Int]) throws {
    let delivery = try folder.deliver(form.pack(Self.parts(numbers)))
    #expect(delivery.names == numbers.sorted().map { "part.\($0).xml" })
    #expect(delivery.bytes == numbers.sorted().flatMap(Self.part))
    #expect(delivery.parts.allSatisfy { $0.name.hasPrefix(folder.path + "/export/site/part.") })
    #expect(delivery.codes == [])
  }

  @Test(arguments: Form.allCases)
  func canBeOpenedTwice(form: Form) throws {
    let file = try folder.write(form.pack(Self.parts([2, 1])), to: "export")
    let input = try ArchiveInput(file).rereadable()
    for _ in 0..<2 { #expect(try Delivery([input]).bytes == [1, 2].flatMap(Self.part)) }
  }

  @Test(arguments: Form.allCases)
  func passesOverWhatSystemsLeaveBehind(form: Form) throws {
    var entries = [
      Packing.Entry(folder: "site/"), Packing.Entry("__MACOSX/site/._part.1.xml", Self.part(9)),
      Packing.Entry("site/._part.1.xml", Self.part(9)), Packing.Entry("site/.DS_Store", "Bud1"),
    ]
    entries += Self.parts([1])
    let delivery = try folder.deliver(form.pack(entries))
    #expect(delivery.names == ["part.1.xml"])
    #expect(delivery.codes == [])
  }

  @Test(arguments: Form.allCases)
  func tellsOfEntriesThatAreNoExport(form: Form) throws {
    let entries =
      [
        Packing.Entry("site/read me\u{1B}[31m.txt", "Hello"),
        Packing.Entry("site/photo.jpg", [0xFF, 0xD8, 0xFF, 0, 0x3C] + Array("<item>".utf8)),
        Packing.Entry("site/empty.xml", ""),
        Packing.Entry("site/page.html", "<html><items></items></html>"),
      ] + Self.parts([1])
    let delivery = try folder.deliver(form.pack(entries))
    #expect(delivery.names == ["part.1.xml"])
    #expect(delivery.codes == ["not-wxr-entry", "not-wxr-entry", "not-wxr-entry", "not-wxr-entry"])
    #expect(delivery.diagnostics.allSatisfy { $0.severity == .information })
    #expect(delivery.diagnostics.first?.file == folder.path + "/export/site/read me\u{1B}[31m.txt")
  }

  /// What damaged exports begin with.
  @Test(arguments: [
    "<br />\n<b>Warning</b>: Undefined array key in <b>/a.php</b> on line <b>3</b><br />\n",
    "\n\n\n", "\u{FEFF}", "<!-- generator -->", "<?xml version=\"1.0\"?><!DOCTYPE rss []>",
  ])
  func takesADamagedExportForOne(beginning: String) throws {
    let long = String(repeating: beginning, count: beginning.hasPrefix("<br") ? 9000 : 1)
    let bytes = Array(long.utf8) + Self.part(1)
    #expect(try folder.deliver(Packing.zip([Packing.Entry("a.xml", bytes)])).bytes == bytes)
    let cut = Array("Stray.<item><title>x</title>".utf8)
    #expect(try folder.deliver(Packing.zip([Packing.Entry("a.xml", cut)])).bytes == cut)
  }

  @Test(arguments: [Packing.Filter.gzip, .xz, .zstd])
  func readsCompressedParts(filter: Packing.Filter) throws {
    let entries = try (1...3).map {
      Packing.Entry("part.\($0).xml.x", try Packing.compress(Self.part($0), filter))
    }
    #expect(try folder.deliver(Packing.zip(entries)).bytes == (1...3).flatMap(Self.part))
    #expect(try folder.deliver(Packing.tar(entries, .gzip)).bytes == (1...3).flatMap(Self.part))
  }

  @Test func readsPartsInUTF16() throws {
    let text = Archive(items: Archive.items([1])).text
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let delivery = try folder.deliver(Packing.zip([Packing.Entry("a.xml", bytes)]))
    #expect(delivery.bytes == [0xEF, 0xBB, 0xBF] + Array(text.utf8))
  }

  @Test func refusesAContainerWithoutAnExport() throws {
    for bytes in [
      try Packing.zip([]), try Packing.zip([Packing.Entry("a.txt", "Hello")]),
      try Packing.tar([Packing.Entry("a.txt", "Hello")], .gzip),
    ] {
      let error = #expect(throws: InputError.self) { try folder.deliver(bytes) }
      #expect(error?.code == .notAnArchive)
      #expect(error?.message == "holds no WordPress export")
    }
  }

  @Test func refusesAnEncryptedZip() throws {
    let bytes = try Packing.zip(Self.parts([1, 2]), password: "secret")
    let error = #expect(throws: InputError.self) { try folder.deliver(bytes) }
    #expect(error?.code == .cannotRead)
    #expect(error?.message.contains("password") == true)
  }

  @Test func stopsAtTooManyEntries() throws {
    let item = Array("<item/>".utf8)
    let bytes = try Packing.zip((0..<20_000).map { Packing.Entry("\($0).xml", item) })
    let delivery = try folder.deliver(bytes)
    #expect(delivery.parts.count == 10_000)
    #expect(delivery.codes == ["compression-limit"])
    #expect(delivery.diagnostics.first?.severity == .error)
  }

  /// In an order that has it go back for each part.
  @Test func readsManyPartsInReverse() throws {
    let numbers = Array((1...2000).reversed())
    let delivery = try folder.deliver(
      Packing.zip(numbers.map { Packing.Entry("\($0).xml", "<item>\($0)</item>") }))
    #expect(delivery.names == (1...2000).map { "\($0).xml" })
    #expect(
      delivery.bytes == (1...2000).flatMap { Array("<item>\($0)</item>".utf8) })
  }

  @Test func stopsABomb() throws {
    let head = Array("<rss><channel><item>".utf8) + [UInt8](repeating: 0x20, count: 1 << 20)
    let bytes = try Packing.zip([Packing.Entry("a.xml", head)], repeats: 200)
    let delivery = try folder.deliver(bytes)
    #expect(delivery.bytes.count < 200 << 20)
    #expect(delivery.codes == ["compression-limit"])
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let empty = try Packing.zip([Packing.Entry("a.xml", zeros)], repeats: 200)
    #expect(throws: InputError.self) { try folder.deliver(empty) }
  }

  @Test(arguments: [Form.zip, .tar, .tarGzip])
  func keepsWhatStandsBeforeABreak(form: Form) throws {
    let bytes = try form.pack(Self.parts(1...9))
    var most = 0
    for end in stride(from: 600, to: bytes.count, by: max(1, bytes.count / 100)) {
      guard let delivery = try? folder.deliver(Array(bytes[..<end])) else { continue }
      #expect((1...9).flatMap(Self.part).starts(with: delivery.bytes), "\(end)")
      most = max(most, delivery.parts.count)
    }
    #expect(most >= (form == .tarGzip ? 1 : 8))
  }

  @Test func stepsOverADamagedPart() throws {
    var bytes = try Packing.zip(Self.parts(1...5))
    // In the middle of the third part's data.
    let place = bytes.count * 45 / 100
    for index in place..<place + 20 { bytes[index] ^= 0x5A }
    let delivery = try folder.deliver(bytes)
    #expect(delivery.codes.contains("damaged-compression"))
    let whole = [1, 2, 4, 5].map { "part.\($0).xml" }
    #expect(Set(whole).isSubset(of: delivery.names))
    for part in delivery.parts.enumerated() where whole.contains(delivery.names[part.offset]) {
      let number = try #require(Int(delivery.names[part.offset].split(separator: ".")[1]))
      #expect(part.element.bytes == Self.part(number))
    }
  }

  @Test(arguments: Form.allCases)
  func survivesWrongBytes(form: Form) throws {
    let bytes = try form.pack(Self.parts([2, 1, 3]) + [Packing.Entry("a.txt", "Hello")])
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 200)) {
      var wrong = bytes
      wrong[place] ^= 0xA5
      // That it ends, and does not crash, is all that can be asked.
      _ = try? folder.deliver(wrong)
    }
  }

  @Test func leavesNothingInTheFolder() throws {
    let entries = [
      Packing.Entry("../escaped.xml", Self.part(1)),
      Packing.Entry("/absolute/escaped.xml", Self.part(2)),
    ]
    let delivery = try folder.deliver(Packing.zip(entries))
    #expect(delivery.parts.count == 2)
    #expect(try folder.names == ["export"])
  }
}
