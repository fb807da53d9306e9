import ByteInput
import ArchiveInput
import SiteModel
import TestSupport
import Testing
import WXRReader

/// Compressed files that hold one export.
@Suite struct CompressionTests {
  private let folder: InputFolder
  private let archive = Archive(items: Archive.items(1...300, byteCount: 1000)).bytes

  init() throws {
    folder = try InputFolder()
  }

  @Test(arguments: Packing.Filter.allCases)
  func deliversWhatWasCompressed(with filter: Packing.Filter) throws {
    let packed = try Packing.compress(archive, filter)
    for pieceByteCount in [7, 4096, 1 << 20] {
      let delivery = try folder.deliver(packed, pieceByteCount: pieceByteCount)
      #expect(delivery.bytes == archive)
      #expect(delivery.parts.count == 1)
      #expect(delivery.parts.first?.name == folder.path + "/export")
      #expect(delivery.codes == [])
    }
  }

  @Test(arguments: Packing.Filter.allCases, Packing.Filter.allCases)
  func deliversWhatWasCompressedTwice(inner: Packing.Filter, outer: Packing.Filter) throws {
    let packed = try Packing.compress(Packing.compress(archive, inner), outer)
    #expect(try folder.deliver(packed).bytes == archive)
  }

  @Test func refusesWhatWasCompressedOverAndOver() throws {
    var packed = archive
    for _ in 0..<4 { packed = try Packing.compress(packed, .gzip) }
    #expect(throws: InputError.self) { try folder.deliver(packed) }
  }

  /// As `pigz -p`, `cat a.gz b.gz` and some servers make it.
  @Test(arguments: [Packing.Filter.gzip, .xz, .zstd, .bzip2], [1, 5000, 300_000])
  func readsMembersOneAfterTheOther(filter: Packing.Filter, at place: Int) throws {
    let packed =
      try Packing.compress(Array(archive[..<place]), filter)
      + Packing.compress(Array(archive[place...]), filter)
    #expect(try folder.deliver(packed).bytes == archive)
  }

  @Test func passesOverZerosBehindGzip() throws {
    let packed = try Packing.compress(archive, .gzip) + [UInt8](repeating: 0, count: 200_000)
    let delivery = try folder.deliver(packed)
    #expect(delivery.bytes == archive)
    #expect(delivery.codes == [])
  }

  @Test func tellsOfWhatStandsBehindGzip() throws {
    let packed = try Packing.compress(archive, .gzip) + Array("good bye".utf8)
    let delivery = try folder.deliver(packed)
    #expect(delivery.bytes == archive)
    #expect(delivery.codes == ["damaged-compression"])
    #expect(delivery.diagnostics.first?.severity == .warning)
  }

  @Test func deliversEveryByteBeforeGzipBreaksOff() throws {
    let packed = try Packing.compress(archive, .gzip)
    // Without the checksum and the length, all of the text is there.
    let delivery = try folder.deliver(packed.dropLast(8))
    #expect(delivery.bytes == archive)
    #expect(delivery.codes == ["damaged-compression"])
    #expect(delivery.diagnostics.first?.severity == .error)
    #expect(delivery.diagnostics.first?.file == folder.path + "/export")
  }

  /// Where it breaks off, what comes out is the beginning of what went in.
  @Test(arguments: [Packing.Filter.gzip, .xz, .zstd, .bzip2])
  func deliversABeginningWhenItBreaksOff(filter: Packing.Filter) throws {
    let packed = try Packing.compress(archive, filter)
    var longest = 0
    for end in stride(from: 1, to: packed.count, by: max(1, packed.count / 200)) {
      guard let delivery = try? folder.deliver(Array(packed[..<end])) else { continue }
      #expect(archive.starts(with: delivery.bytes) || end < 20)
      #expect(delivery.codes == ["damaged-compression"] || end < 20)
      if filter == .gzip { #expect(delivery.bytes.count >= longest || end < 20) }
      longest = max(longest, delivery.bytes.count)
    }
    if filter == .gzip { #expect(longest > archive.count * 9 / 10) }
  }

  /// Whatever is wrong in the middle, there is an end.
  @Test(arguments: [Packing.Filter.gzip, .xz, .zstd, .bzip2])
  func survivesWrongBytes(filter: Packing.Filter) throws {
    let packed = try Packing.compress(archive, filter)
    for place in stride(from: 6, to: packed.count, by: max(1, packed.count / 100)) {
      var wrong = packed
      wrong[place] ^= 0x55
      guard let delivery = try? folder.deliver(wrong) else { continue }
      // libarchive's zstd has no checksum.
      let isTold = delivery.bytes == archive || delivery.codes == ["damaged-compression"]
      #expect(isTold || filter == .zstd, "\(place)")
    }
  }

  @Test(arguments: [Packing.Filter.gzip, .xz, .zstd, .bzip2])
  func stopsABomb(filter: Packing.Filter) throws {
    let head = Array(Archive.item(1).utf8)
    let packed =
      try Packing.compress(head, filter)
      + Packing.compress([UInt8](repeating: 0x20, count: 1 << 20), filter, repeats: 200)
    let input = try ArchiveInput(folder.write(packed, to: "bomb"))
    let source = try #require(try input.open().first)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
    defer { buffer.deallocate() }
    var count = 0
    while case let read = try source.read(into: buffer), read > 0 { count += read }
    #expect(count < 200 << 20)
    #expect(source.takeDiagnostics().map(\.code.rawValue) == ["compression-limit"])
  }

  @Test func tellsNoSizeOfWhatIsCompressed() throws {
    #expect(try ArchiveInput(folder.write(archive, to: "a")).byteCount == archive.count)
    let packed = try Packing.compress(archive, .gzip)
    #expect(try ArchiveInput(folder.write(packed, to: "b")).byteCount == nil)
  }
}
