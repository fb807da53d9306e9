import WXRFormat

/// Remembers what the names of one parser's elements mean.
///
/// libxml2 keeps one copy of each name, so its address stands for it and no `String` is made
/// for a tag after the first.
struct ElementNames {
  private struct Entry {
    var localName: UnsafePointer<UInt8>?
    var prefix: UnsafePointer<UInt8>?
    var uri: UnsafePointer<UInt8>?
    var name = ElementName.unknown
  }

  /// Open addressing: a name stands at its slot or in the run of entries that begins there.
  private var entries = [Entry](repeating: Entry(), count: Self.slotCount)
  private var entryCount = 0
  private static let slotCount = 512
  /// The namespaces met; an archive has a handful.
  private var namespaces: [(uri: UnsafePointer<UInt8>, namespace: WXRNamespace)] = []

  mutating func name(
    _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) -> ElementName {
    // Addresses in libxml2's string pool differ in their low bits.
    var slot = Int(truncatingIfNeeded: UInt(bitPattern: localName) &* 0x9E37_79B9 >> 16)
    while true {
      slot &= Self.slotCount - 1
      let entry = entries[slot]
      if entry.localName == localName && entry.prefix == prefix && entry.uri == uri {
        return entry.name
      }
      if entry.localName == nil { break }
      slot += 1
    }
    let namespace = namespace(uri: uri, prefix: prefix)
    let name = ElementName(namespace: namespace, localName: String(cString: localName))
    // Hostile archives have more names than the table holds; they pay for each.
    if entryCount < Self.slotCount / 2 {
      entries[slot] = Entry(localName: localName, prefix: prefix, uri: uri, name: name)
      entryCount += 1
    }
    return name
  }

  private mutating func namespace(
    uri: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?
  ) -> WXRNamespace {
    guard let uri else { return WXRNamespace(prefix: prefix.map { String(cString: $0) }) }
    if let known = namespaces.first(where: { $0.uri == uri }) { return known.namespace }
    let namespace = WXRNamespace(uri: String(cString: uri))
    // Not without bound: hostile items may each declare their own.
    if namespaces.count < 64 { namespaces.append((uri, namespace)) }
    return namespace
  }
}
