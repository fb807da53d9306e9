import ByteInput
import CLibXML2
import SiteModel

/// libxml2's SAX2 push parser, which tells a `RecordBuilder` what it finds.
///
/// Only this file uses libxml2. The push interface is fast in every version of libxml2 (see
/// docs/Decisions.md). A chunk ends with the end of an item, so that a failure belongs to that
/// item.
struct XMLPushParser: ~Copyable {
  /// It is on the heap because C keeps its address.
  private let state: UnsafeMutablePointer<State>
  private var context: xmlParserCtxtPtr

  private struct State: ~Copyable {
    var builder: RecordBuilder
    var failure: Failure?
  }

  /// Why libxml2 cannot go on.
  struct Failure {
    var code: Int32
  }

  init(builder: consuming RecordBuilder) throws(InputError) {
    xmlInitParser()
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: State(builder: builder))
    guard let context = Self.makeContext(state) else {
      state.deinitialize(count: 1)
      state.deallocate()
      throw InputError(.outOfMemory, "not enough memory for an XML parser")
    }
    self.state = state
    self.context = context
  }

  private static func makeContext(_ state: UnsafeMutablePointer<State>) -> xmlParserCtxtPtr? {
    var handler = Self.handler()
    guard let context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else { return nil }
    // HUGE: bodies over 10 MB exist. The option also removes libxml2's protection against entity
    // bombs, so no document type declaration is ever fed. NONET: libxml2 never downloads anything.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue))
    return context
  }

  deinit {
    Self.free(context)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  private static func free(_ context: xmlParserCtxtPtr) {
    // libxml2 makes a document for some kinds of input, although the handler is our own.
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
  }

  /// Begins a new stream, whose elements go to the same builder.
  mutating func restart() throws(InputError) {
    guard let new = Self.makeContext(state) else {
      throw InputError(.outOfMemory, "not enough memory for an XML parser")
    }
    Self.free(context)
    context = new
    state.pointee.failure = nil
  }

  /// Set when the stream is not well-formed.
  ///
  /// Bytes that are fed after that are ignored.
  var failure: Failure? { state.pointee.failure }

  var builder: RecordBuilder {
    _read { yield state.pointee.builder }
    _modify { yield &state.pointee.builder }
  }

  /// Parses bytes that follow what was fed before.
  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    // libxml2 counts a chunk in Int32.
    var start = 0
    while start < bytes.count && failure == nil {
      let count = min(bytes.count - start, 1 << 30)
      bytes.withMemoryRebound(to: CChar.self) { chunk in
        _ = xmlParseChunk(context, chunk.baseAddress.map { $0 + start }, Int32(count), 0)
      }
      start += count
    }
  }

  mutating func feed(_ text: String) {
    var text = text
    text.withUTF8 { feed($0) }
  }

  /// The callbacks.
  ///
  /// libxml2 copies the table. A callback that is nil is not called: libxml2 makes no tree, reads
  /// no declarations, and knows only XML's five entities.
  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = {
      context, localName, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
      guard let localName else { return }
      XMLPushParser.state(context).pointee.builder.startElement(
        localName, prefix: prefix, uri: uri,
        attributes: XMLAttributes(
          attributes: attributes, count: Int(attributeCount),
          namespaces: namespaces, namespaceCount: Int(namespaceCount)))
    }
    handler.endElementNs = { context, _, _, _ in
      XMLPushParser.state(context).pointee.builder.endElement()
    }
    handler.characters = { context, text, count in
      XMLPushParser.state(context).pointee.builder.characters(
        UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { context, text, count in
      XMLPushParser.state(context).pointee.builder.cdata(
        UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.comment = { context, text in
      guard let text else { return }
      var count = 0
      while text[count] != 0 { count += 1 }
      XMLPushParser.state(context).pointee.builder.comment(
        UnsafeBufferPointer(start: text, count: count))
    }
    handler.processingInstruction = { context, target, _ in
      guard let target else { return }
      XMLPushParser.state(context).pointee.builder.instruction(target)
    }
    handler.serror = { context, error in
      guard let context, let error, error.pointee.level == XML_ERR_FATAL else { return }
      let state = XMLPushParser.state(context)
      guard state.pointee.failure == nil else { return }
      state.pointee.failure = Failure(code: error.pointee.code)
    }
    return handler
  }

  /// Our state, which C keeps as a pointer.
  ///
  /// The owner outlives every callback, because callbacks run only inside its calls.
  private static func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<State> {
    guard let context else { preconditionFailure("libxml2 lost the address of its handler") }
    return context.assumingMemoryBound(to: State.self)
  }
}

extension XMLPushParser.Failure {
  /// What is wrong, in our own words, because libxml2's messages differ between versions and can
  /// mislead.
  var message: String {
    switch code {
    case Int32(XML_ERR_INVALID_CHAR.rawValue): "a character that XML forbids"
    case Int32(XML_ERR_INVALID_ENCODING.rawValue), Int32(XML_ERR_UNKNOWN_ENCODING.rawValue):
      "bytes that are not UTF-8, or a character that XML forbids"
    case Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue): "an end tag that does not match its start tag"
    case Int32(XML_ERR_UNDECLARED_ENTITY.rawValue), Int32(XML_WAR_UNDECLARED_ENTITY.rawValue):
      "an entity that XML does not know"
    case Int32(XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue),
      Int32(XML_ERR_ENTITYREF_NO_NAME.rawValue), Int32(XML_ERR_NAME_REQUIRED.rawValue):
      "a bare & or < in text"
    case Int32(XML_ERR_INVALID_CHARREF.rawValue), Int32(XML_ERR_INVALID_DEC_CHARREF.rawValue),
      Int32(XML_ERR_INVALID_HEX_CHARREF.rawValue):
      "a reference to a character that XML forbids"
    case Int32(XML_ERR_MISPLACED_CDATA_END.rawValue): "a ]]> in text"
    case Int32(XML_ERR_CDATA_NOT_FINISHED.rawValue): "a CDATA section that does not end"
    case Int32(XML_ERR_COMMENT_NOT_FINISHED.rawValue): "a comment that does not end"
    case Int32(XML_ERR_GT_REQUIRED.rawValue), Int32(XML_ERR_LT_REQUIRED.rawValue),
      Int32(XML_ERR_LTSLASH_REQUIRED.rawValue), Int32(XML_ERR_SPACE_REQUIRED.rawValue),
      Int32(XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue),
      Int32(XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue), Int32(XML_ERR_ATTRIBUTE_REDEFINED.rawValue),
      Int32(XML_ERR_LT_IN_ATTRIBUTE.rawValue):
      "a broken tag"
    case Int32(XML_ERR_TAG_NOT_FINISHED.rawValue), Int32(XML_ERR_DOCUMENT_END.rawValue),
      Int32(XML_ERR_DOCUMENT_EMPTY.rawValue):
      "content that ends or goes on where it must not"
    default: "broken XML (libxml2's code \(code))"
    }
  }
}
