import ByteInput
import ArchiveInput
import SiteModel
import TestSupport
import SystemPackage
import Testing
import WXRReader

/// Folders of exports.
@Suite struct FolderTests {
  private let folder: InputFolder

  init() throws {
    folder = try InputFolder()
  }

  private func part(_ number: Int) -> [UInt8] { Archive(items: [Archive.item(number)]).bytes }

  @Test(arguments: ["", "/"])
  func holdsExports(end: String) throws {
    for number in [1, 2, 10] { _ = try folder.write(part(number), to: "part-\(number).xml") }
    _ = try folder.write(Packing.compress(part(3), .gzip), to: "part-3.xml.gz")
    _ = try folder.write(
      Packing.zip([Packing.Entry("a.txt", "x"), Packing.Entry("b.xml", part(4))]), to: "part-4.zip")
    _ = try folder.write(Array("Hello".utf8), to: "notes.txt")
    _ = try folder.write(Packing.zip([Packing.Entry("a.jpg", [0xFF, 0])]), to: "photos.zip")
    _ = try folder.write(part(5), to: ".hidden.xml")
    _ = try folder.write(part(6), to: "deeper/part-6.xml")
    let name = folder.path + end
    let delivery = try Delivery(ArchiveInput.named(name))
    #expect(delivery.bytes == [1, 2, 3, 4, 10].flatMap(part))
    #expect(delivery.parts.first?.name == folder.path + "/part-1.xml")
    // Also that of the zip.
    #expect(delivery.codes == Array(repeating: "not-wxr-entry", count: 5))

    let listing = try ArchiveInput.Folder(FilePath(name))
    #expect(
      listing.archives.map(\.name)
        == ["part-1.xml", "part-2.xml", "part-3.xml.gz", "part-4.zip", "part-10.xml"]
        .map { "\(folder.path)/\($0)" })
    #expect(
      listing.diagnostics.map(\.file)
        == [".hidden.xml", "deeper", "notes.txt", "photos.zip"].map { "\(folder.path)/\($0)" })
    // A folder may hold exports that the user wants.
    #expect(
      listing.diagnostics.filter { $0.severity == .warning }.map(\.file) == [
        "\(folder.path)/deeper"
      ])
    let all = try ArchiveInput.Folder(FilePath(name), recursive: true)
    #expect(all.archives.first?.name == folder.path + "/deeper/part-6.xml")
  }

  @Test func refusesAFolderWithoutExports() throws {
    _ = try folder.write(Array("Hello".utf8), to: "notes.txt")
    let error = #expect(throws: InputError.self) { try ArchiveInput.named(folder.path) }
    #expect(error?.code == .cannotOpen)
    #expect(error?.message == "is a folder without exports")
    #expect(throws: InputError.self) { try ArchiveInput(folder.path) }
    #expect(throws: InputError.self) { try ArchiveInput.named(folder.path + "/missing") }
  }

  /// So that it is reported, and not forgotten.
  @Test func countsADamagedExportAsOne() throws {
    _ = try folder.write(Packing.compress(part(1), .gzip).prefix(10) + [1, 2, 3], to: "a.gz")
    #expect(try ArchiveInput.Folder(FilePath(folder.path)).archives.count == 1)
  }
}
