/// Writes JSON token by token, compact or indented.
package struct JSONWriter: ~Copyable {
  @usableFromInline var buffer: ByteBuffer
  private let isPretty: Bool
  private var depth: Int
  /// Whether the next value or key follows another one.
  private var needsComma: Bool
  /// Whether a key waits for its value.
  private var afterKey = false

  /// - Parameters:
  ///   - pretty: Whether to indent.
  ///   - depth: How many objects and arrays stand around what is written, for the indentation.
  ///   - continues: Whether a value stands before it in the innermost of them.
  ///   - capacity: How many bytes are expected.
  package init(
    pretty: Bool = false, depth: Int = 0, continues: Bool = false, capacity: Int = 4096
  ) {
    buffer = ByteBuffer(capacity: capacity)
    isPretty = pretty
    self.depth = depth
    needsComma = continues
  }

  package consuming func finish() -> ByteChunk { buffer.finish() }

  /// How many bytes are written so far.
  @inlinable
  package var byteCount: Int { buffer.count }

  /// Begins a value of its own, which nothing in the buffer stands around or before.
  package mutating func beginValue() { needsComma = false }

  /// What is written so far from a place on, valid during the call.
  package func withBytes(from start: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(buffer.bytes(start..<buffer.count)))
  }

  /// Writes bytes as they are, between values of their own.
  package mutating func append(text: String) { buffer.append(text: text) }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { buffer.append(bytes) }

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    buffer.append(bracket)
    depth += 1
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if isPretty && needsComma { newLine() }
    buffer.append(bracket)
    needsComma = true
  }

  /// Writes the key of the value that is written next; it must need no escape.
  package mutating func key(_ name: StaticString) {
    if isPretty {
      separate()
      buffer.appendJSONKey(name, afterComma: false)
      buffer.append(UInt8(ascii: " "))
    } else {
      buffer.appendJSONKey(name, afterComma: needsComma)
    }
    needsComma = false
    afterKey = true
  }

  /// Writes any text as the key of the value that is written next.
  package mutating func key(text: String) {
    separate()
    buffer.appendJSON(text)
    buffer.append(isPretty ? ": " : ":")
    needsComma = false
    afterKey = true
  }

  package mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  package mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func string(_ value: String) {
    separate()
    buffer.appendJSON(value)
    needsComma = true
  }

  package mutating func integer(_ value: Int) {
    separate()
    if (0...9).contains(value) {
      buffer.append(0x30 + UInt8(value))
    } else {
      buffer.append(text: String(value))
    }
    needsComma = true
  }

  package mutating func bool(_ value: Bool) {
    separate()
    buffer.append(value ? "true" : "false")
    needsComma = true
  }

  package mutating func null() {
    separate()
    buffer.append("null")
    needsComma = true
  }

  /// Writes a number; what JSON has no number for becomes PHP's word for it.
  package mutating func double(_ value: Double) {
    guard value.isFinite else {
      string(value.isNaN ? "NAN" : value < 0 ? "-INF" : "INF")
      return
    }
    separate()
    buffer.append(text: String(value))
    needsComma = true
  }

  /// Writes bytes that need no escape as a string.
  package mutating func plainString(_ bytes: UnsafeBufferPointer<UInt8>) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer.append(bytes)
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Ends a line outside any value, as JSON Lines asks for.
  package mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Puts the value that is written next on a line of its own, in compact form too.
  package mutating func beginElementOnLine() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
    newLine()
    afterKey = true
  }

  /// Ends an array whose elements stand on lines of their own.
  package mutating func endArrayOfLines() {
    if needsComma && !isPretty { newLine() }
    endArray()
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    if needsComma { buffer.append(UInt8(ascii: ",")) }
    if isPretty && depth > 0 { newLine() }
  }

  private mutating func newLine() {
    buffer.append(UInt8(ascii: "\n"))
    guard isPretty else { return }
    for _ in 0..<depth { buffer.append("  ") }
  }
}
