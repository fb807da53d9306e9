import WXRFormat

/// Remembers the meanings of the element names of one parser.
///
/// libxml2 keeps one copy of each name, so the address identifies the name. A `String` is made only
/// for the first tag of a name.
struct ElementNames {
  private struct Entry {
    var localName: UnsafePointer<UInt8>?
    var prefix: UnsafePointer<UInt8>?
    var uri: UnsafePointer<UInt8>?
    var name = ElementName.unknown
  }

  /// Open addressing: a name is at its slot, or in the run of entries that begins there.
  private var entries = [Entry](repeating: Entry(), count: Self.slotCount)
  private var entryCount = 0
  private static let slotCount = 512
  /// The namespaces that were found; an archive has only a few.
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
    // A hostile archive may have more names than fit into the table. Its names are looked up again
    // each time.
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
    // The number is limited because each hostile item may declare its own.
    if namespaces.count < 64 { namespaces.append((uri, namespace)) }
    return namespace
  }
}
