package import ByteText
package import SiteModel

extension JSONWriter {
  /// Writes a value, whose depth its reader has bounded.
  package mutating func write(_ value: DecodedValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): integer(value)
    case .double(let value): double(value)
    case .string(let value): string(value)
    case .list(let values):
      beginArray()
      for value in values { write(value) }
      endArray()
    case .map(let entries):
      beginObject()
      write(entries)
      endObject()
    case .object(let className, let properties):
      beginObject()
      member("@class", className)
      write(properties)
      endObject()
    }
  }

  private mutating func write(_ entries: [DecodedEntry]) {
    for entry in entries {
      key(text: entry.key)
      write(entry.value)
    }
  }
}

extension DecodedValue {
  /// The value as a JSON text.
  package var json: String {
    var writer = JSONWriter()
    writer.write(self)
    return writer.finish().withBytes { String(decoding: $0, as: UTF8.self) }
  }
}
