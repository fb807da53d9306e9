import ByteInput
import SiteModel
import TestSupport
import Testing
import WXRReader

/// One kind of damage in an archive of many sound items: what it costs, and what is said of it.
@Suite struct DamageTests {
  @Test(arguments: DamageCase.all)
  func repairs(damage: DamageCase) throws {
    for index in damage.isOfItem ? [0, 2, 4] : [2] {
      var archive = DamageArchive()
      try damage.prepare(&archive, index)
      var expected = try DamageArchive.Content(Reading(archive.bytes))
      damage.expect(&expected, index)
      try damage.damage(&archive, index)
      let bytes = archive.bytes
      let reading = try Reading(bytes)
      compare(DamageArchive.Content(reading), expected, "\(damage.name), item \(index)")
      check(reading.diagnostics, damage, in: bytes)
      #expect(try Reading(bytes, pieceByteCount: 1) == reading)
      #expect(try Reading(bytes, pieceByteCount: 64) == reading)
      #expect(try Reading([MemorySource(bytes)], jobs: 1) == reading)
      #expect(try Reading([MemorySource(bytes)], jobs: 2) == reading)
    }
  }

  @Test func hasAMatrixOfManyKinds() {
    #expect(DamageCase.all.count >= 60)
    #expect(Set(DamageCase.all.map(\.name)).count == DamageCase.all.count)
  }

  private func compare(
    _ content: DamageArchive.Content, _ expected: DamageArchive.Content, _ place: String
  ) {
    // Namespaces are what the tags of the archive declare, which damage may have taken away.
    #expect(
      content.sites.map(\.withoutNamespaces) == expected.sites.map(\.withoutNamespaces), "\(place)")
    #expect(content.authors == expected.authors, "\(place)")
    #expect(content.terms == expected.terms, "\(place)")
    #expect(content.posts.map(\.id) == expected.posts.map(\.id), "\(place)")
    guard content.posts.count == expected.posts.count else { return }
    for (post, expected) in zip(content.posts, expected.posts) where post != expected {
      Issue.record("\(place): \(PostDifference(post, expected))")
    }
  }

  private func check(_ diagnostics: [Diagnostic], _ damage: DamageCase, in bytes: [UInt8]) {
    #expect(Set(diagnostics.map(\.code)) == damage.codes, "\(damage.name): \(diagnostics)")
    for diagnostic in diagnostics {
      // What is told once for the whole archive is counted without a place.
      let isCount = diagnostic.code == .declaredEncoding && diagnostic.line == nil
      #expect(isCount || diagnostic.isPlaced(in: bytes), "\(diagnostic)")
      #expect(diagnostic.severity == DamageCase.severity(of: diagnostic.code), "\(diagnostic)")
    }
  }
}

extension Site {
  fileprivate var withoutNamespaces: Site {
    var site = self
    site.namespaces = []
    return site
  }
}
